/** What leaves, when, and what becomes of it: a store, a line and a clock that the test owns. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../../lib/chat/outbox.ts';
import type { DeskDb } from '../../../lib/storage/db.ts';
import { WebitelError } from '../../../lib/webitel/errors.ts';
import { ChatStore } from '../../../lib/worker/chat-store.ts';
import { Sender } from '../../../lib/worker/sender.ts';
import { closed, CONV, invited, joined, left, message, MINE, said } from '../chat/builders.ts';
import { ManualClock } from '../webitel/socket-stage.ts';

const MINUTE = 60_000;
const OTHER = 'conv-2';

interface Frame {
  action: string;
  data: Record<string, unknown>;
  ok: () => void;
  fail: (error: unknown) => void;
}

/** Long enough for what waits for nothing but itself: blobs and forms are read in turns of their own. */
const calm = async (): Promise<void> => {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve));
};

let clock: ManualClock;
let store: ChatStore;
let sender: Sender;
let frames: Frame[];
let isOnline: boolean;
let isSignedIn: boolean;
let changes: number;
/** Answers of the disk to writes of the outbox; while it is slow they wait here. */
let disk: { refuses: boolean; isSlow: boolean; waiting: (() => void)[] };
let uploads: { answer: (status: number, body?: unknown) => void; signal: AbortSignal }[];

const db = {
  account: 'ann',
  load: async () => ({ chats: [], outbox: [], drafts: [], files: [] }),
  putChats: async () => {},
  async saveOutbox() {
    if (disk.refuses) throw new DOMException('no room', 'QuotaExceededError');
    if (disk.isSlow) await new Promise<void>((resolve) => void disk.waiting.push(resolve));
  },
  saveFile: async () => {},
  readFile: async () => new Blob(['12345']),
  deleteFiles: async () => {},
} as unknown as DeskDb;

beforeEach(async () => {
  clock = new ManualClock();
  frames = [];
  uploads = [];
  isOnline = isSignedIn = true;
  changes = 0;
  disk = { refuses: false, isSlow: false, waiting: [] };
  store = new ChatStore(clock, () => changes++);
  await store.use(db);
  for (const id of [CONV, OTHER]) {
    store.apply(invited({ id }));
    store.apply(joined(5, MINE, id));
  }
  sender = new Sender({
    store,
    clock,
    serverNow: () => clock.now(),
    isOnline: () => isOnline,
    access: () => (isSignedIn ? { origin: 'https://cc.example', token: 't' } : null),
    checkSession: async () => {},
    fetch: (_, { signal }) =>
      new Promise((resolve, reject) => {
        const answer = (status: number, body: unknown = { id: 7, shared: '/any/file/7' }) =>
          resolve(new Response(JSON.stringify(body), { status }));
        uploads.push({ answer, signal: signal! });
        signal!.addEventListener('abort', () => reject(signal!.reason as Error));
      }),
    ask: (action, data) =>
      new Promise((resolve, reject) => {
        frames.push({ action, data: data as Frame['data'], ok: () => resolve({}), fail: reject });
      }),
  });
});

async function queue(
  localId: string,
  over: { id?: string; part?: string; age?: number } = {},
): Promise<void> {
  const { id = CONV, part, age = 0 } = over;
  const text = { text: localId, at: clock.now() - age, ...(part && { part }) };
  await store.enqueue([{ type: 'enqueued', localId, conversationId: id, ...text }]);
}
async function queueFile(localId: string): Promise<void> {
  const file = { id: `f-${localId}`, conversationId: CONV, name: 'a.png', mime: 'image/png', size: 5 };
  await store.files.add(file);
  await store.files.addPart(file.id, 0, new Blob(['12345']));
  const { id: fileId, name, mime, size } = file;
  const carried = { fileId, name, mime, size };
  const words = { text: '', at: clock.now(), file: carried };
  await store.enqueue([{ type: 'enqueued', localId, conversationId: CONV, ...words }]);
}
const entry = (localId: string): OutboxEntry => store.outbox.find((e) => e.localId === localId)!;
const states = (): Record<string, string> =>
  Object.fromEntries(store.outbox.map((e) => [e.localId, e.state]));
const texts = (): unknown[] => frames.map(({ data }) => data.text ?? `file ${String(data.id)}`);
async function kick(): Promise<void> {
  sender.kick();
  await calm();
}

