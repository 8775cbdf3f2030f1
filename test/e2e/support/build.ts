// Before the first test: a fresh test build, unless the caller has just made one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, TEST_BUILD } from './paths.ts';

export default function setup(): void {
  if (process.env.WEBITEL_DESK_SKIP_BUILD && existsSync(join(TEST_BUILD, 'manifest.json'))) return;

  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  // vitest's own NODE_ENV=test would turn minification and Preact's production paths off.
  const env = { ...process.env, CI: '1', NODE_ENV: 'production' };
  const build = spawnSync(process.execPath, [wxt, 'build', '--mode', 'test'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`The test build failed:\n${build.stdout}\n${build.stderr}`);
}
