// The extension as the demo loads it: the shipped code, granted this machine's addresses at install.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
const BUILD = join(ROOT, '.output/chrome-mv3-test');
const SOURCES = [
  'entrypoints',
  'components',
  'lib',
  'public',
  'scripts/lib',
  'wxt.config.ts',
  'package-lock.json',
];

/** Builds it, unless the last build is younger than every source. @returns whether it was built anew */
export async function buildExtension(): Promise<boolean> {
  if (isFresh(join(BUILD, 'manifest.json'), sources(ROOT))) return false;
  const { code, output } = await run(join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', '--mode', 'test');
  if (code !== 0) throw new Error(`The extension could not be built.\n${output.trim()}`);
  return true;
}

/** Whether the extension has such a page. */
export const hasPage = (name: string): boolean => existsSync(join(BUILD, name));

/** Whether the file is there and no source was changed after it was written. */
export function isFresh(file: string, paths: readonly string[]): boolean {
  if (!existsSync(file)) return false;
  const builtAt = statSync(file).mtimeMs;
  return paths.every((path) => statSync(path).mtimeMs <= builtAt);
}

/** Everything a build is made of. Folders count too: one is touched when a file in it is deleted. */
export function sources(root: string): string[] {
  const paths = SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path));
  const inside = paths
    .filter((path) => statSync(path).isDirectory())
    .flatMap((path) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name)),
    );
  return [...paths, ...inside];
}

function run(script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ code, output }));
  });
}
