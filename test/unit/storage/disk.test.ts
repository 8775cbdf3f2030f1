/** A database that the browser closes, empties, refuses or cannot read. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDeskDb } from '../../../lib/storage/db.ts';
import type { DiskState } from '../../../lib/storage/disk.ts';
import { chatOf, invited, joined, message, said } from '../chat/builders.ts';
import { TestClock } from '../worker/test-clock.ts';

const ANN = 'https://cc|acme|ann';
const chat = (id: string) => chatOf([invited({ id }), joined(5, undefined, id), said(message(1), id)], id);
const draft = (text: string) => ({ conversationId: 'a', text });

let connections: IDBDatabase[];
let refusals: number;

function stage() {
  const clock = new TestClock(async () => {});
  const states: DiskState[] = [];
  const reports: string[] = [];
  let returns = 0;
  const open = () =>
    openDeskDb(ANN, {
      after: (ms, run) => clock.after(ms, run),
      report: (what) => void reports.push(what),
      onState: (state) => void states.push(state),
      onReturn: () => returns++,
    });
  return { clock, states, reports, open, returns: () => returns };
}

/** What another start would find. */
async function onDisk() {
  const db = await openDeskDb(ANN);
  const found = await db.load();
  db.close();
  return found;
}

/** As the browser does it: the connection is dead, and its owner hears of it. */
const closeByBrowser = () => forceCloseDatabase(connections.at(-1) as never);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  connections = [];
  refusals = 0;
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name, version) => {
    if (refusals-- > 0) throw new DOMException('Internal error opening backing store', 'UnknownError');
    const request = open(name, version);
    request.addEventListener('success', () => void connections.push(request.result));
    return request;
  };
});
afterEach(() => vi.restoreAllMocks());