describe('what is queued', () => {
  it('waits for the line', async () => {
    isOnline = false;
    await queue('a');
    await kick();
    expect(frames).toEqual([]);
    isOnline = true;
    sender.onSynced();
    await calm();
    expect(frames).toMatchObject([
      { action: 'send_text_chat', data: { conversation_id: CONV, channel_id: MINE, text: 'a' } },
    ]);
  });

  it('goes one after another in a chat, side by side in two, and no frame twice', async () => {
    await queue('a');
    await queue('b');
    await queue('c', { id: OTHER });
    await kick();
    await kick();
    expect(texts()).toEqual(['a', 'c']);
    expect(states()).toEqual({ a: 'sending', b: 'queued', c: 'sending' });
    frames[0]!.ok();
    await calm();
    expect(texts()).toEqual(['a', 'c', 'b']);
    frames[2]!.ok();
    await calm();
    expect(states()).toEqual({ a: 'sent', b: 'sent', c: 'sending' });
    expect(texts()).toHaveLength(3);
  });

  it('goes when it is on the disk, and leaves when that it goes is there too', async () => {
    disk.isSlow = true;
    const stored = queue('a');
    await kick();
    expect(disk.waiting).toHaveLength(1);
    disk.waiting.shift()!();
    await stored;
    await kick();
    expect(states()).toEqual({ a: 'sending' });
    expect(frames).toEqual([]);
    disk.waiting.shift()!();
    await calm();
    expect(texts()).toEqual(['a']);
  });

  it('that a full disk would not note as going stays, and is tried again a second later', async () => {
    await queue('a');
    disk.refuses = true;
    await kick();
    expect([frames.length, entry('a').state]).toEqual([0, 'queued']);
    disk.refuses = false;
    await kick();
    await clock.advance(999);
    await calm();
    expect(frames).toEqual([]);
    await clock.advance(1);
    await calm();
    expect(texts()).toEqual(['a']);
  });

  it('knows after which message its copy comes', async () => {
    await queue('a');
    store.apply(said(message(7)));
    store.apply(said(message(8)));
    store.apply(said(message(9)));
    await queue('b', { id: OTHER });
    await kick();
    expect([entry('a').afterId, entry('b').afterId]).toEqual([9, 0]);
  });

  it.each([
    ['was left', left(9)],
    ['is closed', closed(9)],
  ])('to a chat that %s is refused, and says why', async (_, end) => {
    await queue('a');
    store.apply(end);
    await kick();
    expect(entry('a')).toMatchObject({ state: 'failed', reason: 'chat-closed' });
    expect(frames).toEqual([]);
  });

  it('to a chat that was not accepted is refused', async () => {
    store.apply(invited({ id: 'new' }));
    await queue('a', { id: 'new' });
    await kick();
    expect(entry('a')).toMatchObject({ state: 'failed', reason: 'chat-closed' });
  });

  it('to a chat of which loose facts alone are known is refused', async () => {
    store.apply(said(message(1), 'loose'));
    await queue('a', { id: 'loose' });
    await kick();
    expect(entry('a')).toMatchObject({ state: 'failed', reason: 'chat-closed' });
  });

  it('to a chat that is not known yet waits until it is', async () => {
    await queue('a', { id: 'unknown' });
    await kick();
    expect(states()).toEqual({ a: 'queued' });
    store.apply(invited({ id: 'unknown' }));
    store.apply(joined(5, MINE, 'unknown'));
    await kick();
    expect(texts()).toEqual(['a']);
  });

  it('and could not be refused for want of room is refused a second later', async () => {
    await queue('a');
    store.apply(closed(9));
    disk.refuses = true;
    await kick();
    disk.refuses = false;
    store.outbox = store.outbox.map((e) => ({ ...e, state: 'queued' }));
    await kick();
    expect(states()).toEqual({ a: 'queued' });
    await clock.advance(1000);
    await calm();
    expect(states()).toEqual({ a: 'failed' });
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await queue('a');
    await queue('b');
    await kick();
  });

  it('of refusal is the message’s, with its words; the next one goes', async () => {
    frames[0]!.fail(new WebitelError('refused', 'app.chat.send', 'no such peer'));
    await calm();
    expect(entry('a')).toMatchObject({ state: 'failed', reason: 'app.chat.send', detail: 'no such peer' });
    expect(texts()).toEqual(['a', 'b']);
  });

  it('that does not come leaves it on its way, and the next waits; the late one counts', async () => {
    const late = Promise.withResolvers<unknown>();
    await clock.advance(500);
    frames[0]!.fail(new WebitelError('lost', 'timeout', '', { late: late.promise }));
    await calm();
    expect(entry('a')).toMatchObject({ state: 'sending', lostAt: clock.monotonic() });
    expect(texts()).toEqual(['a']);
    late.resolve({});
    await calm();
    expect(entry('a')).toMatchObject({ state: 'sent', answered: true });
    expect(texts()).toEqual(['a', 'b']);
  });

  it('of refusal counts late too, over a copy that was seen', async () => {
    const late = Promise.withResolvers<unknown>();
    frames[0]!.fail(new WebitelError('lost', 'timeout', '', { late: late.promise }));
    await calm();
    store.apply(said(message(20, { channelId: MINE, text: 'a' })));
    expect(entry('a').state).toBe('sent');
    late.reject(new WebitelError('refused', 'app.chat.send', 'no'));
    await calm();
    expect(entry('a').state).toBe('failed');
  });

  it('that is a fault of ours is none: whether it left is not known', async () => {
    frames[0]!.fail(new Error('fault'));
    await calm();
    expect(entry('a')).toMatchObject({ state: 'sending', lostAt: clock.monotonic() });
  });

  it.each(['never-left', 'session'] as const)('%s: it goes again, a second later', async (kind) => {
    frames[0]!.fail(new WebitelError(kind, 'offline'));
    await calm();
    expect(entry('a')).toMatchObject({ state: 'queued', afterId: null });
    await kick();
    expect(texts()).toEqual(['a']);
    await clock.advance(1000);
    await calm();
    expect(texts()).toEqual(['a', 'a']);
    frames[1]!.ok();
    await calm();
    expect(texts()).toEqual(['a', 'a', 'b']);
  });

  it('counts though the disk does not take it, and the next one is tried when there is room', async () => {
    disk.refuses = true;
    frames[0]!.ok();
    await calm();
    expect(entry('a')).toMatchObject({ state: 'sent', answered: true });
    disk.refuses = false;
    await clock.advance(1000);
    await calm();
    expect(texts()).toEqual(['a', 'b']);
  });

  it('that it did not leave counts though the disk does not take it', async () => {
    disk.refuses = true;
    frames[0]!.fail(new WebitelError('never-left', 'offline'));
    await calm();
    disk.refuses = false;
    expect(entry('a').state).toBe('queued');
    await clock.advance(1000);
    await calm();
    expect(texts()).toEqual(['a', 'a']);
  });
});

