/** A guess gives way to a fact, and absent is not a value. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorOf, clientOf, isEndOpen, listingOf, toldEnd, upgradeChat } from '../../../lib/chat/chat.ts';
import { recordWish } from '../../../lib/card/record.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import { mergeMessages } from '../../../lib/chat/messages.ts';
import { CLIENT_CHANNEL } from '../../../lib/chat/past.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import type { ClosedListing, Message } from '../../../lib/chat/types.ts';
import {
  AGAIN,
  at,
  chatOf,
  client,
  CLIENT,
  CONTENT,
  CONV,
  invited,
  item,
  joined,
  left,
  message,
  MINE,
  said,
  snapshot,
  withdrawn,
} from './builders.ts';

const listed = (seconds: number, over: Partial<ClosedListing> = {}): ChatEvent => ({
  type: 'closed-listed',
  id: CONV,
  title: 'Ірина',
  queue: 'Support',
  member: { ...client(), channelId: CLIENT_CHANNEL, provider: 'messenger', externalId: '' },
  startedAt: at(5),
  listing: { closedAt: at(seconds), reason: 'operator-timeout', unprocessed: true, last: null, ...over },
});
const elsewhere = (seconds: number) => left(seconds, { reason: 'elsewhere' });
const WORDS = {
  status: { new: 'N', 'in-progress': 'P', completed: 'C' },
  bot: 'Bot',
  content: CONTENT,
  system: 'System',
};

describe('an end', () => {
  const lost: (ChatEvent | [number, ChatEvent])[] = [invited(), joined(), [7200, snapshot([], 7199)]];

  test('that was only found is when and why Webitel lists it, however long before', () => {
    const chat = chatOf([...lost, listed(600)]);
    expect(toldEnd(chat)).toEqual({ at: at(600), reason: 'operator-timeout' });
    expect(summarise(chat, [])).toMatchObject({ unprocessed: true, ended: { at: at(600) } });
  });

  test('of an earlier part is not taken for it', () => {
    expect(listingOf(chatOf([...lost, listed(3)]))).toBeNull();
  });

  test('that an event told is not moved by what Webitel lists of an earlier one', () => {
    expect(toldEnd(chatOf([invited(), joined(), left(3600), listed(600)]))!.reason).toBe('operator');
  });

  test('that nobody here asked for is nobody’s until Webitel says whose', () => {
    const chat = chatOf([invited(), joined(), elsewhere(60)]);
    expect(isEndOpen(chat)).toBe(true);
    expect(recordWish(chat, 'Anna', WORDS)).toMatchObject({ status: 'completed', over: false });
    expect(recordWish(chat, 'Anna', WORDS)!.values).not.toHaveProperty('closedBy');
    const known = chatOf([invited(), joined(), elsewhere(60), listed(60)]);
    expect(recordWish(known, 'Anna', WORDS)).toMatchObject({ over: true, values: { closedBy: 'System' } });
    const asked: ChatEvent = { type: 'end-asked', id: CONV, channelId: MINE };
    const unknown = chatOf([invited(), joined(), elsewhere(60), asked]);
    expect(recordWish(unknown, 'Anna', WORDS)).toMatchObject({ over: true, values: { closedBy: null } });
  });

  test('is the operator’s when he asked for it, whichever word comes first', () => {
    for (const events of [
      [elsewhere(60), left(61)],
      [left(61), elsewhere(60)],
    ])
      expect(toldEnd(chatOf([invited(), joined(), ...events]))!.reason).toBe('operator');
  });
});

describe('an invitation', () => {
  test('held to be taken comes back with the snapshot that shows it; one that was withdrawn does not', () => {
    const open = snapshot([item({ joined: false })], 60);
    const guessed = withdrawn(10, { reason: 'taken', guessed: true });
    expect(summarise(chatOf([invited(), guessed, [61, open]]), [])!.withdrawn).toBeNull();
    const told = withdrawn(10, { reason: 'taken' });
    expect(summarise(chatOf([invited(), told, [61, open]]), [])!.withdrawn).not.toBeNull();
  });

  test('that is absent is gone, also where the snapshot may have hidden chats; an accepted one goes on', () => {
    const capped: ChatEvent = {
      ...(snapshot([], 60, false) as Extract<ChatEvent, { type: 'snapshot' }>),
      invitations: true,
    };
    expect(summarise(chatOf([invited(), [61, capped]]), [])!.withdrawn?.reason).toBe('gone');
    expect(summarise(chatOf([invited(), joined(), [61, capped]]), [])!.status).toBe('new');
  });

  test('missed here and served elsewhere is listed as closed', () => {
    const chat = chatOf([invited(), withdrawn(30), listed(600)]);
    expect(summarise(chat, [])).toMatchObject({ status: 'completed', ended: { reason: 'operator-timeout' } });
  });

  test('of a chat whose earlier part is processed keeps the processing in sight', () => {
    const work: ChatEvent = {
      type: 'processing',
      id: CONV,
      attemptId: 7,
      at: at(61),
      deadline: at(121),
      renewalSec: 0,
      prolongations: null,
    };
    const again = invited({ channelId: AGAIN, invitedAt: at(62) });
    const chat = chatOf([invited(), joined(), left(60), work, again]);
    expect(summarise(chat, [])).toMatchObject({ status: 'invited', processing: { attemptId: 7 } });
  });
});

test('what an earlier version kept of an impossible time is mended when it is read', () => {
  const chat = chatOf([invited(), joined(), said(message(9)), said(message(10))]);
  const nano = 1_787_300_000_000_000_000;
  const stored = {
    ...chat,
    messages: [chat.messages[0]!, { ...chat.messages[1]!, at: nano }],
    episodes: { [MINE]: { ...chat.episodes[MINE]!, joinedAt: nano } },
  };
  const mended = upgradeChat(stored);
  expect(mended.messages[1]).toMatchObject({ at: at(9), atGuessed: true });
  expect(mended.episodes[MINE]!.joinedAt).toBe(at(1));
  expect(() => recordWish(mended, 'Anna', WORDS)).not.toThrow();
  expect(() => recordWish(stored, 'Anna', WORDS)).not.toThrow();
});

describe('people', () => {
  test('a real client stands before one of the closed list, whichever came first', () => {
    const real = invited({ channelId: AGAIN, invitedAt: at(900) });
    for (const events of [
      [listed(600), real],
      [real, withdrawn(910, { channelId: AGAIN }), listed(600)],
    ])
      expect(clientOf(chatOf(events))).toMatchObject({ channelId: CLIENT, provider: 'telegram' });
  });

  test('a name that is left out stays', () => {
    const poor = client({ name: '', externalId: '', gateway: '' });
    const chat = chatOf([invited(), joined(), [60, snapshot([item({ members: [poor] })], 59)]]);
    expect(clientOf(chat)).toEqual(client());
  });

  test('the eleventh member is no client: ten are told, the client among them', () => {
    const agents = Array.from({ length: 9 }, (_, i) => client({ channelId: `a${i}`, kind: 'agent' }));
    const eleventh = message(9, { channelId: 'agent-11' });
    const full = chatOf([invited({ members: [client(), ...agents] }), joined(), said(eleventh)]);
    expect(authorOf(full, eleventh)).toBe('operator');
    const few = chatOf([invited(), joined(), said(eleventh)]);
    expect(authorOf(few, eleventh)).toBe('client');
  });
});

describe('a message', () => {
  const known = message(9, { text: 'так', file: { id: 'f', name: 'a.png', size: 7, mime: 'image/png' } });
  const merged = (more: Message) => mergeMessages([known], [more], [])[0]!;

  test('edited with fields left out keeps them', () => {
    const edit: Message = { id: 9, channelId: '', at: at(900), atGuessed: true, editedAt: at(20), text: '' };
    expect(merged(edit)).toMatchObject({ ...known, editedAt: at(20) });
    expect(merged({ ...edit, text: 'ні' })).toMatchObject({ ...known, editedAt: at(20), text: 'ні' });
  });

  test('without a time keeps the first one that stood in, and takes one that is told', () => {
    const guess = (seconds: number): Message => ({ ...message(9), at: at(seconds), atGuessed: true });
    const two = mergeMessages([guess(30)], [guess(900)], [])[0]!;
    expect(two).toMatchObject({ at: at(30), atGuessed: true });
    const told = mergeMessages([two], [message(9, { at: at(50) })], [])[0]!;
    expect([told.at, told.atGuessed ?? false]).toEqual([at(50), false]);
  });

  test('is the same in whichever order its copies come', () => {
    const copy: fc.Arbitrary<Message> = fc.record({
      id: fc.constant(9),
      channelId: fc.constantFrom('', '!client', CLIENT),
      at: fc.constantFrom(at(1), at(2)),
      atGuessed: fc.boolean(),
      editedAt: fc.constantFrom(0, at(5)),
      text: fc.constantFrom('', 'a', 'b'),
    });
    fc.assert(
      fc.property(copy, copy, (a, b) => {
        const one = mergeMessages([a], [b], [])[0]!;
        const other = mergeMessages([b], [a], [])[0]!;
        expect({ ...one, atGuessed: one.atGuessed ?? false }).toEqual({
          ...other,
          atGuessed: other.atGuessed ?? false,
        });
        expect(mergeMessages([one], [a, b], [])[0]).toEqual(one);
      }),
    );
  });
});
