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
