import { describe, expect, test } from 'vitest';
import { failureReason, type Refused } from '../../../lib/shown/failure-reason.ts';
import { translator } from '../../../lib/i18n/index.ts';
import { WebitelError } from '../../../lib/webitel/errors.ts';
import { sendRefusal } from '../../../lib/webitel/send-refusal.ts';

const t = translator('uk');
const refused = (over: Partial<Refused>): string =>
  failureReason(
    { id: 'chat.send.text.app_err', isFile: false, messenger: 'WhatsApp', isLate: false, ...over },
    t,
  );

describe('a refusal after the time in which free text is taken', () => {
  test('names it, whatever the gateway said', () => {
    expect(refused({ isLate: true })).toContain('WhatsApp приймає вільний текст лише 24');
    expect(refused({})).toBe(t('reason.gateway'));
  });

  test('another reason stays what it is', () => {
    expect(refused({ isLate: true, id: 'chat-closed' })).toBe(t('reason.closed'));
  });

  test.each([
    "more than 24 hours since the customer's last message",
    '(#131047) Re-engagement message',
    'Message failed to send because more than 24 hours have passed',
    'message is outside the allowed window',
  ])('%j is one', (detail) => {
    const known = sendRefusal(new WebitelError('refused', 'chat.send.channel.gateway_error', detail));
    expect(known).toMatchObject({ type: 'refused', reason: 'window-over' });
    expect(refused({ id: 'window-over' })).toContain('24');
  });
});
