import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../lib/chat/types.ts';
import type { OutboxEntry } from '../../../lib/chat/outbox.ts';
import { ChatStore } from '../../../lib/worker/chat-store.ts';
import type { DeskDb } from '../../../lib/storage/db.ts';
import { at, CONV, invited, joined, message, said, MINE } from '../chat/builders.ts';
import { ManualClock } from '../webitel/socket-stage.ts';

type Stored = Awaited<ReturnType<DeskDb['load']>>;

async function stage(stored: Partial<Stored> = {}) {
  const clock = new ManualClock();
  const writes: [string, ...unknown[]][] = [];
  /** Outbox writes wait here until the test lets the disk finish. */
  const disk: (() => void)[] = [];
  let slow = false;
  const db: DeskDb = {
    account: 'ann',
    load: async () => ({ chats: [], outbox: [], drafts: [], files: [], ...stored }),
    putChats: async (chats) => void writes.push(['put', ...chats.map((c) => c.id)]),
    deleteChats: async (ids) => void writes.push(['delete', ...ids]),
    saveOutbox: async (put, remove) => {
      writes.push(['outbox', ...put.map((e) => `${e.localId} ${e.state}`), ...remove.map((id) => `-${id}`)]);
      if (slow) await new Promise<void>((resolve) => void disk.push(resolve));
    },
    saveKept: async (draft) => void writes.push(['draft', draft.text]),
    saveFile: async (file) => void writes.push(['file', file.id]),
    readFile: async () => new Blob(),
    deleteFiles: async (ids) => void writes.push(['delete files', ...ids]),
    loadContacts: async () => [],
    saveContact: async () => {},
    deleteContacts: async () => {},
    loadTemplates: async () => [],
    saveTemplates: async () => {},
    loadRecordJobs: async () => [],
    saveRecordJob: async () => {},
    deleteRecordJob: async () => {},
    loadOutgoing: async () => [],
    saveOutgoing: async () => {},
    close: () => void writes.push(['close']),
  };
  let changes = 0;
  const store = new ChatStore(clock, () => changes++);
  await store.use(db);
  writes.length = 0;
  return { clock, store, writes, disk, changes: () => changes, slow: () => (slow = true), db };
}

const enqueued = (localId: string) =>
  ({ type: 'enqueued', localId, conversationId: CONV, text: localId, at: at(20) }) as const;

const entry = (over: Partial<OutboxEntry>): OutboxEntry => ({
  localId: 'l',
  conversationId: CONV,
  text: 'text',
  createdAt: at(20),
  order: 1,
  state: 'queued',
  afterId: 0,
  lostAt: null,
  messageId: null,
  reason: null,
  ...over,
});

describe('chats', () => {
  it('are written at most once a second, each once', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(invited({ id: 'other' }));
    for (let i = 1; i <= 100; i++) s.store.apply(said(message(i)));
    expect(s.writes).toEqual([]);
    await s.clock.advance(999);
    expect(s.writes).toEqual([]);
    await s.clock.advance(1);
    expect(s.writes).toEqual([['put', CONV, 'other']]);
    s.store.apply(said(message(101)));
    await s.clock.advance(1000);
    expect(s.writes).toEqual([
      ['put', CONV, 'other'],
      ['put', CONV],
    ]);
  });

  it('that say nothing new are not written and change nothing', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(said(message(1)));
    await s.clock.advance(1000);
    const { summaries } = s.store;
    const before = s.changes();
    s.store.apply(said(message(1)));
    s.store.apply({ type: 'read', id: 'nobody', upTo: 5 });
    await s.clock.advance(5000);
    expect(s.writes).toHaveLength(1);
    expect(s.changes()).toBe(before);
    expect(s.store.summaries).toBe(summaries);
  });

  it('that are forgotten are deleted', async () => {
    const s = await stage();
    s.store.apply(invited());
    await s.clock.advance(1000);
    s.store.apply({ type: 'forget', ids: [CONV] });
    await s.clock.advance(1000);
    expect(s.writes.at(-1)).toEqual(['delete', CONV]);
    expect(s.store.summaries).toEqual({});
  });

  it('keep the summary object of those that did not change', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(invited({ id: 'other' }));
    const other = s.store.summaries['other'];
    s.store.apply(said(message(1)));
    expect(s.store.summaries['other']).toBe(other);
    expect(s.store.summaries[CONV]?.unread).toBe(1);
  });

  it('of the operator before are written before those of the next are read', async () => {
    const s = await stage();
    s.store.apply(invited());
    await s.store.use(null);
    expect(s.writes).toEqual([['put', CONV], ['close']]);
    expect(s.store.chats).toEqual({});
    s.store.apply(invited({ id: 'later' }));
    await s.clock.advance(2000);
    expect(s.writes).toHaveLength(2);
  });
});

