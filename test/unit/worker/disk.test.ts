/** The whole desk on a disk that fails: it starts, says so, and never shows one operator another's chats. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IDBObjectStore } from 'fake-indexeddb';
import { accountKey } from '../../../lib/bridge/account-key.ts';
import { openDeskDb } from '../../../lib/storage/db.ts';
import { FROM_CRM } from './ports.ts';
import { FIRST_ORDER, firstMessage, Stage } from './stage.ts';

let stage: Stage;
afterEach(async () => {
  vi.restoreAllMocks();
  await stage.stop();
});

const breakOpening = () =>
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });

const breakWriting = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });

/** What was typed, as it lies on the disk of whoever is signed in. */
async function draftsOnDisk(): Promise<string[]> {
  const db = await openDeskDb(accountKey({ ...stage.view.session }));
  const { drafts } = await db.load();
  db.close();
  return drafts.map(({ text }) => text);
}

describe('a database that does not open', () => {
  it('keeps no view without a state, and no customer without an answer', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.worker.kill();
    const broken = breakOpening();
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => stage.view.storage === 'memory', 'the notice');

    const { id: chat } = await stage.accepted();
    await stage.send(chat, 'from memory');
    await stage.untilState('from memory', 'sent');

    broken.mockRestore();
    await stage.within(70, () => stage.view.storage === 'stored');
    stage.rebirth();
    await stage.until(() => stage.view.chats[chat], 'the chat, read from the disk');
    expect(stage.view.storage).toBe('stored');
  });

  it('and comes back with older words: what was typed or emptied meanwhile counts, here and on the disk', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat } as const;
    stage.crm.watch(chat);
    await stage.crm.call({ ...keep, field: 'message', text: 'старое' });
    await stage.crm.call({ ...keep, field: 'comment', text: 'старый комментарий' });
    stage.worker.kill();
    const broken = breakOpening();
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => stage.view.storage === 'memory' && stage.crm.conversation, 'the notice');
    await stage.crm.call({ ...keep, field: 'message', text: 'новое' });
    await stage.crm.call({ ...keep, field: 'comment', text: '' });
    broken.mockRestore();
    let last: Promise<unknown> | null = null;
    stage.onStep = (what) => {
      // Typed at the very moment when everything is read anew.
      if (what === 'load') last ??= stage.crm.call({ ...keep, field: 'post', text: 'в ту же минуту' });
    };
    await stage.within(70, () => stage.view.storage === 'stored' && last);
    await last;
    await stage.settle();
    const kept = { message: 'новое', post: 'в ту же минуту' };
    await stage.until(() => stage.crm.conversation?.kept.post, 'the conversation');
    expect(stage.crm.conversation!.kept).toEqual(kept);
    expect((await draftsOnDisk()).toSorted()).toEqual(Object.values(kept).toSorted());
  });

  it('at the second operator’s sign-in shows him nothing of the first', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    await stage.page.call({ type: 'account.signOut' });
    const broken = breakOpening();
    expect(await stage.signIn('operator2')).toMatchObject({ ok: true });
    await stage.until(() => stage.view.session.username === 'operator2', 'the second operator');
    await stage.untilOnline();
    expect(stage.view.chats).not.toHaveProperty(chat);
    broken.mockRestore();
    await stage.within(70, () => stage.view.storage === 'stored');
    expect(stage.view.chats).not.toHaveProperty(chat);
  });
});