describe('a database that does not open', () => {
  it('is replaced by memory, which keeps what it is given, and says so', async () => {
    refusals = 1;
    const s = stage();
    const db = await s.open();
    expect(s.states).toEqual(['memory']);
    await db.putChats([chat('a')]);
    await db.saveKept(draft('typed'));
    expect(await db.load()).toMatchObject({ chats: [chat('a')], drafts: [draft('typed')] });
  });

  it('is tried again with growing pauses, and gets what was kept when it comes back, beside what it held', async () => {
    const before = await openDeskDb(ANN);
    await before.putChats([chat('old')]);
    before.close();

    refusals = 3;
    const s = stage();
    const db = await s.open();
    await db.putChats([chat('new')]);
    await s.clock.advance(2000);
    expect(s.states).toEqual(['memory']);
    await s.clock.advance(4000);
    expect(s.states).toEqual(['memory']);
    await s.clock.advance(8000);
    await vi.waitFor(() => expect(s.states).toEqual(['memory', 'stored']));
    expect(s.returns()).toBe(1);
    expect((await db.load()).chats.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('asks a bounded number of times in eight hours', async () => {
    refusals = Number.POSITIVE_INFINITY;
    let asked = 0;
    const refuse = indexedDB.open;
    indexedDB.open = (...args) => {
      asked++;
      return refuse(...args);
    };
    const s = stage();
    await s.open();
    for (let minute = 0; minute < 480; minute++) await s.clock.advance(60_000);
    expect(asked).toBeGreaterThan(400);
    expect(asked).toBeLessThan(500);
  });

  it('and hangs is given up after ten seconds', async () => {
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
    const s = stage();
    const opening = s.open();
    await s.clock.advance(10_000);
    await opening;
    expect(s.states).toEqual(['memory']);
  });
});

describe('a connection that the browser closes', () => {
  it('is opened anew by the next write', async () => {
    const s = stage();
    const db = await s.open();
    closeByBrowser();
    await db.saveKept(draft('after'));
    db.close();
    expect((await onDisk()).drafts).toEqual([draft('after')]);
    expect(s.states).toEqual([]);
  });

  it('without a word is found by the write that it refuses', async () => {
    const s = stage();
    const db = await s.open();
    connections.at(-1)!.close();
    await db.saveKept(draft('after'));
    db.close();
    expect((await onDisk()).drafts).toEqual([draft('after')]);
  });

  it('and emptied is filled again with all that is known', async () => {
    const s = stage();
    const db = await s.open();
    await db.putChats([chat('a'), chat('b')]);
    await db.deleteChats(['b']);
    closeByBrowser();
    indexedDB.deleteDatabase(`desk:${ANN}`);
    await db.saveKept(draft('after'));
    db.close();
    expect(await onDisk()).toMatchObject({ chats: [chat('a')], drafts: [draft('after')] });
  });

  it('and cannot be had any more goes on in memory', async () => {
    const s = stage();
    const db = await s.open();
    await db.putChats([chat('a')]);
    closeByBrowser();
    refusals = 1;
    await db.saveKept(draft('kept'));
    expect(s.states).toEqual(['memory']);
    await s.clock.advance(2000);
    await vi.waitFor(() => expect(s.states).toEqual(['memory', 'stored']));
    expect(s.returns(), 'it held nothing that is not known').toBe(0);
    db.close();
    expect(await onDisk()).toMatchObject({ chats: [chat('a')], drafts: [draft('kept')] });
  });

  it('what was removed meanwhile is removed when it comes back', async () => {
    const s = stage();
    const db = await s.open();
    await db.saveKept(draft('sent since'));
    await db.putChats([chat('a'), chat('b')]);
    closeByBrowser();
    refusals = 1;
    await db.saveKept(draft(''));
    await db.deleteChats(['a', 'b']);
    await db.putChats([chat('b')]);
    await s.clock.advance(2000);
    await vi.waitFor(() => expect(s.states).toEqual(['memory', 'stored']));
    db.close();
    expect(await onDisk()).toMatchObject({ chats: [chat('b')], drafts: [] });
  });

  it('what comes while all that is known is written to it again is written too', async () => {
    const s = stage();
    const db = await s.open();
    closeByBrowser();
    refusals = 1;
    await db.saveKept(draft('before'));
    let late: Promise<void> | null = null;
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: unknown, value: unknown) {
      late ??= db.saveKept(draft('meanwhile'));
      return put.call(this as never, value as never);
    } as never);
    await s.clock.advance(2000);
    await vi.waitFor(() => expect(s.states).toEqual(['memory', 'stored']));
    await late;
    db.close();
    expect((await onDisk()).drafts).toEqual([draft('meanwhile')]);
  });

  it('makes way for a newer version of the extension, and lives with what that one leaves', async () => {
    const s = stage();
    const db = await s.open();
    await db.saveKept(draft('mine'));
    const newer = await openDB(`desk:${ANN}`, 99, {
      upgrade: (database) => void database.createObjectStore('later'),
    });
    newer.close();
    await db.saveKept(draft('still mine'));
    expect((await db.load()).drafts).toEqual([draft('still mine')]);
    expect(s.states).toEqual([]);
  });
});

describe('a disk without room', () => {
  it('refuses the write, says so, and says when there is room again', async () => {
    const s = stage();
    const db = await s.open();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(db.saveKept(draft('x'))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(s.states).toEqual(['full']);
    put.mockRestore();
    await db.saveKept(draft('y'));
    expect(s.states).toEqual(['full', 'stored']);
    expect((await db.load()).drafts).toEqual([draft('y')]);
  });
});

describe('a record that cannot be read', () => {
  it('is left out and reported; the others are there', async () => {
    const s = stage();
    const db = await s.open();
    await db.putChats([chat('a'), chat('b'), chat('c')]);
    const fail = () => {
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    };
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(fail);
    const { get } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: unknown, key: IDBValidKey) {
      return key === 'b' ? fail() : get.call(this as never, key as never);
    } as never);
    expect((await db.load()).chats.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(s.reports).toEqual(['disk: a record of chats cannot be read']);
  });
});
