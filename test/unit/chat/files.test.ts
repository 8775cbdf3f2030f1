import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCopies } from '../../../lib/chat/copies.ts';
import { shownName, splitName } from '../../../lib/chat/file-name.ts';
import { diskName, savedName } from '../../../lib/chat/saved-name.ts';
import {
  isComplete,
  isFresh,
  isSendable,
  MAX_FILE,
  PART,
  partsOf,
  refusalOf,
  type OutgoingFile,
  type TrayFile,
} from '../../../lib/chat/files.ts';
import { linesOf } from '../../../lib/chat/lines.ts';
import { reduceOutbox, type Outbox, type OutboxEvent } from '../../../lib/chat/outbox.ts';
import { readyToSend } from '../../../lib/chat/outbox-queue.ts';
import { claimsPicture, mediaType, pictureType, unshownPicture } from '../../../lib/files/sniff.ts';
import { chatOf, invited, joined, message, said } from './builders.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('what a file is', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['RIFF\0\0\0\0WEBPVP8 ', null],
    ['', null],
  ])('%j is %s by its bytes', (head, type) => {
    expect(pictureType(bytes(head))).toBe(type);
  });

  it.each([
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x20ftypheic', null],
    ['OggS', 'audio/ogg'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90', 'audio/mpeg'],
    ['\xff\xd8\xff', null],
    ['\x1aE\xdf\xa3', 'video/webm'],
    ['%PDF', null],
  ])('%j plays as %s', (head, type) => {
    expect(mediaType(bytes(head))).toBe(type);
  });

  it('names pictures that no messenger shows', () => {
    expect(unshownPicture('a.HEIC', '')).toBe('HEIC');
    expect(unshownPicture('a', 'image/webp')).toBe('WEBP');
    expect(unshownPicture('a.png', 'image/png')).toBeNull();
    expect(claimsPicture('a.JPG', '')).toBe(true);
    expect(claimsPicture('a.svg', 'image/svg+xml')).toBe(false);
  });
});

