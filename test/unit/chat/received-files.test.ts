/** What came as a file: by what name it goes, what it is shown as, what it is saved as. */
import { describe, expect, test } from 'vitest';
import { fileKind } from '../../../lib/chat/file-name.ts';
import { savedName } from '../../../lib/chat/saved-name.ts';
import { recordWish } from '../../../lib/card/record.ts';
import { claimsPicture, pictureType, shownPicture } from '../../../lib/files/sniff.ts';
import { summarise } from '../../../lib/chat/summary.ts';
import { transcript } from '../../../lib/chat/transcript.ts';
import { workerTranslator } from '../../../lib/i18n/worker.ts';
import { recordWords } from '../../../lib/worker/record-words.ts';
import { active, message } from './builders.ts';

const film = { id: '70001', name: '', size: 734_003, mime: 'video/mp4' };
const words = recordWords(workerTranslator('uk'));

describe('a file without a name', () => {
  test.each([
    ['video/mp4', 'video'],
    ['audio/ogg', 'sound'],
    ['image/jpeg', 'image'],
    ['application/x-tgsticker', 'sticker'],
    ['application/pdf', 'file'],
    ['', 'file'],
  ])('of type %j is called a %s', (mime, kind) => {
    expect(fileKind({ name: '', mime })).toBe(kind);
  });

  test('its kind is in the list, in words', () => {
    const { preview } = summarise(active([message(1, { text: '', file: film })]), [])!;
    expect(preview).toMatchObject({ fileName: '', fileKind: 'video' });
  });

  test('the CRM’s record and the transcript name its kind', () => {
    const chat = active([message(1, { text: '', file: film })]);
    expect(recordWish(chat, 'Оператор', words)!.values.lastMessage).toBe('Відео');
    expect(transcript(chat, { operator: 'О', bot: 'Б', content: words.content }, () => '12:00')).toContain(
      '[Відео]',
    );
  });

  test('of a last message that is longer than a transcript its beginning is in it', () => {
    const all = active([
      message(1, { text: 'перед тим' }),
      message(2, { text: `Добрий день ${'😀'.repeat(20_000)}` }),
    ]);
    const said = transcript(all, { operator: 'О', bot: 'Б', content: words.content }, () => '12:00');
    expect(said).toMatch(/^…\n12:00 .*: Добрий день 😀/);
    expect(said.length).toBeLessThanOrEqual(20_002);
    expect(said.isWellFormed()).toBe(true);
    expect(said.length).toBeGreaterThan(19_900);
  });

  test('a blocked file, and what has no words, are told there too', () => {
    const last = (over: object) =>
      recordWish(active([message(1, { text: '', ...over })]), 'Оператор', words)!.values.lastMessage;
    expect(last({ notice: 'file-blocked', fromBot: true })).toBe(words.content['file-blocked']);
    expect(last({ kind: 'reaction' })).toBe(words.content.unknown);
  });
});

describe('is saved', () => {
  test.each([
    ['', 'video/mp4', 'Видео', 'Видео.mp4'],
    ['', 'video/webm', 'Видео', 'Видео.webm'],
    ['', '', 'Файл без имени', 'Файл без имени'],
    ['запись', 'audio/mpeg', 'Звук', 'запись.mp3'],
    ['IMG_1.jpeg', 'image/png', 'Картинка', 'IMG_1.jpeg'],
    ['a\u202Egnp.exe', 'image/png', 'Картинка', 'agnp.exe'],
    ['звіт v1. чернетка', 'application/pdf', 'Файл', 'звіт v1. чернетка.pdf'],
    ['x', 'constructor', 'Файл', 'x'],
  ])('%j of type %j as %s → %s', (name, type, word, saved) => {
    expect(savedName(name, type, word)).toBe(saved);
  });

  test.each(['.', '. '])('a name of a stranger’s thousands of «%s» in no time', (sign) => {
    const name = (size: number) => `a${sign.repeat(size)}b`;
    const once = (size: number): number => {
      const from = performance.now();
      savedName(name(size), 'image/png', 'x');
      return performance.now() - from;
    };
    const took = (size: number): number => Math.min(...Array.from({ length: 7 }, () => once(size)));
    took(1_000);
    // Ten times as much takes ten times as long, not a hundred.
    expect(took(20_000)).toBeLessThan(40 * Math.max(took(2_000), 0.3));
  });
});

describe('a sticker', () => {
  const webp = Uint8Array.from(
    [...'RIFF']
      .map((c) => c.charCodeAt(0))
      .concat(
        [34, 0, 0, 0],
        [...'WEBPVP8X'].map((c) => c.charCodeAt(0)),
      ),
  );
  test('of WebP is seen, though it is not sent as a picture', () => {
    expect(claimsPicture('file_12.webp', '')).toBe(true);
    expect(shownPicture(webp)).toBe('image/webp');
    expect(pictureType(webp)).toBeNull();
  });

  test('that moves is one by its name or type', () => {
    expect(fileKind({ name: 'AnimatedSticker.tgs', mime: '' })).toBe('sticker');
  });
});
