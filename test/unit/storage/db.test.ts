import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryArea } from '../../../lib/storage/area.ts';
import { openDeskDb } from '../../../lib/storage/db.ts';
import type { TrayFile } from '../../../lib/chat/files.ts';
import type { OutboxEntry } from '../../../lib/chat/outbox.ts';
import { chatOf, invited, joined, message, said } from '../chat/builders.ts';

const ANN = 'https://cc|acme|ann';
const chat = (id: string) => chatOf([invited({ id }), joined(5, undefined, id), said(message(1), id)], id);
const entry = (localId: string, over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  localId,
  conversationId: 'a',
  text: 'text',
  createdAt: 1,
  order: 1,
  state: 'queued',
  afterId: 0,
  lostAt: null,
  messageId: null,
  reason: null,
  ...over,
});

const file = (id: string, parts = 1): TrayFile => ({
  id,
  conversationId: 'a',
  name: 'a.txt',
  size: 1,
  mime: 'text/plain',
  parts,
  addedAt: 1,
  refused: null,
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the database', () => {
  it('is empty at first', async () => {
    expect(await (await openDeskDb(ANN)).load()).toEqual({ chats: [], outbox: [], drafts: [], files: [] });
  });

  it('keeps everything over a restart', async () => {
    const db = await openDeskDb(ANN);
    await db.putChats([chat('a'), chat('b')]);
    await db.saveOutbox([entry('1'), entry('2')], []);
    await db.saveKept({ conversationId: 'a', text: 'draft' });
    db.close();
    expect(await (await openDeskDb(ANN)).load()).toEqual({
      chats: [chat('a'), chat('b')],
      outbox: [entry('1'), entry('2')],
      drafts: [{ conversationId: 'a', text: 'draft' }],
      files: [],
    });
  });

  it('replaces, removes, and does both at once', async () => {
    const db = await openDeskDb(ANN);
    await db.saveOutbox([entry('1'), entry('2')], []);
    await db.saveOutbox([entry('1', { state: 'sent' })], ['2', 'nobody']);
    expect((await db.load()).outbox).toEqual([entry('1', { state: 'sent' })]);
    await db.saveKept({ conversationId: 'a', text: 'x' });
    await db.saveKept({ conversationId: 'a', text: '' });
    expect((await db.load()).drafts).toEqual([]);
  });

  it('forgets the draft with its chat, and no other', async () => {
    const db = await openDeskDb(ANN);
    await db.putChats([chat('a'), chat('b')]);
    await db.saveKept({ conversationId: 'a', text: 'x' });
    await db.saveKept({ conversationId: 'b', text: 'y' });
    await db.deleteChats(['a', 'nobody']);
    const { chats, drafts } = await db.load();
    expect([chats.map((c) => c.id), drafts]).toEqual([['b'], [{ conversationId: 'b', text: 'y' }]]);
  });

  it('of one operator is not that of another', async () => {
    await (await openDeskDb(ANN)).putChats([chat('a')]);
    for (const other of ['https://cc|acme|bob', 'https://cc|other|ann', 'https://cc2|acme|ann'])
      expect((await (await openDeskDb(other)).load()).chats).toEqual([]);
  });

  it('takes over what version 1 wrote', async () => {
    const old = await openDB(`desk:${ANN}`, 1, {
      upgrade(database) {
        database.createObjectStore('chats', { keyPath: 'id' });
        database.createObjectStore('outbox', { keyPath: 'localId' });
        database.createObjectStore('drafts', { keyPath: 'conversationId' });
      },
    });
    await old.put('chats', chat('a'));
    await old.put('outbox', entry('1'));
    await old.put('drafts', { conversationId: 'a', text: 'draft' });
    old.close();
    const db = await openDeskDb(ANN);
    expect(await db.load()).toEqual({
      chats: [chat('a')],
      outbox: [entry('1')],
      drafts: [{ conversationId: 'a', text: 'draft' }],
      files: [],
    });
    await db.saveFile(file('f'), new Blob(['x']));
    expect((await db.load()).files).toEqual([file('f')]);
  });

  it('keeps a file with its parts in order, and forgets both', async () => {
    const db = await openDeskDb(ANN);
    await db.saveFile(file('f', 0));
    for (const parts of [1, 2, 11]) await db.saveFile(file('f', parts), new Blob([`<${parts}>`]));
    await db.saveFile(file('g', 1), new Blob(['other']));
    expect(await (await db.readFile('f')).text()).toBe('<1><2><11>');
    await db.deleteFiles(['f', 'nobody']);
    expect((await db.load()).files).toEqual([file('g', 1)]);
    expect((await db.readFile('f')).size).toBe(0);
    expect(await (await db.readFile('g')).text()).toBe('other');
  });

  it('says when a write failed', async () => {
    const db = await openDeskDb(ANN);
    const broken = { ...chat('a'), title: () => {} } as unknown as ReturnType<typeof chat>;
    await expect(db.putChats([chat('b'), broken])).rejects.toMatchObject({ name: 'DataCloneError' });
    db.close();
    await expect(db.saveOutbox([entry('1')], [])).rejects.toMatchObject({ name: 'InvalidStateError' });
  });

  it('asks for strict durability where nothing else remembers', async () => {
    const db = await openDeskDb(ANN);
    const seen: [unknown, unknown][] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      seen.push([stores, options?.durability]);
      return transaction.call(this, stores, mode, options);
    };
    await db.saveOutbox([entry('1')], []);
    await db.saveKept({ conversationId: 'a', text: 'x' });
    await db.putChats([chat('a')]);
    IDBDatabase.prototype.transaction = transaction;
    expect(seen).toEqual([
      ['outbox', 'strict'],
      ['drafts', 'strict'],
      ['chats', 'relaxed'],
    ]);
  });
});

describe('an older database', () => {
  it('keeps what it holds and gets room for templates', async () => {
    const old = await openDB(`desk:${ANN}`, 1, {
      upgrade(db) {
        db.createObjectStore('chats', { keyPath: 'id' });
        db.createObjectStore('outbox', { keyPath: 'localId' });
        db.createObjectStore('drafts', { keyPath: 'conversationId' });
      },
    });
    await old.put('drafts', { conversationId: 'a', text: 'x' });
    old.close();
    const db = await openDeskDb(ANN);
    expect((await db.load()).drafts).toEqual([{ conversationId: 'a', text: 'x' }]);
    expect(await db.loadTemplates()).toEqual([]);
    const stored = { source: 'webitel' as const, origin: 'https://cc', at: 1, templates: [] };
    await db.saveTemplates(stored);
    expect(await db.loadTemplates()).toEqual([stored]);
  });
});

describe('an area in memory', () => {
  it('behaves as the browser’s', async () => {
    const area = memoryArea({ a: 1 });
    expect(await area.get('a')).toEqual({ a: 1 });
    expect(await area.get('b')).toEqual({});
    const value = { deep: [1] };
    await area.set({ b: value });
    value.deep.push(2);
    expect(await area.get('b')).toEqual({ b: { deep: [1] } });
    await area.remove('a');
    expect(await area.get(null)).toEqual({ b: { deep: [1] } });
  });
});
