// Before the first test: both builds, unless the caller has just made them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SHIPPED_BUILD, TEST_BUILD } from './paths.ts';

const VARIANTS = [
  { folder: TEST_BUILD, mode: 'test' },
  { folder: SHIPPED_BUILD, mode: 'production' },
];

export default function setup(): void {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  // vitest's own NODE_ENV=test would turn minification and Preact's production paths off.
  const env = { ...process.env, CI: '1', NODE_ENV: 'production' };
  for (const { folder, mode } of VARIANTS) {
    if (process.env.WEBITEL_DESK_SKIP_BUILD && existsSync(join(folder, 'desk.html'))) continue;
    const build = spawnSync(process.execPath, [wxt, 'build', '--mode', mode], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    if (build.status !== 0) throw new Error(`The ${mode} build failed:\n${build.stdout}\n${build.stderr}`);
  }
}