describe('outgoing messages', () => {
  it('are on disk before it is said that they are kept', async () => {
    const s = await stage();
    s.slow();
    let kept = false;
    void s.store.applyOutbox(enqueued('a')).then(() => (kept = true));
    await s.clock.advance(0);
    expect(s.writes).toEqual([['outbox', 'a queued']]);
    expect(kept).toBe(false);
    s.disk.shift()!();
    await s.clock.advance(0);
    expect(kept).toBe(true);
  });

  it('are written one after another, the later state last', async () => {
    const s = await stage();
    s.slow();
    void s.store.applyOutbox(enqueued('a'));
    void s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    void s.store.applyOutbox({ type: 'ok', localId: 'a' });
    for (let i = 0; i < 3; i++) {
      await s.clock.advance(0);
      expect(s.writes).toHaveLength(i + 1);
      s.disk.shift()!();
    }
    await s.clock.advance(0);
    expect(s.writes.map((w) => w[1])).toEqual(['a queued', 'a sending', 'a sent']);
  });

  it('are written when an event, not a command, changes them', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(joined());
    await s.store.applyOutbox(enqueued('a'));
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    await s.store.applyOutbox({ type: 'lost', localId: 'a', at: at(30) });
    s.writes.length = 0;
    s.store.apply(said(message(5, { channelId: MINE, text: 'a' })));
    await s.clock.advance(0);
    expect(s.writes).toEqual([['outbox', 'a sent']]);
    expect(s.store.outbox.find((e) => e.localId === 'a')).toMatchObject({ messageId: 5, state: 'sent' });
  });

  it('one failed write does not stop the later ones, and is told to who waits for it', async () => {
    const s = await stage();
    const { saveOutbox } = s.db;
    s.db.saveOutbox = () => Promise.reject(new Error('quota'));
    await expect(s.store.applyOutbox(enqueued('a'))).rejects.toThrow('quota');
    s.db.saveOutbox = saveOutbox;
    await s.store.applyOutbox(enqueued('b'));
    expect(s.writes.at(-1)).toContain('b queued');
  });

  it('that were on their way have lost their answer; the others are as they were', async () => {
    const s = await stage({
      outbox: [
        entry({ localId: 'flying', state: 'sending' }),
        entry({ localId: 'queued', order: 2 }),
        entry({ localId: 'failed', order: 3, state: 'failed', reason: 'x' }),
      ],
    });
    expect(s.store.outbox.map((e) => [e.localId, e.state, e.lostAt !== null])).toEqual([
      ['flying', 'sending', true],
      ['queued', 'queued', false],
      ['failed', 'failed', false],
    ]);
  });
});

describe('a worker that is born on a full disk', () => {
  it('decides of every message that was on its way', async () => {
    const s = await stage();
    const inFlight = [
      entry({ localId: 'a', state: 'sending' }),
      entry({ localId: 'b', state: 'sending', conversationId: 'other' }),
    ];
    s.db.load = async () => ({ chats: [], outbox: inFlight, drafts: [], files: [] });
    s.db.saveOutbox = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await s.store.use(s.db);
    expect(s.store.outbox.map((e) => e.lostAt)).toEqual([s.clock.monotonic(), s.clock.monotonic()]);
  });
});

describe('drafts', () => {
  it('are written at once and come back', async () => {
    const s = await stage({ drafts: [{ conversationId: CONV, text: 'old' }] });
    expect(s.store.kept(CONV)).toBe('old');
    await s.store.keepText(CONV, 'new');
    expect(s.writes).toEqual([['draft', 'new']]);
    await s.store.keepText(CONV, '');
    expect(s.store.kept(CONV)).toBe('');
  });

  it('that a full disk refuses are told, and written when there is room again: as they are then', async () => {
    const s = await stage();
    const { saveKept } = s.db;
    s.db.saveKept = () => Promise.reject(new Error('quota'));
    await expect(s.store.keepText(CONV, 'typed')).rejects.toThrow('quota');
    await expect(s.store.keepText(CONV, 'typed on')).rejects.toThrow('quota');
    await s.clock.advance(5000);
    s.db.saveKept = saveKept;
    await s.clock.advance(60_000);
    expect(s.writes).toEqual([['draft', 'typed on']]);
  });
});