describe('a file', () => {
  it('is uploaded, then sent; texts after it wait', async () => {
    await queueFile('f');
    await queue('a');
    await kick();
    await kick();
    expect([uploads.length, frames.length]).toEqual([1, 0]);
    uploads[0]!.answer(200);
    await calm();
    expect(texts()).toEqual(['file 7']);
    frames[0]!.ok();
    await calm();
    expect(texts()).toEqual(['file 7', 'a']);
  });

  it('that does not get through is overtaken, and tried again after a pause', async () => {
    await queueFile('f');
    await queue('a');
    await kick();
    uploads[0]!.answer(500);
    await calm();
    expect(texts()).toEqual(['a']);
    expect(uploads).toHaveLength(1);
    await clock.advance(4999);
    await calm();
    expect(uploads).toHaveLength(1);
    await clock.advance(1);
    await calm();
    expect(uploads).toHaveLength(2);
    uploads[1]!.answer(500);
    await calm();
    await clock.advance(9999);
    await calm();
    expect(uploads).toHaveLength(2);
    await clock.advance(1);
    await calm();
    expect(uploads).toHaveLength(3);
  });

  it('that was overtaken waits for the text that goes, and goes after it', async () => {
    await queueFile('f');
    await queue('a');
    await kick();
    uploads[0]!.answer(500);
    await calm();
    await clock.advance(5000);
    await calm();
    uploads[1]!.answer(200);
    await calm();
    expect(texts()).toEqual(['a']);
    expect(entry('f').state).toBe('queued');
    frames[0]!.ok();
    await calm();
    expect(texts()).toEqual(['a', 'file 7']);
    // It was at the server already.
    expect(uploads).toHaveLength(2);
  });

  it('that is taken back goes nowhere, and what waited for it goes', async () => {
    await queueFile('f');
    await queue('a');
    await kick();
    await store.applyOutbox({ type: 'discarded', localId: 'f' });
    sender.cancel('f');
    await calm();
    expect(uploads[0]!.signal.aborted).toBe(true);
    expect(texts()).toEqual(['a']);
  });

  it('that the server refuses is back in its tray, and what waited for it goes', async () => {
    await queueFile('f');
    await queue('a');
    await kick();
    uploads[0]!.answer(200, { id: 7, shared: 'javascript:1' });
    await calm();
    expect(states()).toEqual({ a: 'sending' });
    expect(store.files.tray(CONV, store.outbox)).toMatchObject([{ refused: 'upload.link' }]);
  });

  it('that is taken back in the moment its upload ends is not sent', async () => {
    await queueFile('f');
    await kick();
    await store.applyOutbox({ type: 'discarded', localId: 'f' });
    uploads[0]!.answer(200);
    await calm();
    expect(frames).toEqual([]);
  });

  it('whose bytes are gone is refused, and what waited for it goes', async () => {
    await queueFile('f');
    await queue('a');
    await store.files.remove(['f-f']);
    await kick();
    expect(entry('f')).toMatchObject({ state: 'failed', reason: 'file-gone' });
    expect(texts()).toEqual(['a']);
  });

  it('waits for a sign-in, and no longer', async () => {
    await queueFile('f');
    await queue('a');
    isSignedIn = false;
    await kick();
    expect([uploads.length, frames.length]).toEqual([0, 0]);
    isSignedIn = true;
    await kick();
    expect(uploads).toHaveLength(1);
  });

  it('is tried again after its own pauses, whatever was queued before it', async () => {
    await queue('other', { id: OTHER });
    await queueFile('f');
    await kick();
    uploads[0]!.answer(500);
    await calm();
    await clock.advance(5000);
    await calm();
    uploads[1]!.answer(500);
    await calm();
    await clock.advance(9999);
    await calm();
    expect(uploads).toHaveLength(2);
  });

  it('whose upload ends when the line is gone goes when it is back, without another upload', async () => {
    await queueFile('f');
    await kick();
    isOnline = false;
    uploads[0]!.answer(200);
    await calm();
    expect([frames.length, entry('f').state]).toEqual([0, 'queued']);
    isOnline = true;
    await kick();
    expect(texts()).toEqual(['file 7']);
    expect(uploads).toHaveLength(1);
  });
});

