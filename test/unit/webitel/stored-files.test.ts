/** How much of a stored file crosses the line, by servers that know ranges and by those that do not. */
import { describe, expect, test } from 'vitest';
import { StoredFiles } from '../../../lib/webitel/stored-files.ts';
import type { Fetch } from '../../../lib/webitel/rest.ts';

const ACCESS = { origin: 'https://webitel.example.com', token: 't' };
const PART = 128 * 1024;
const CHUNK = 64 * 1024;
const content = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, i) => (i * 31) % 251);

interface Timer {
  ms: number;
  run: () => void;
}

/** @param behaves how the server answers; `told`: whether it says how long the file is */
function stage(size: number, behaves: 'ranges' | 'whole' | 'mute' | 'hangs' = 'ranges', told = true) {
  const bytes = content(size);
  const asked: { path: string; range: string | null }[] = [];
  const timers = new Set<Timer>();
  const line = { pulled: 0, open: 0, cancelled: 0 };
  const body = () => {
    let at = 0;
    line.open++;
    return new ReadableStream<Uint8Array>(
      {
        pull(out) {
          if (behaves === 'mute' && at > 0) return new Promise(() => {});
          const piece = bytes.slice(at, at + CHUNK);
          at += piece.length;
          line.pulled += piece.length;
          if (piece.length > 0) out.enqueue(piece);
          if (at >= size) {
            line.open--;
            out.close();
          }
          return undefined;
        },
        cancel() {
          line.open--;
          line.cancelled++;
        },
      },
      { highWaterMark: 0 },
    );
  };
  const fetch: Fetch = (url, init) => {
    const range = new Headers(init?.headers).get('Range');
    asked.push({ path: new URL(String(url)).pathname, range });
    if (behaves === 'hangs')
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (behaves === 'ranges' && from !== undefined) {
      if (Number(from) >= size)
        return Promise.resolve(
          new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } }),
        );
      const part = bytes.slice(Number(from), Number(to) + 1);
      line.pulled += part.length;
      const end = Number(from) + part.length - 1;
      const headers = { 'Content-Range': `bytes ${from}-${end}/${size}` };
      return Promise.resolve(new Response(part, { status: 206, headers }));
    }
    const headers: Record<string, string> = told ? { 'Content-Length': String(size) } : {};
    return Promise.resolve(new Response(body(), { status: 200, headers }));
  };
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const files = new StoredFiles({ fetch, clock: { after } });
  const read = (offset: number, length: number) => files.read(ACCESS, '7', offset, length);
  const whole = async () => {
    const pieces: Uint8Array[] = [];
    for (let offset = 0; ;) {
      const { bytes: piece, total } = await read(offset, PART);
      pieces.push(piece);
      offset += piece.length;
      if (offset >= total || piece.length === 0) return new Uint8Array(Buffer.concat(pieces));
    }
  };
  return { bytes, asked, timers, line, read, whole };
}

describe('a server with ranges', () => {
  test('is asked over /stream, and every byte crosses once', async () => {
    const s = stage(5 * PART + 7);
    expect(await s.whole()).toEqual(s.bytes);
    expect(new Set(s.asked.map((a) => a.path))).toEqual(new Set(['/api/storage/file/7/stream']));
    expect(s.line.pulled).toBe(s.bytes.length);
  });

  test('an empty file is one', async () => {
    expect(await stage(0).read(0, 64)).toEqual({ bytes: new Uint8Array(), total: 0 });
  });
});

describe.each([true, false])('a server that ignores ranges (length told: %s)', (told) => {
  test('is read once, as it flows', async () => {
    const s = stage(5 * PART + 7, 'whole', told);
    expect(await s.whole()).toEqual(s.bytes);
    expect(s.asked).toHaveLength(1);
    expect(s.line).toEqual({ pulled: s.bytes.length, open: 0, cancelled: 0 });
  });

  test('is read only as far as was asked', async () => {
    const s = stage(200 * PART, 'whole', told);
    const { bytes, total } = await s.read(0, 64);
    expect(bytes).toEqual(s.bytes.slice(0, 64));
    expect(total).toBeGreaterThan(64);
    expect(s.line).toEqual({ pulled: CHUNK, open: 0, cancelled: 1 });
  });

  test('is not asked for ranges again', async () => {
    const s = stage(10, 'whole', told);
    await s.read(0, 5);
    await s.read(5, 5);
    expect(s.asked.map((a) => a.range)).toEqual(['bytes=0-4', null]);
  });

  test('a part in its middle is found', async () => {
    const s = stage(3 * PART, 'whole', told);
    const { bytes } = await s.read(PART + 3, 10);
    expect(bytes).toEqual(s.bytes.slice(PART + 3, PART + 13));
  });
});

test('what nobody goes on reading is given up after a while', async () => {
  const s = stage(20 * PART, 'whole');
  await s.read(0, PART);
  expect(s.line.open).toBe(1);
  for (const timer of Array.from(s.timers)) timer.run();
  expect(s.line.open).toBe(0);
  expect((await s.read(PART, PART)).bytes).toEqual(s.bytes.slice(PART, 2 * PART));
});

test('two readers of one file do not throw each other back', async () => {
  const s = stage(6 * PART, 'whole');
  const [a, b] = await Promise.all([s.whole(), s.whole()]);
  expect([a, b]).toEqual([s.bytes, s.bytes]);
  expect(s.asked).toHaveLength(2);
});

test.each(['mute', 'hangs'] as const)('a server that is %s ends with a word', async (behaves) => {
  const s = stage(20 * PART, behaves, true);
  const reading = s.read(0, PART).catch((error: unknown) => error);
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  for (const timer of Array.from(s.timers)) timer.run();
  expect(await reading).toMatchObject({ kind: 'never-left', id: 'unreachable' });
  expect(s.timers.size).toBe(0);
});

test('bytes of another place than was asked are refused', async () => {
  const fetch: Fetch = () =>
    Promise.resolve(new Response('abc', { status: 206, headers: { 'Content-Range': 'bytes 0-2/9' } }));
  const files = new StoredFiles({ fetch, clock: { after: () => () => {} } });
  await expect(files.read(ACCESS, '7', 3, 3)).rejects.toMatchObject({ id: 'file.range' });
});
