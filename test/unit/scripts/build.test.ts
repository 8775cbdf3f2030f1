import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh, sources } from '../../../scripts/demo/build.ts';

let root: string;
const manifest = () => join(root, '.output/manifest.json');

/** Writes a file as of so many seconds after 1970; the folder above it gets the same age. */
function write(path: string, seconds: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, seconds, seconds);
  utimesSync(dirname(file), seconds, seconds);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-test-'));
  write('lib/chat/chat.ts', 100);
  utimesSync(join(root, 'lib'), 100, 100);
  write('.output/manifest.json', 200);
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build younger than its sources is fresh', () => {
  expect(isFresh(manifest(), sources(root))).toBe(true);
});

test('no build is not fresh', () => {
  expect(isFresh(join(root, 'nowhere.json'), [])).toBe(false);
});

test('a changed, a new and a deleted source make it old', () => {
  write('lib/chat/chat.ts', 300);
  expect(isFresh(manifest(), sources(root))).toBe(false);

  write('lib/chat/chat.ts', 100);
  write('public/icon.svg', 300);
  expect(isFresh(manifest(), sources(root))).toBe(false);

  rmSync(join(root, 'public'), { recursive: true });
  expect(isFresh(manifest(), sources(root))).toBe(true);
  rmSync(join(root, 'lib/chat/chat.ts'));
  expect(isFresh(manifest(), sources(root))).toBe(false);
});