describe('what has waited', () => {
  it('ten minutes goes; longer only when it is asked for', async () => {
    await queue('new', { age: 10 * MINUTE });
    await queue('old', { age: 10 * MINUTE + 1, id: OTHER });
    await kick();
    expect(texts()).toEqual(['new']);
    expect(entry('old')).toMatchObject({ state: 'queued', asks: true });
    await store.applyOutbox({ type: 'released', localId: 'old' });
    await kick();
    expect(texts()).toEqual(['new', 'old']);
  });

  it('and is let go is not asked about again, though it waits on', async () => {
    isOnline = false;
    await queue('old', { age: 11 * MINUTE });
    await store.applyOutbox({ type: 'aged', before: clock.now() - 10 * MINUTE });
    await store.applyOutbox({ type: 'released', localId: 'old' });
    isOnline = true;
    await kick();
    expect(texts()).toEqual(['old']);
  });

  it.each([
    ['is young', { age: 0 }, null],
    ['has waited ten minutes', { age: 10 * MINUTE }, null],
    ['was let go', { age: 11 * MINUTE }, { type: 'released', localId: 'a' }],
    ['was refused', { age: 11 * MINUTE }, { type: 'refused', localId: 'a', reason: 'x' }],
  ] as const)('and %s is no news, however often it is looked at', async (_, { age }, event) => {
    await queue('a', { id: 'unknown', age });
    if (event?.type === 'released') await store.applyOutbox({ type: 'aged', before: Infinity });
    if (event) await store.applyOutbox(event);
    changes = 0;
    await kick();
    await kick();
    expect(changes).toBe(0);
  });

  it('for a sign-in asks, however young; nobody’s is not touched', async () => {
    await queue('a');
    await sender.stop(null);
    expect(entry('a').asks).toBeUndefined();
    await sender.stop('ann');
    expect(entry('a').asks).toBe(true);
    await kick();
    expect(frames).toEqual([]);
  });

  it('is asked about though the disk takes nothing', async () => {
    await queue('a', { age: 11 * MINUTE });
    disk.refuses = true;
    await kick();
    expect(entry('a').asks).toBe(true);
    await queue('b').catch(() => {});
    await expect(sender.stop('ann')).resolves.toBeUndefined();
  });
});
