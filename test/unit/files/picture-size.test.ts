import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDrawable, MAX_PIXELS, pictureSize } from '../../../lib/files/picture-size.ts';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : p)));
const big = (v: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => (v >>> (8 * (n - 1 - i))) & 255);
const little = (v: number, n: number): number[] => big(v, n).toReversed();

const png = (w: number, h: number) =>
  bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], big(13, 4), 'IHDR', big(w, 4), big(h, 4));
const gif = (w: number, h: number, frame = [0, 0, w, h], before: number[] = []) =>
  bytes(
    'GIF89a',
    little(w, 2),
    little(h, 2),
    [0x80, 0, 0],
    [0, 0, 0, 1, 1, 1],
    before,
    [0x2c],
    frame.flatMap((v) => little(v, 2)),
  );
const jpeg = (w: number, h: number, before: number[] = []) =>
  bytes([0xff, 0xd8], before, [0xff, 0xc2, 0, 17, 8], big(h, 2), big(w, 2));
const webp = (kind: string, rest: number[]) =>
  bytes('RIFF', little(99, 4), 'WEBP', kind, little(10, 4), rest);

describe('width and height', () => {
  const exif = [0xff, 0xe1, ...big(5000, 2), ...Array<number>(4998).fill(0xff)];
  test.each([
    ['PNG', png(300, 200), 300, 200],
    ['PNG beyond 65,535', png(100_000, 200), 100_000, 200],
    ['GIF', gif(300, 200), 300, 200],
    ['GIF after an extension', gif(300, 200, [0, 0, 300, 200], [0x21, 0xf9, 4, 1, 2, 3, 4, 0]), 300, 200],
    ['GIF whose frame is larger than it says', gif(1, 1, [5, 5, 30_000, 20_000]), 30_005, 20_005],
    ['JPEG', jpeg(300, 200), 300, 200],
    [
      'JPEG after a long EXIF, a fill byte and a table',
      jpeg(300, 200, [...exif, 0xff, 0xff, 0xc4, 0, 3, 9]),
      300,
      200,
    ],
    ['WebP, lossy', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(300, 2), ...little(200, 2)]), 300, 200],
    ['WebP, lossless', webp('VP8L', [0x2f, ...little(299 | (199 << 14), 4)]), 300, 200],
    ['WebP, extended', webp('VP8X', [0, 0, 0, 0, ...little(299, 3), ...little(199, 3)]), 300, 200],
  ])('of a %s', (_, head, width, height) => {
    expect(pictureSize(head)).toEqual({ width, height });
  });

  test('are not said by what is cut short, nor by what is no picture', () => {
    const whole = [png(3, 2), gif(3, 2), jpeg(3, 2), webp('VP8X', [0, 0, 0, 0, 2, 0, 0, 1, 0, 0])];
    for (const one of whole)
      for (let length = 0; length < one.length; length++)
        expect(pictureSize(one.slice(0, length))).toBeNull();
    expect(pictureSize(bytes('%PDF-1.7 and so on and on'))).toBeNull();
    expect(pictureSize(jpeg(3, 2, [0xff, 0xda, 0, 2]))).toBeNull();
  });

  test('nothing throws, nothing loops, whatever the bytes', () => {
    const heads = [png(3, 2), gif(3, 2), jpeg(3, 2), webp('VP8X', [])].map((h) => Array.from(h.slice(0, 12)));
    fc.assert(
      fc.property(fc.constantFrom([], ...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        pictureSize(Uint8Array.from([...head, ...rest]));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is drawn', () => {
  test.each([
    [8000, 5000, true],
    [8000, 5001, false],
    [16_000, 16_000, false],
    [0, 10, false],
    [MAX_PIXELS, 1, true],
  ])('%i × %i: %s', (width, height, drawn) => {
    expect(isDrawable({ width, height })).toBe(drawn);
  });

  test('a bomb of a few kilobytes is not', () => {
    const bomb = png(30_000, 30_000);
    expect(isDrawable(pictureSize(bomb)!)).toBe(false);
  });
});
