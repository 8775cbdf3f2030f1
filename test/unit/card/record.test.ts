import { describe, expect, it } from 'vitest';
import { recordWish } from '../../../lib/card/record.ts';
import { afterWrite, dueAt, isDone, newJob, pendingWrite, WRITE_EVERY_MS } from '../../../lib/card/job.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import {
  CONTENT,
  AGAIN,
  at,
  CONV,
  COLLEAGUE,
  MINE,
  closed,
  colleague,
  invited,
  joined,
  left,
  message,
  play,
  said,
  T0,
} from '../chat/builders.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import type { Chats } from '../../../lib/chat/types.ts';

const WORDS = {
  status: { new: 'Новый', 'in-progress': 'В обработке', completed: 'Завершен' },
  bot: 'Бот',
  content: CONTENT,
  client: 'Клиент',
  system: 'Система',
};
const wishOf = (...events: ChatEvent[]) => {
  const chats = events.reduce<Chats>((all, event) => reduce(all, event, T0), {});
  return recordWish(chats[CONV]!, 'Я', WORDS);
};
const own = (id: number) => said(message(id, { channelId: MINE }));
const iso = (seconds: number) => new Date(at(seconds)).toISOString();

it('the files of messages that a long conversation has let go are still to have their links', () => {
  const file = { id: 'f', name: 'a.png', size: 1, mime: 'image/png' };
  const sends = (id: number) => message(id, { channelId: MINE, file });
  const many = Array.from({ length: 2100 }, (_, i) => message(i + 10, { channelId: MINE }));
  const whole = play([
    invited(),
    joined(1),
    said(sends(1)),
    said(sends(2)),
    ...[...many, sends(3000)].map((m) => said(m)),
  ]);
  const before = recordWish(whole[CONV]!, 'Я', WORDS)!;
  expect(before.files).toEqual([1, 2, 3000].map((messageId) => ({ messageId, fileId: 'f' })));
  const chat = play([{ type: 'shortened', id: CONV, outbox: [] }], whole)[CONV]!;
  expect(chat.messages).toHaveLength(1000);
  expect(recordWish(chat, 'Я', WORDS, before)).toEqual(before);
  // Read again they are the same; a file that was taken back is none.
  const messages = [sends(1), message(2, { channelId: MINE })];
  const again = play([{ type: 'history', id: CONV, messages, members: [], reachedStart: true }], {
    [CONV]: chat,
  });
  expect(recordWish(again[CONV]!, 'Я', WORDS, before)!.files).toEqual(
    [1, 3000].map((messageId) => ({ messageId, fileId: 'f' })),
  );
});

describe('what a record should say', () => {
  it('is nothing before acceptance', () => expect(wishOf(invited())).toBeNull());

  it('counts from the acceptance, not from the client’s writing', () => {
    const wish = wishOf(invited(), said(message(3)), joined(5));
    expect(wish).toMatchObject({ status: 'new', over: false });
    expect(wish!.once).toEqual({
      name: 'Ірина',
      source: 'telegram',
      queue: 'Support',
      acceptedOn: iso(5),
      status: 'Новый',
    });
    expect(wish!.values).toEqual({
      lastMessage: 'text 3',
      lastMessageBy: 'Ірина',
      completedOn: null,
      closedBy: null,
    });
  });

  it.each<[string, ChatEvent[], string]>([
    ['client', [closed(60, 'client')], 'Ірина'],
    ['operator', [left(60)], 'Я'],
    ['nobody', [closed(60, 'silence')], 'Система'],
  ])('is completed when the %s ends it', (_, end, closedBy) => {
    const wish = wishOf(invited(), joined(5), own(10), ...end);
    expect(wish).toMatchObject({
      status: 'completed',
      over: true,
      values: { status: 'Завершен', completedOn: iso(60), closedBy, lastMessageBy: 'Я' },
    });
  });

  it('handed over is not completed, and is the other’s to write', () => {
    const wish = wishOf(invited(), joined(5), own(10), left(60, { reason: 'transfer' }));
    expect(wish).toMatchObject({ status: 'in-progress', over: true });
    expect(wish!.values).not.toHaveProperty('completedOn');
    expect(wishOf(invited(), joined(5), left(60, { reason: 'transfer' }))!.values).not.toHaveProperty(
      'status',
    );
  });

  it('accepted again is not new', () => {
    const again = invited({ channelId: AGAIN, invitedAt: at(70) });
    const wish = wishOf(invited(), joined(5), left(60), again, joined(75, AGAIN));
    expect(wish).toMatchObject({ status: 'in-progress', over: false, values: { completedOn: null } });
    expect(wish!.once.acceptedOn).toBe(iso(5));
  });

  it('names a colleague, a bot and a file, and cuts what is long by whole letters', () => {
    const file = { id: 'f', name: 'чек.pdf', size: 1, mime: 'application/pdf' };
    const byColleague = message(8, { channelId: COLLEAGUE, text: '', file });
    const members = [...invited().members, colleague()];
    expect(wishOf(invited({ members }), joined(5), said(byColleague))!.values).toMatchObject({
      lastMessage: 'чек.pdf',
      lastMessageBy: 'Петро',
    });
    const long = message(9, { fromBot: true, text: '👍'.repeat(400) });
    const { lastMessage, lastMessageBy } = wishOf(invited(), joined(5), said(long))!.values;
    expect(lastMessageBy).toBe('Бот');
    expect(lastMessage).toBe(`${'👍'.repeat(249)}…`);
  });
});

describe('the work on a record', () => {
  const fresh = newJob(CONV, wishOf(invited(), joined(5))!, 1000);
  const written = afterWrite({ ...fresh, writer: 'extension' }, pendingWrite(fresh, {})!, 2000);

  it('is due at once, or when the connector has had its time', () => {
    expect(dueAt(fresh, {})).toBe(1000);
    expect(dueAt({ ...fresh, writer: 'auto' }, {})).toBe(11_000);
    expect(dueAt({ ...fresh, writer: 'connector' }, {})).toBeNull();
  });

  it('in step is not due; a message waits its turn, a status and an end do not', () => {
    expect(dueAt(written, {})).toBeNull();
    const more = { ...written, wish: wishOf(invited(), joined(5), said(message(6)))! };
    expect(dueAt(more, {})).toBe(2000 + WRITE_EVERY_MS);
    expect(pendingWrite(more, {})).toEqual({
      once: {},
      values: { lastMessage: 'text 6', lastMessageBy: 'Ірина' },
    });
    expect(dueAt({ ...written, wish: wishOf(invited(), joined(5), own(6))! }, {})).toBe(2000);
  });

  it('takes a contact that becomes known later, at once and once', () => {
    const contact = { contact: { id: 'c' } };
    expect(dueAt(written, contact)).toBe(2000);
    const after = afterWrite(written, pendingWrite(written, contact)!, 3000);
    expect(pendingWrite(after, { contact: { id: 'c' } })).toBeNull();
  });

  it('ends with the chat, once the CRM knows', () => {
    const over = { ...written, wish: wishOf(invited(), joined(5), left(60))! };
    expect(isDone(over, {})).toBe(false);
    expect(isDone(afterWrite(over, pendingWrite(over, {})!, 3000), {})).toBe(true);
    expect(isDone({ ...over, writer: 'connector' }, {})).toBe(true);
  });
});
