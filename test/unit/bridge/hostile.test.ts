// One view, whatever it asks or refuses, takes nothing from the others; names that every object has are no ids.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Hub } from '../../../lib/bridge/hub.ts';
import { parseCommand, parseViewMessage, type WorkerMessage } from '../../../lib/bridge/protocol.ts';
import { EXTENSION_ID, EXTENSION_ORIGIN, FROM_CRM, FROM_PAGE, portPair } from '../worker/ports.ts';
import { calm, ManualClock } from '../webitel/socket-stage.ts';
import { view } from './views.ts';

function stage() {
  const clock = new ManualClock();
  const faults: unknown[] = [];
  const s = {
    clock,
    faults,
    now: view(),
    conversation: (id: string) => (id === 'broken' ? boom() : null),
    hub: null as unknown as Hub,
    connect(sender: object = FROM_PAGE, name = 'page') {
      const pair = portPair(sender, name);
      let hungUp = false;
      pair.view.onDisconnect.addListener(() => (hungUp = true));
      s.hub.connect(pair.worker);
      return { ...pair, said: pair.posted as WorkerMessage[], hungUp: () => hungUp };
    },
    async change(queued: number) {
      s.now = view({ queued });
      s.hub.publish();
      await clock.advance(20);
    },
  };
  s.hub = new Hub({
    extensionId: EXTENSION_ID,
    extensionOrigin: EXTENSION_ORIGIN,
    readAnswer: (_, answer) => answer,
    openGateway: () => {},
    crms: () => ['https://acme.creatio.com'],
    mayBeCrm: () => false,
    confirmCrm: async () => {},
    countCalls: async () => {},
    view: () => s.now,
    conversation: (id) => s.conversation(id),
    execute: async () => ({ ok: true }),
    after: (ms, run) => clock.after(ms, run),
    onFault: (error) => void faults.push(error),
  });
  return s;
}
const boom = (): never => {
  throw new TypeError('projection');
};

it('an exception for one view is told, and the others hear every change', async () => {
  const s = stage();
  const bad = s.connect();
  const good = s.connect();
  bad.view.postMessage({ kind: 'watch', conversationId: 'broken' });
  await calm();
  for (let n = 1; n <= 5; n++) await s.change(n);
  expect(good.said.filter((m) => m.kind === 'patch')).toHaveLength(5);
  expect(s.faults[0]).toBeInstanceOf(TypeError);
});

it('a post that is refused ends that line, so that the view comes back; the others hear on', async () => {
  const s = stage();
  const mute = s.connect();
  const good = s.connect();
  mute.worker.postMessage = () => {
    throw new Error('Message length exceeded maximum allowed length.');
  };
  for (let n = 1; n <= 5; n++) await s.change(n);
  expect(good.said.filter((m) => m.kind === 'patch')).toHaveLength(5);
  expect(mute.hungUp()).toBe(true);
});

it('a question that a tab’s line refuses is asked elsewhere, long before its time is over', async () => {
  const s = stage();
  s.connect(FROM_CRM, 'launcher a');
  const gateway = s.connect(FROM_CRM, 'gateway');
  const other = { ...FROM_CRM, tab: { id: 8, windowId: 3 } };
  s.connect(other, 'launcher b');
  const second = s.connect(other, 'gateway');
  for (const one of [gateway, second])
    one.view.onMessage.addListener((raw) => {
      const message = raw as WorkerMessage;
      if (message.kind === 'crm')
        one.view.postMessage({ kind: 'crm-answer', callId: message.callId, result: { ok: true, value: 1 } });
    });
  second.worker.postMessage = boom;
  let answer: unknown = null;
  void s.hub.askCrm('contact', {}, 'https://acme.creatio.com').then((one) => (answer = one));
  await s.clock.advance(2_000);
  await calm();
  expect(answer).toEqual({ ok: true, value: 1 });
});

const NAMES = Object.getOwnPropertyNames(Object.prototype);
it('names that every object has are ids of nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), (id) => {
      expect(parseViewMessage({ kind: 'watch', conversationId: id })).toBeNull();
      expect(parseViewMessage({ kind: 'looking', conversationId: id })).toBeNull();
      for (const type of [
        'chat.accept',
        'chat.leave',
        'chat.older',
        'contact.identify',
        'record.retry',
        'text.keep',
        'message.send',
      ])
        for (const kind of ['desk', 'page'] as const)
          expect(
            parseCommand(
              { type, conversationId: id, localId: id, text: '', before: 0, upTo: 0, field: 'message' },
              kind,
            ),
          ).toBeNull();
      expect(parseCommand({ type: 'outgoing.retry', localId: id, newLocalId: 'x' }, 'desk')).toBeNull();
      expect(parseCommand({ type: 'message.retry', localId: 'x', newLocalId: id }, 'desk')).toBeNull();
    }),
  );
});
