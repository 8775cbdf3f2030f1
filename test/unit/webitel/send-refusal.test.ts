import { expect, test } from 'vitest';
import { refusal } from '../../../lib/webitel/errors.ts';
import { sendRefusal } from '../../../lib/webitel/send-refusal.ts';

const ID = 'chat.send.text.app_err';
const said = (detail: string, id = ID) => sendRefusal(refusal({ id, detail, code: 500 }));

test.each([
  'context deadline exceeded',
  'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
  'rpc error: code = Canceled desc = context canceled',
])('«%s» is no refusal: nobody knows', (detail) => {
  expect(said(detail)).toEqual({ type: 'unsure', detail });
});

test('will be delivered is no refusal: it is sent, later', () => {
  expect(said('message was sent and will be delivered', 'portal.customer.update.not_delivered')).toEqual({
    type: 'ok',
    later: true,
  });
});

test.each([
  ['send: FROM channel ID=7 is already closed', 'chat-closed'],
  ['send: FROM channel ID=7 is closed', 'chat-closed'],
  ['send: FROM sender not found or been closed', 'chat-closed'],
  ['send: message text is missing', 'text.missing'],
  ['send: document source URL is missing', 'document.url'],
  ['send: document URL is invalid', 'document.url'],
  ['send: document MIME is invalid', 'mime.invalid'],
  ['Forbidden: bot was blocked by the user', ID],
  ['', ID],
])('the words «%s» tell the reason %s', (detail, reason) => {
  expect(said(detail)).toEqual({ type: 'refused', reason, detail });
});
