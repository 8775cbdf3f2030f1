import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import {
  AGAIN,
  CONV,
  MINE,
  at,
  chatOf,
  closed,
  invited,
  item,
  joined,
  left,
  message,
  play,
  said,
  snapshot,
  summaryOf,
  withdrawn,
} from './builders.ts';

type Timed = [number, ChatEvent];
const ended = (events: Parameters<typeof summaryOf>[0]) => summaryOf(events)?.ended?.reason ?? null;

describe('a chat that the snapshot lacks', () => {
  test('an accepted one is lost, an invitation is gone', () => {
    expect(ended([invited(), joined(), [60, snapshot([], 59)]])).toBe('lost');
    expect(summaryOf([invited(), [60, snapshot([], 59)]])?.withdrawn?.reason).toBe('gone');
  });

  test('proves nothing when the list was cut', () => {
    expect(ended([invited(), joined(), [60, snapshot([], 59, false)]])).toBeNull();
    expect(summaryOf([invited(), [60, snapshot([], 59, false)]])?.withdrawn).toBeNull();
  });

  test('is kept when it came after the question', () => {
    const stale: Timed = [60, snapshot([], 40)];
    expect(summaryOf([[50, invited()], stale])?.withdrawn).toBeNull();
    expect(ended([[30, invited()], [50, joined(50)], stale])).toBeNull();
  });

  test('a message alone does not open what the snapshot lacks', () => {
    expect(ended([invited(), joined(), [50, said(message(10))], [60, snapshot([], 40)]])).toBe('lost');
  });

  test('keeps an ending that an event told', () => {
    expect(ended([invited(), joined(), left(9, { reason: 'transfer' }), [60, snapshot([], 59)]])).toBe(
      'transfer',
    );
    expect(ended([invited(), joined(), closed(9, 'schema'), [60, snapshot([], 59)]])).toBe('schema');
    const late = summaryOf([invited(), withdrawn(9), [60, snapshot([], 59)]]);
    expect(late?.withdrawn).toEqual({ at: at(9), reason: 'timeout' });
  });

  test('a reason that comes after the guess replaces it', () => {
    const lost: Timed[] = [
      [1, invited()],
      [2, joined()],
      [60, snapshot([], 59)],
    ];
    expect(ended([...lost, [61, left(50, { reason: 'transfer' })]])).toBe('transfer');
    expect(ended([...lost, [61, left(80)]])).toBe('operator');
  });
});

describe('a chat that the snapshot has', () => {
  test('takes back what a wrong snapshot guessed', () => {
    expect(ended([invited(), joined(), [60, snapshot([], 59)], [90, snapshot([item()], 89)]])).toBeNull();
    const back = summaryOf([
      invited(),
      [60, snapshot([], 59)],
      [90, snapshot([item({ joined: false })], 89)],
    ]);
    expect(back).toMatchObject({ status: 'invited', withdrawn: null });
  });

  test('never takes back what an event said', () => {
    const stale: Timed = [60, snapshot([item()], 40)];
    expect(ended([invited(), joined(), [50, left(50)], stale])).toBe('operator');
    expect(ended([invited(), joined(), [50, closed(50)], stale])).toBe('client');
    const invite: Timed = [60, snapshot([item({ joined: false })], 40)];
    expect(summaryOf([invited(), withdrawn(9), invite])?.withdrawn?.reason).toBe('timeout');
  });

  test('appears though every event was missed', () => {
    const events: Timed[] = [
      [60, snapshot([item({ messages: [message(3), message(4, { channelId: MINE })] })], 59)],
    ];
    expect(summaryOf(events)).toMatchObject({
      status: 'in-progress',
      name: 'Ірина',
      queue: 'Support',
      unread: 0,
    });
    expect(summaryOf([[60, snapshot([item({ joined: false })], 59)]])?.status).toBe('invited');
  });

  test('accepted elsewhere while the socket was away', () => {
    expect(summaryOf([invited(), [60, snapshot([item()], 59)]])).toMatchObject({
      status: 'new',
      withdrawn: null,
    });
  });

  test('does not bring acceptance forward', () => {
    expect(summaryOf([invited(), joined(9), [60, snapshot([item()], 59)]])?.acceptedAt).toBe(at(9));
  });

  test('kept in the list by after-chat processing is completed', () => {
    expect(summaryOf([invited(), joined(), [60, snapshot([item({ endedAt: at(50) })], 59)]])).toMatchObject({
      status: 'completed',
      ended: { at: at(50) },
    });
    expect(ended([invited(), joined(), closed(50), [60, snapshot([item({ endedAt: at(50) })], 59)]])).toBe(
      'client',
    );
  });

  test('under another channel ends the parts before it, at the server’s time', () => {
    const parts: Timed[] = [
      [1, invited()],
      [2, joined()],
      [60, snapshot([item({ channelId: AGAIN })], 59, false, 159)],
    ];
    expect(chatOf(parts).episodes[MINE]!.ended).toEqual({ at: at(159), reason: 'lost' });
    expect(summaryOf(parts)?.ended).toBeNull();
    const heard: Timed[] = [
      [1, invited()],
      [70, joined(70)],
      [71, parts[2]![1]],
    ];
    expect(chatOf(heard).episodes[MINE]!.ended).toBeNull();
  });

  test('twice, in after-chat processing and offered again, is offered again', () => {
    const done = item({ endedAt: at(50) });
    const offer = item({ channelId: AGAIN, joined: false, invitedAt: at(0) });
    for (const chats of [
      [done, offer],
      [offer, done],
    ]) {
      const chat = chatOf([invited(), joined(), [60, snapshot(chats, 59)]]);
      expect(chat.episodes[MINE]!.ended).toEqual({ at: at(50), reason: 'other' });
      expect(summaryOf([invited(), joined(), [60, snapshot(chats, 59)]])).toMatchObject({
        status: 'invited',
        withdrawn: null,
      });
    }
  });

  test('does not move an invitation to the beginning of the conversation', () => {
    const offer = item({ channelId: AGAIN, joined: false, invitedAt: at(0), variables: { lang: 'en' } });
    const before: ChatEvent[] = [invited({ variables: { lang: 'uk' } }), joined(), left(20)];
    const again = invited({ channelId: AGAIN, invitedAt: at(30), createdAt: at(30), variables: {} });
    const missed = chatOf([...before, [60, snapshot([offer], 59)]]);
    expect(missed.variables).toEqual({ lang: 'en' });
    const seen = chatOf([...before, again, [60, snapshot([offer], 59)]]);
    expect(seen).toMatchObject({ createdAt: at(0), episodes: { [AGAIN]: { invitedAt: at(30) } } });
  });

  test('only this conversation is touched by an item of it', () => {
    const other = invited({ id: 'conv-2', channelId: 'inv-9' });
    const chats = play([invited(), other, [60, snapshot([item({ messages: [message(3)] })], 59, false)]]);
    expect(chats['conv-2']!.messages).toEqual([]);
    expect(chats[CONV]!.messages).toHaveLength(1);
  });
});