describe('stored chats', () => {
  it('of an earlier version can be shown and go on', async () => {
    const old = {
      id: CONV,
      title: 'Old',
      messages: [message(1)],
      episodes: { [MINE]: { channelId: MINE, joinedAt: 5 } },
    };
    const s = await stage({ chats: [old as unknown as Chat] });
    expect(s.store.summaries[CONV]).toMatchObject({ name: 'Old' });
    s.store.apply(said(message(2)));
    expect(s.store.conversation(CONV)?.lines).toHaveLength(2);
  });
});

describe('what is not on the disk yet', () => {
  const room = (db: DeskDb, isThere: boolean): void => {
    db.saveOutbox = isThere ? async () => {} : () => Promise.reject(new Error('quota'));
  };
  const outbox = (s: Awaited<ReturnType<typeof stage>>) =>
    s.store.outbox.map((e) => `${e.localId} ${e.state}`);

  it('is not fit to be sent, and is when it is there: all that one press sends', async () => {
    const s = await stage();
    s.slow();
    void s.store.enqueue([enqueued('a'), enqueued('b')]);
    await s.clock.advance(0);
    expect([s.store.isStored('a'), s.store.isStored('b')]).toEqual([false, false]);
    s.disk.shift()!();
    await s.clock.advance(0);
    expect([s.store.isStored('a'), s.store.isStored('b')]).toEqual([true, true]);
    void s.store.applyOutbox(enqueued('c'));
    await s.clock.advance(0);
    expect([s.store.isStored('b'), s.store.isStored('c')]).toEqual([true, false]);
  });

  it('and will not be is taken out again, and the views are told', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(joined());
    room(s.db, false);
    const refused = s.store.enqueue([enqueued('a'), enqueued('b')]);
    expect(s.store.summaries[CONV]?.preview?.text).toBe('b');
    const before = s.changes();
    await expect(refused).rejects.toThrow('quota');
    expect(outbox(s)).toEqual([]);
    expect(s.store.summaries[CONV]?.preview).toBeNull();
    expect(s.changes()).toBeGreaterThan(before);
    // The same words may be sent again, under the same id.
    room(s.db, true);
    await s.store.applyOutbox(enqueued('a'));
    expect([outbox(s), s.store.isStored('a')]).toEqual([['a queued'], true]);
  });

  it('though another is there: a repeat of that one takes nothing away', async () => {
    const s = await stage();
    await s.store.applyOutbox(enqueued('a'));
    room(s.db, false);
    await s.store.applyOutbox(enqueued('b')).catch(() => {});
    await s.store.applyOutbox(enqueued('a')).catch(() => {});
    expect([outbox(s), s.store.isStored('a')]).toEqual([['a queued'], true]);
  });

  it('takes the later parts of a text not along when the first one’s repeat is refused', async () => {
    const s = await stage();
    const part = { part: 'p' };
    await s.store.enqueue(['a', 'b', 'c'].map((id) => ({ ...enqueued(id), ...part })));
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    await s.store.applyOutbox({ type: 'refused', localId: 'a', reason: 'x' });
    const before = s.store.outbox;
    room(s.db, false);
    await s.store.applyOutbox({ type: 'retried', localId: 'a', newLocalId: 'd', at: at(30) }).catch(() => {});
    expect(s.store.outbox).toEqual(before);
    room(s.db, true);
    await s.store.applyOutbox({ type: 'retried', localId: 'a', newLocalId: 'd', at: at(30) });
    expect([...s.store.outbox].sort((x, y) => x.order - y.order).map((e) => e.localId)).toEqual([
      'd',
      'b',
      'c',
    ]);
  });

  it('of what becomes of a message changes nothing: it is known in memory', async () => {
    const s = await stage();
    await s.store.applyOutbox(enqueued('a'));
    room(s.db, false);
    await expect(s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 })).rejects.toThrow('quota');
    expect(outbox(s)).toEqual(['a sending']);
    const before = s.changes();
    await s.store.applyOutbox({ type: 'refused', localId: 'a', reason: 'x' }).catch(() => {});
    expect(s.changes()).toBeGreaterThan(before);
    const again = { type: 'retried', localId: 'a', newLocalId: 'b', at: at(30) } as const;
    await s.store.applyOutbox(again).catch(() => {});
    expect(outbox(s)).toEqual(['a failed']);
    room(s.db, true);
    const retried = s.store.applyOutbox({ ...again, newLocalId: 'c' });
    expect(s.store.isStored('c')).toBe(false);
    await retried;
    expect([outbox(s).includes('c queued'), s.store.isStored('c')]).toEqual([true, true]);
  });
});

