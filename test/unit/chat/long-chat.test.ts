/** Of a conversation that goes on all day the oldest messages go, and nothing else changes by it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../lib/chat/lines.ts';
import { KEEP_AT_MOST, KEEP_MESSAGES, MOST_MESSAGES, withoutOldest } from '../../../lib/chat/long-chat.ts';
import type { Outbox, OutboxEntry } from '../../../lib/chat/outbox.ts';
import { sharedPhone } from '../../../lib/chat/shared-phone.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import type { Chat, Message } from '../../../lib/chat/types.ts';
import { active, at, CONV, item, message, MINE, play, said, snapshot } from './builders.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Every tenth message is the operator's, the last one is. */
const talk = (from: number, to: number): Message[] =>
  range(from, to).map((id) => message(id, id % 10 === 0 || id === to ? { channelId: MINE } : {}));

const shortened = (chat: Chat, outbox: Outbox = []): Chat =>
  play([{ type: 'shortened', id: CONV, outbox } satisfies ChatEvent], { [CONV]: chat })[CONV]!;
const ids = (chat: Chat): number[] => chat.messages.map((m) => m.id);
const told = (chat: Chat, event: ChatEvent): Chat => play([event], { [CONV]: chat })[CONV]!;
const read = (chat: Chat): Chat => told(chat, { type: 'read', id: CONV, upTo: chat.messages.at(-1)!.id });
const older = (messages: Message[], reachedStart = false): ChatEvent => ({
  type: 'history',
  id: CONV,
  messages,
  members: [],
  reachedStart,
});

const LONG = MOST_MESSAGES + 1;
const long = read({ ...active(talk(1, LONG)), reachedStart: true });
const FIRST = LONG - KEEP_MESSAGES + 1;

describe('a conversation', () => {
  it('of that many messages stays as it is', () => {
    const chat = read(active(talk(1, MOST_MESSAGES)));
    expect(shortened(chat)).toBe(chat);
  });

  it('that is longer keeps the newest, says that there are others, and they can be read again', () => {
    const chat = shortened(long);
    expect(ids(chat)).toEqual(range(FIRST, LONG));
    expect(chat.reachedStart).toBe(false);
    const again = told(chat, older(talk(1, LONG).slice(0, FIRST - 1), true));
    expect(ids(again)).toEqual(ids(long));
    expect(again.reachedStart).toBe(true);
    expect(linesOf(again, [])).toEqual(linesOf(long, []));
  });

  it('has no gap by what comes late of a message that is gone', () => {
    const chat = shortened(long);
    const edit = message(3, { text: 'edited', editedAt: at(9000) });
    const late = told(chat, said(edit));
    expect(ids(late)[0]).toBe(FIRST);
    const listed = told(
      late,
      snapshot([item({ messages: [edit, message(LONG)], whole: false, trusted: false })], 9000),
    );
    expect(ids(listed)[0]).toBe(FIRST);
    // What is read again is as it was edited: the server has it so.
    const again = told(listed, older([edit, message(4)]));
    expect(again.messages[0]).toMatchObject({ id: 3, text: 'edited' });
    const begun = told(again, older([message(1), message(2)], true));
    expect(told(begun, said(message(0))).messages[0]!.id).toBe(0);
  });

  it('takes in an edit of the first message that stays', () => {
    const edit = message(FIRST, { text: 'edited', editedAt: at(9000) });
    expect(told(shortened(long), said(edit)).messages[0]).toMatchObject({ id: FIRST, text: 'edited' });
  });

  it('forgets where deleted messages were that are gone, and that they were deleted it does not', () => {
    const more = read(active(talk(1, LONG + 2)));
    const without = (chat: Chat, messageId: number): Chat =>
      told(chat, { type: 'deleted', id: CONV, messageId });
    const chat = shortened(without(without(more, 5), LONG - 5));
    expect(linesOf(chat, [])[0]!.messageId).toBe(ids(chat)[0]);
    expect(linesOf(chat, []).filter((l) => l.notice === 'deleted')).toHaveLength(1);
    const again = told(chat, older(talk(1, 100)));
    expect(ids(again)).not.toContain(5);
    expect(linesOf(again, []).find((l) => l.messageId === 5)?.notice).toBe('deleted');
  });

  it('keeps the number that the client shared in its beginning, until he shares another', () => {
    const shares = (id: number, phone: string): Message =>
      message(id, { contact: { name: 'Ірина', phone, own: true } });
    const chat = shortened(told(long, said(shares(2, '+380501112233'))));
    expect(ids(chat)).not.toContain(2);
    expect(sharedPhone(chat)).toBe('+380501112233');
    expect(sharedPhone(told(chat, said(shares(LONG + 1, '+380509998877'))))).toBe('+380509998877');
  });

  it('keeps more while its row tells of something older, and never without end', () => {
    const waits = active([message(1, { channelId: MINE }), ...range(2, LONG).map((id) => message(id))]);
    expect(shortened(waits)).toBe(waits);
    const flood = active([
      message(1, { channelId: MINE }),
      ...range(2, KEEP_AT_MOST + 500).map((id) => message(id)),
    ]);
    expect(ids(shortened(flood))).toEqual(range(501, KEEP_AT_MOST + 500));
  });

  it('shows a message that nobody got though its copy is gone', () => {
    const entry: OutboxEntry = {
      localId: 'a',
      conversationId: CONV,
      text: 'refused',
      createdAt: at(10),
      order: 1,
      state: 'failed',
      afterId: 9,
      lostAt: null,
      messageId: 10,
      reason: 'refused',
    };
    expect(linesOf(shortened(long, [entry]), [entry])[0]).toMatchObject({ localId: 'a', state: 'failed' });
  });
});

it('its row says the same before and after, whoever wrote what, whatever was read, refused or deleted', () => {
  const kinds = ['client', 'client', 'own', 'bot', 'file'] as const;
  const part = fc.record({ kind: fc.constantFrom(...kinds), many: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 2, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (parts, readShare, quietShare, refused) => {
        let id = 0;
        const messages = parts.flatMap(({ kind, many }) =>
          range(1, many).map(() => {
            const channelId = kind === 'own' ? MINE : kind === 'bot' ? '' : undefined;
            const file = { id: 'f', name: 'a.png', size: 1, mime: 'image/png' };
            return message(++id, {
              ...(channelId !== undefined && { channelId }),
              ...(kind === 'file' && { file }),
            });
          }),
        );
        const chat: Chat = {
          ...active(messages),
          readUpTo: Math.floor(readShare * id),
          noReplyUpTo: Math.floor(quietShare * id),
        };
        const own = chat.messages.findLast((m) => m.channelId === MINE)?.id ?? null;
        const outbox =
          refused && own ? [{ conversationId: CONV, state: 'failed', messageId: own } as OutboxEntry] : [];
        const less = withoutOldest(chat, outbox);
        expect(less.messages).toEqual(chat.messages.slice(-less.messages.length));
        expect(less.messages.length).toBeLessThanOrEqual(KEEP_AT_MOST);
        if (chat.messages.length <= KEEP_AT_MOST)
          expect(summarise(less, outbox)).toEqual(summarise(chat, outbox));
        if (less === chat) return;
        expect(less.reachedStart).toBe(false);
        // Once more changes nothing, and so does a death of the worker.
        expect(withoutOldest(less, outbox).messages).toEqual(less.messages);
      },
    ),
    { numRuns: 60 },
  );
});