describe('deletions that were missed', () => {
  const have = [message(10), message(11), message(12), message(13)];
  const after = (messages: ReturnType<typeof message>[], askedAt = 100): number[] =>
    chatOf([
      invited({ messages: have }),
      joined(),
      [askedAt + 1, snapshot([item({ messages })], askedAt)],
    ]).messages.map((m) => m.id);

  test('inside the range', () => {
    expect(after([have[0]!, have[3]!])).toEqual([10, 13]);
  });

  test('of the last message', () => {
    expect(after(have.slice(0, 3))).toEqual([10, 11, 12]);
  });

  test('of the first message of a short conversation', () => {
    expect(after(have.slice(1))).toEqual([11, 12, 13]);
  });

  test('but a long conversation’s older messages are only beyond the cap', () => {
    const newest = Array.from({ length: 250 }, (_, i) => message(11 + i));
    expect(after(newest, 1000)).toHaveLength(251);
  });

  test('but a message younger than the question is kept', () => {
    expect(after([have[0]!, have[2]!, have[3]!], 12)).toContain(11);
    expect(after(have.slice(0, 3), 14)).toContain(13);
  });

  test('also when the local clock is an hour behind the server’s', () => {
    const behind = -3600;
    const chat = chatOf([
      [behind + 1, invited({ messages: have })],
      [behind + 2, joined()],
      [behind + 101, snapshot([item({ messages: [have[0]!, have[3]!] })], behind + 100, true, 100)],
    ]);
    expect(chat.messages.map((m) => m.id)).toEqual([10, 13]);
  });

  test('of all messages', () => {
    expect(after([])).toEqual([]);
    expect(after([], 16)).toEqual([11, 12, 13]);
  });

  test('but a list of which some were refused proves nothing', () => {
    const refused = item({ messages: [have[0]!, have[3]!], trusted: false, whole: false });
    const none = item({ trusted: false, whole: false });
    for (const it of [refused, none]) {
      const chat = chatOf([invited({ messages: have }), joined(), [101, snapshot([it], 100)]]);
      expect(chat.messages).toHaveLength(4);
    }
  });

  test('wrongly concluded are taken back by the next snapshot', () => {
    const wrong: Timed = [101, snapshot([item()], 100)];
    const right: Timed = [131, snapshot([item({ messages: have })], 130)];
    expect(chatOf([invited({ messages: have }), joined(), wrong, right]).messages).toHaveLength(4);
  });
});