describe('a name from a stranger', () => {
  const hostile = fc.string({ unit: 'binary', maxLength: 300 });

  it('shows nothing hidden, on one line', () => {
    fc.assert(fc.property(hostile, (n) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(shownName(n))));
    expect(shownName('фото\u202Egpj.exe')).toBe('фотоgpj.exe');
  });

  it('on disk is one name that a file system takes', () => {
    fc.assert(
      fc.property(hostile, (n) => {
        const name = diskName(n);
        expect(name).not.toMatch(/[\\/:*?"<>|]|^\.|[. ]$/);
        expect([...name].length).toBeLessThanOrEqual(121);
        expect(name).not.toBe('');
        expect(diskName(name)).toBe(name);
      }),
    );
    expect(diskName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(diskName('CON.txt')).toBe('_CON.txt');
    expect(diskName(`${'я'.repeat(200)}.pdf`)).toMatch(/^я{116}\.pdf$/);
  });

  /** What Windows takes for a device whatever ending it has, and blanks before the ending. */
  const DEVICES = new Set(
    ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'].concat(
      [...'0123456789\u00b9\u00b2\u00b3'].flatMap((n) => [`COM${n}`, `LPT${n}`]),
    ),
  );
  const pieces = [
    'CON aux Nul com LPT conin$ 1 \u00b9 . _ \\ / \' " % # & + { \ud83d \udc00 😀 я .pdf .tar.gz',
    'a'.repeat(117),
  ]
    .join(' ')
    .split(' ')
    .concat(' ', '\u00a0', '\u3000', '\u200b', '\u202e', 'b'.repeat(25), '.'.repeat(120));
  const made = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));

  it.each([
    ['com\u00b9.txt', '_com\u00b9.txt'],
    ['NUL .txt', '_NUL .txt'],
    ['conout$', '_conout$'],
    // Cut, it would end in a dot, which Windows takes away.
    [`${'a'.repeat(119)}.cc.${'b'.repeat(25)}`, 'a'.repeat(119)],
    ['photo\ud83d.png', 'photo.png'],
  ])('%j is saved as %j', (name, saved) => {
    expect(diskName(name)).toBe(saved);
  });

  it('is no device, ends in no dot and has no half of a letter, whatever it is made of', () => {
    fc.assert(
      fc.property(made, fc.constantFrom('image/png', '', 'constructor'), (n, type) => {
        for (const name of [diskName(n), savedName(n, type, 'файл')]) {
          expect(name).not.toMatch(/[\\/:*?"<>|\u202e]|^\.|[.\s]$/);
          expect(DEVICES).not.toContain(name.split('.')[0]!.trimEnd().toUpperCase());
          expect(name.isWellFormed()).toBe(true);
          expect(name).not.toBe('');
          expect(name.length).toBeLessThanOrEqual(255);
          expect(diskName(name)).toBe(name);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is its stem and its ending', () => {
    fc.assert(
      fc.property(hostile, (n) => {
        const { stem, ending } = splitName(n);
        return stem + ending === n;
      }),
    );
    expect(splitName('a.tar.gz')).toEqual({ stem: 'a.tar', ending: '.gz' });
    expect(splitName('.env')).toEqual({ stem: '.env', ending: '' });
  });
});

describe('a file in the tray', () => {
  const file = (over: Partial<TrayFile>): TrayFile => ({
    id: 'f',
    conversationId: 'c',
    name: 'a.txt',
    size: PART + 1,
    mime: 'text/plain',
    parts: 2,
    addedAt: 1,
    refused: null,
    ...over,
  });

  it('is complete with its last part', () => {
    expect([0, 1, PART, PART + 1, MAX_FILE].map(partsOf)).toEqual([0, 1, 1, 2, 160]);
    expect([0, 1, 2].map((parts) => isComplete(file({ parts })))).toEqual([false, false, true]);
  });

  it('is sent only complete and not refused', () => {
    expect([
      isSendable(file({})),
      isSendable(file({ parts: 1 })),
      isSendable(file({ refused: 'x' })),
    ]).toEqual([true, false, false]);
    expect([0, 1, MAX_FILE, MAX_FILE + 1].map(refusalOf)).toEqual(['empty-file', null, null, 'too-big']);
  });

  it('has a link that is not sent near its end', () => {
    const uploaded = { id: '1', name: 'a', size: 1, mime: 'x/y', url: 'https://x', expiresAt: 1_000_000 };
    expect(isFresh(uploaded, 900_000)).toBe(true);
    expect(isFresh(uploaded, 950_000)).toBe(false);
    expect(isFresh(undefined, 0)).toBe(false);
  });
});

describe('the outbox with files', () => {
  const chat = (...more: ReturnType<typeof message>[]) =>
    chatOf(
      [invited({ id: 'c', channelId: 'me' }), joined(5, 'me', 'c'), ...more.map((m) => said(m, 'c'))],
      'c',
    );
  const mine = (id: number, file?: { id: string; name: string; size: number }) => ({
    ...message(id),
    channelId: 'me',
    text: file ? '' : 'текст',
    ...(file ? { file: { ...file, mime: 'text/plain' } } : {}),
  });
  const file = (n: number): OutgoingFile => ({
    fileId: `f${n}`,
    name: `${n}.txt`,
    size: n,
    mime: 'text/plain',
    uploaded: {
      id: `${60 + n}`,
      name: `${n}.txt`,
      size: n,
      mime: 'text/plain',
      url: 'https://x',
      expiresAt: 9,
    },
  });
  const put = (localId: string, over: Partial<Extract<OutboxEvent, { type: 'enqueued' }>>): OutboxEvent => ({
    type: 'enqueued',
    localId,
    conversationId: 'c',
    text: '',
    at: 1,
    ...over,
  });
  const run = (...events: OutboxEvent[]): Outbox => events.reduce(reduceOutbox, [] as Outbox);
  const sending = (localId: string): OutboxEvent => ({ type: 'begun', localId, afterId: 0 });

  it('goes in order with text, one at a time', () => {
    const outbox = run(put('t', { text: 'текст' }), put('a', { file: file(1) }), put('b', { file: file(2) }));
    expect(readyToSend(outbox).map((e) => e.localId)).toEqual(['t']);
    expect(
      readyToSend(run(put('a', { file: file(1) }), put('t', { text: 'x' }))).map((e) => e.localId),
    ).toEqual(['a']);
  });

  it('knows a copy by its id, else by name and size, and never a text for a file', () => {
    const outbox = run(put('a', { file: file(1) }), put('t', { text: 'текст' }), sending('a'), sending('t'));
    const seen = chat(mine(1), mine(2, { id: '61', name: 'renamed.txt', size: 99 }));
    expect(matchCopies(outbox, seen).map((e) => e.messageId)).toEqual([2, 1]);
    const other = chat(mine(3, { id: '777', name: '1.txt', size: 1 }));
    expect(matchCopies(outbox, other).map((e) => e.messageId)).toEqual([3, null]);
    expect(
      matchCopies(outbox, chat(mine(4, { id: '62', name: '2.txt', size: 2 }))).map((e) => e.messageId),
    ).toEqual([null, null]);
  });

  it('FAIL wins over the copy; a retry uploads anew', () => {
    const refused = run(put('a', { file: file(1) }), sending('a'), {
      type: 'refused',
      localId: 'a',
      reason: 'r',
    });
    const tied = matchCopies(refused, chat(mine(2, { id: '61', name: '1.txt', size: 1 })));
    expect(tied[0]).toMatchObject({ state: 'failed', messageId: 2 });
    const [old, again] = reduceOutbox(tied, { type: 'retried', localId: 'a', newLocalId: 'b', at: 2 });
    expect(old).toMatchObject({ retried: true, state: 'failed' });
    expect(again?.file).toEqual({ fileId: 'f1', name: '1.txt', size: 1, mime: 'text/plain' });
  });

  it('shows what is on its way', () => {
    const outbox = run(put('a', { file: { ...file(1), uploading: true } }));
    expect(linesOf(chat(), outbox).at(-1)).toMatchObject({
      state: 'queued',
      text: '',
      file: { id: '', name: '1.txt', size: 1, uploading: true },
    });
  });
});