describe('a write', () => {
  it('of the outbox is of what has changed, gone ones too, and of nothing when nothing has', async () => {
    const s = await stage();
    await s.store.enqueue([enqueued('a'), enqueued('b')]);
    s.writes.length = 0;
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    await s.store.applyOutbox({ type: 'discarded', localId: 'b' });
    await s.store.applyOutbox({ type: 'discarded', localId: 'nobody' });
    expect(s.writes).toEqual([
      ['outbox', 'a sending'],
      ['outbox', '-b'],
    ]);
  });

  it('that is refused is tried again after ever longer pauses, up to a minute, and with all that it was to hold', async () => {
    const s = await stage();
    const { putChats } = s.db;
    let tries = 0;
    s.db.putChats = () => (tries++, Promise.reject(new Error('quota')));
    s.store.apply(invited());
    for (const [pause, n] of [
      [1000, 1],
      [2000, 2],
      [4000, 3],
      [8000, 4],
      [16_000, 5],
      [32_000, 6],
      [60_000, 7],
      [60_000, 8],
    ] as const) {
      await s.clock.advance(pause - 1);
      expect(tries).toBe(n - 1);
      await s.clock.advance(1);
      expect(tries).toBe(n);
    }
    s.store.apply(invited({ id: 'other' }));
    s.db.putChats = putChats;
    await s.clock.advance(60_000);
    expect(s.writes).toEqual([['put', CONV, 'other']]);
    expect(s.clock.timers).toEqual([]);
    s.store.apply(said(message(1)));
    s.store.apply(said(message(2)));
    expect(s.clock.timers).toHaveLength(1);
    await s.clock.advance(1000);
    expect(s.writes.at(-1)).toEqual(['put', CONV]);
  });

  it('of chats alone, or of removals alone, asks the disk for nothing else', async () => {
    const s = await stage();
    await s.store.flush();
    expect(s.writes).toEqual([]);
    s.store.apply(invited());
    await s.store.flush();
    s.store.apply({ type: 'forget', ids: [CONV] });
    await s.store.flush();
    expect(s.writes).toEqual([
      ['put', CONV],
      ['delete', CONV],
    ]);
  });

  it('waits for nobody’s disk', async () => {
    const s = await stage();
    await s.store.use(null);
    expect(s.store.isInUse).toBe(false);
    s.store.apply(invited());
    await expect(s.store.flush()).resolves.toBeUndefined();
    s.store.apply({ type: 'forget', ids: [CONV] });
    await expect(s.store.flush()).resolves.toBeUndefined();
    await expect(s.store.applyOutbox(enqueued('a'))).resolves.toBeUndefined();
  });

  it('that the last operator’s disk refuses is not made to the next one’s', async () => {
    const s = await stage();
    const refusal = Promise.withResolvers<void>();
    s.db.putChats = () => refusal.promise;
    s.store.apply(invited());
    const written = s.store.flush();
    const next = {
      ...s.db,
      putChats: async (chats: Chat[]) => void s.writes.push(['put', ...chats.map((c) => c.id)]),
    };
    await s.store.use(next);
    refusal.reject(new Error('quota'));
    await expect(written).rejects.toThrow('quota');
    await s.clock.advance(120_000);
    expect(s.writes).toEqual([['close']]);
  });
});

describe('a copy of a sent message', () => {
  it('that was there first is tied when sending begins, to its own message', async () => {
    const s = await stage();
    s.store.apply(invited({ id: 'other' }));
    s.store.apply(invited());
    s.store.apply(joined());
    await s.store.applyOutbox({ ...enqueued('x'), conversationId: 'other' });
    await s.store.applyOutbox(enqueued('a'));
    s.store.apply(said(message(5, { channelId: MINE, text: 'a' })));
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    expect(s.store.outbox.find((e) => e.localId === 'a')?.messageId).toBe(5);
    expect(s.store.outbox.find((e) => e.localId === 'x')?.messageId).toBeNull();
  });

  it('that a full disk does not note is known all the same', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(joined());
    await s.store.applyOutbox(enqueued('a'));
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    s.db.saveOutbox = () => Promise.reject(new Error('quota'));
    s.store.apply(said(message(5, { channelId: MINE, text: 'a' })));
    await s.clock.advance(0);
    expect(s.store.outbox[0]?.messageId).toBe(5);
  });
});

