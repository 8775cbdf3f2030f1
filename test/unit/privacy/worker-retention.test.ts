// What is forgotten: each kind has a limit of its own, and unsent words have none.
import { expect, it } from 'vitest';
import { ChatStore } from '../../../lib/worker/chat-store.ts';
import { keptKey } from '../../../lib/kept/fields.ts';
import { forgetOld } from '../../../lib/privacy/worker-retention.ts';
import { ManualClock } from '../webitel/socket-stage.ts';

const HOUR = 3_600_000;
const NOW = 1_790_000_000_000;

function stage() {
  const store = new ChatStore(new ManualClock(), () => {});
  const chat = (id: string, at: number) =>
    store.apply({
      type: 'invited',
      id,
      channelId: `own-${id}`,
      title: id,
      queue: '',
      createdAt: at,
      invitedAt: at,
      expiresAt: null,
      variables: {},
      members: [],
      messages: [],
    });
  return {
    store,
    ended(id: string, at: number) {
      chat(id, at);
      store.apply({ type: 'joined', id, channelId: `own-${id}`, at });
      store.apply({ type: 'closed', id, reason: 'client', at: at + 1000 });
    },
    missed(id: string, at: number) {
      chat(id, at);
      store.apply({ type: 'withdrawn', id, channelId: `own-${id}`, reason: 'timeout', at: at + 1000 });
    },
  };
}

it('sixty missed invitations push out no closed chat', () => {
  const { store, ended, missed } = stage();
  for (let n = 0; n < 20; n++) ended(`closed-${n}`, NOW - HOUR);
  for (let n = 0; n < 60; n++) missed(`missed-${n}`, NOW - n);
  forgetOld(store, NOW);
  const left = Object.keys(store.chats);
  expect(left.filter((id) => id.startsWith('closed-'))).toHaveLength(20);
  expect(left.filter((id) => id.startsWith('missed-'))).toHaveLength(50);
  expect(left).not.toContain('missed-59');
});

it('what nobody has got stays, however many chats came after it', async () => {
  const { store, ended } = stage();
  for (const id of ['draft', 'card', 'refused', 'nothing']) ended(id, NOW - 10 * HOUR);
  await store.keepText('draft', 'недописане');
  await store.keepText(keptKey('card', 'card'), '{}');
  await store.enqueue([
    {
      type: 'enqueued',
      localId: 'l',
      conversationId: 'refused',
      channelId: 'own-refused',
      text: 'не дійшло',
      createdAt: NOW,
    } as never,
  ]);
  for (let n = 0; n < 60; n++) ended(`later-${n}`, NOW - n);
  forgetOld(store, NOW);
  expect(Object.keys(store.chats)).toEqual(expect.arrayContaining(['draft', 'card', 'refused']));
  expect(Object.keys(store.chats)).not.toContain('nothing');
  expect(store.outbox).toHaveLength(1);
});

it('facts of chats that never came have their limit too', () => {
  const { store } = stage();
  for (let n = 0; n < 80; n++) store.apply({ type: 'deleted', id: `loose-${n}`, messageId: 1 });
  forgetOld(store, NOW);
  expect(Object.keys(store.chats)).toHaveLength(50);
});