describe('a disk without room', () => {
  it('keeps nobody signed in: the chats go with the operator', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    breakWriting();
    await stage.crm.call({ type: 'message.send', conversationId: chat, localId: 'l', text: 'not stored' });
    await stage.page.call({ type: 'account.signOut' });
    await stage.until(() => stage.view.session.state === 'signed-out');
    expect(stage.view.chats).toEqual({});
  });

  it('for a moment loses no end of a chat', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const full = breakWriting();
    await stage.crm.call({ type: 'chat.leave', conversationId: chat });
    await stage.until(() => stage.view.chats[chat]?.status === 'completed');
    await stage.clock.advance(2000);
    full.mockRestore();
    await stage.clock.advance(10_000);
    await stage.settle();
    const db = await openDeskDb(accountKey({ ...stage.view.session }));
    const stored = (await db.load()).chats.find(({ id }) => id === chat);
    db.close();
    expect(stored?.departures).not.toEqual({});
  });

  it('at the moment when a first message begins: it has not left, and goes when there is room', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.server.customer({ name: 'Ірина', externalId: '777' }).writes('Добрий день');
    let full: { mockRestore: () => void } | null = null;
    stage.onStep = (what) => {
      if (what === 'saveOutgoing done') full ??= breakWriting();
    };
    await stage.crm.call(FIRST_ORDER);
    await stage.clock.advance(2000);
    expect(stage.view.outgoing[0]?.state).toBe('queued');
    full!.mockRestore();
    await stage.within(15, () => stage.view.outgoing[0]?.state === 'sent');
    const stored = stage.server.conversations().flatMap((c) => c.messages);
    expect(stored.filter((m) => m.text === 'Замовлення готове')).toHaveLength(1);
  });

  it('that cannot empty the form of a first message that it has does not call it refused: it goes once', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.server.customer({ name: 'Ірина', externalId: '777' }).writes('Добрий день');
    await stage.crm.call(firstMessage({ to: FIRST_ORDER.peer.id, text: FIRST_ORDER.text }));
    stage.onStep = (what) => {
      if (what === 'saveKept') throw new Error('disk full');
    };
    expect(await stage.crm.call(FIRST_ORDER)).toEqual({ ok: true });
    await stage.within(15, () => stage.view.outgoing[0]?.state === 'sent');
    expect(stage.view.outgoingDraft).toBeNull();
  });

  it('does not bring the older words back with the next worker: the view knows the newer, and they are written', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat, field: 'message' } as const;
    stage.crm.watch(chat);
    await stage.crm.call({ ...keep, text: 'старое' });
    const full = breakWriting();
    expect(await stage.crm.call({ ...keep, text: 'новое' })).toMatchObject({ ok: false });
    stage.rebirth();
    await stage.untilOnline();
    expect(stage.crm.conversation?.kept.message).toBe('новое');
    full.mockRestore();
    await stage.clock.advance(10_000);
    await stage.settle();
    expect(stage.crm.conversation?.kept.message).toBe('новое');
    stage.page.watch(chat);
    await stage.until(() => stage.page.conversation?.kept.message === 'новое', 'the other screen');
    expect(await draftsOnDisk()).toEqual(['новое']);
  });

  it('two screens, each with words of its own for one field: the newest typed stays, whoever comes back last', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat, field: 'message' } as const;
    const full = breakWriting();
    // It has not the chat before it, so it hears nothing of what is typed there later; and it comes back last.
    await stage.page.call({ ...keep, text: 'старее' });
    await stage.clock.advance(1000);
    await stage.crm.call({ ...keep, text: 'новее' });
    stage.worker.kill();
    stage.bear();
    await stage.untilOnline();
    stage.crm.watch(chat);
    await stage.until(() => stage.crm.conversation?.id === chat);
    await stage.settle();
    expect(stage.crm.conversation!.kept.message).toBe('новее');
    full.mockRestore();
    await stage.clock.advance(10_000);
    await stage.settle();
    expect(await draftsOnDisk()).toEqual(['новее']);
  });

  it('which takes little things and no long ones is told to be full until the long ones are written', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat } as const;
    const { put } = IDBObjectStore.prototype;
    const small = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: unknown,
      value: unknown,
    ) {
      if ((value as { text?: string }).text === 'длинное')
        throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this as never, value as never);
    } as never);
    await stage.crm.call({ ...keep, field: 'message', text: 'длинное' });
    const told = new Set<string>();
    stage.crm.subscribe(() => told.add(stage.view.storage));
    expect(await stage.crm.call({ ...keep, field: 'comment', text: 'x' })).toMatchObject({ ok: true });
    await stage.settle();
    expect([...told, stage.view.storage]).not.toContain('stored');
    // The view has not let go of it: the next worker hears it.
    stage.rebirth();
    await stage.untilOnline();
    small.mockRestore();
    await stage.clock.advance(10_000);
    await stage.settle();
    expect(stage.view.storage).toBe('stored');
    expect((await draftsOnDisk()).toSorted()).toEqual(['x', 'длинное']);
  });

  it('has the newest of what two screens hold, though the clock was set back an hour between them', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat, field: 'message' } as const;
    const full = breakWriting();
    await stage.crm.call({ ...keep, text: 'раньше' });
    // Its screen goes to another chat, and hears of this one no more.
    stage.crm.watch(null);
    stage.setClock(-3_600_000);
    const other = stage.open({ ...FROM_CRM, tab: { id: 8, windowId: 1 } });
    other.watch(chat);
    await stage.until(() => other.conversation?.kept.message === 'раньше');
    await other.call({ ...keep, text: 'позже' });
    await stage.clock.advance(2 * 3_600_000);
    stage.rebirth();
    await stage.untilOnline();
    full.mockRestore();
    await stage.clock.advance(10_000);
    await stage.settle();
    expect(await draftsOnDisk()).toEqual(['позже']);
    expect(other.conversation?.kept.message).toBe('позже');
  });

  it('gets what it refused as soon as anything fits again, not at the next round', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id: chat } = await stage.accepted();
    const keep = { type: 'text.keep', conversationId: chat } as const;
    const full = breakWriting();
    await stage.crm.call({ ...keep, field: 'message', text: 'отказано' });
    full.mockRestore();
    await stage.crm.call({ ...keep, field: 'comment', text: 'записано' });
    await stage.settle();
    expect((await draftsOnDisk()).toSorted()).toEqual(['записано', 'отказано']);
  });
});