describe('a row', () => {
  it('tells of each message of the client’s, and of the operator’s own that is under way', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(joined());
    s.store.apply(invited({ id: 'other' }));
    s.store.apply(said(message(7)));
    s.store.apply(said(message(8)));
    expect(s.store.summaries[CONV]).toMatchObject({
      unread: 2,
      preview: { text: 'text 8' },
      lastMessageId: 8,
    });
    expect(s.store.summaries['other']).toBeDefined();
    await s.store.applyOutbox(enqueued('a'));
    s.store.apply(said(message(9)));
    expect(s.store.summaries[CONV]).toMatchObject({ unread: 3, preview: { text: 'a' } });
    expect(s.store.project()).toMatchObject({ queued: 1, chats: s.store.summaries });
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 9 });
    expect(s.store.project().queued).toBe(1);
    await s.store.applyOutbox({ type: 'ok', localId: 'a' });
    expect(s.store.project().queued).toBe(0);
  });

  it('that is as it was stays the same object', async () => {
    const s = await stage();
    s.store.apply(invited());
    const row = s.store.summaries[CONV];
    await s.store.applyOutbox({ ...enqueued('x'), conversationId: 'other' });
    expect(s.store.summaries[CONV]).toBe(row);
  });
});

describe('a conversation', () => {
  it('is the same object until something in it changes, and its lines until one of them does', async () => {
    const s = await stage();
    s.store.apply(invited());
    s.store.apply(joined());
    s.store.apply(said(message(7)));
    const first = s.store.conversation(CONV)!;
    expect(s.store.conversation(CONV)).toBe(first);
    await s.store.keepText(CONV, 'typed');
    const typed = s.store.conversation(CONV)!;
    expect([typed.kept, typed.lines === first.lines]).toEqual([{ message: 'typed' }, true]);
    expect(s.store.conversation(CONV)).toBe(typed);
    s.store.apply(said(message(8)));
    expect(s.store.conversation(CONV)!.lines).toHaveLength(2);
    await s.store.applyOutbox(enqueued('a'));
    expect(s.store.conversation(CONV)!.lines).toHaveLength(3);
    await s.store.files.add({ id: 'f', conversationId: CONV, name: 'a', mime: '', size: 5 });
    expect(s.store.conversation(CONV)!.files).toMatchObject([{ id: 'f' }]);
  });

  it.each(['nobody', '__proto__', 'constructor'])('of an id that is none is none: %s', async (id) => {
    const s = await stage();
    expect(s.store.conversation(id)).toBeNull();
  });

  it('has something unsent while a message has not gone, a field holds something, or a file lies in its tray', async () => {
    const s = await stage();
    s.store.apply(invited());
    expect([s.store.hasUnsent(CONV), s.store.typed]).toEqual([false, 0]);
    await s.store.applyOutbox(enqueued('a'));
    expect(s.store.hasUnsent(CONV)).toBe(true);
    expect(s.store.hasUnsent('other')).toBe(false);
    await s.store.applyOutbox({ type: 'begun', localId: 'a', afterId: 0 });
    await s.store.applyOutbox({ type: 'ok', localId: 'a' });
    expect(s.store.hasUnsent(CONV)).toBe(false);
    await s.store.keepText(CONV, 'x');
    expect([s.store.hasUnsent(CONV), s.store.typed]).toEqual([true, 1]);
    await s.store.keepText(CONV, '');
    await s.store.files.add({ id: 'f', conversationId: CONV, name: 'a', mime: '', size: 5 });
    expect([s.store.hasUnsent(CONV), s.store.typed]).toEqual([true, 1]);
  });
});

it('another operator’s data are told of, and nothing of the last one’s is left', async () => {
  const s = await stage();
  s.store.apply(invited());
  await s.store.applyOutbox(enqueued('a'));
  await s.store.keepText(CONV, 'x');
  const before = s.changes();
  await s.store.use(null);
  expect(s.changes()).toBeGreaterThan(before);
  expect([s.store.chats, s.store.outbox, s.store.summaries, s.store.typed]).toEqual([{}, [], {}, 0]);
  await s.store.use(s.db);
  expect(s.store.isInUse).toBe(true);
});

it('what the disk refused is written when it has room again, without waiting', async () => {
  const s = await stage();
  const { saveKept } = s.db;
  s.db.saveKept = () => Promise.reject(new Error('quota'));
  await s.store.keepText(CONV, 'typed').catch(() => {});
  s.db.saveKept = saveKept;
  s.store.onRoom();
  await s.clock.advance(0);
  expect(s.writes).toEqual([['draft', 'typed']]);
});
