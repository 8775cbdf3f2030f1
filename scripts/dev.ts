// `npm run dev`: the demo to play with, built anew and loaded again whenever a source changes. What is typed, chosen and under way
// survives, because the worker keeps it: a reload is one more death of the worker.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay, readArgs } from './demo/args.ts';
import { ROOT } from './demo/build.ts';
import { playLive } from './demo/live.ts';
import type { DemoStage } from './demo/stage.ts';

const FOLDERS = ['entrypoints', 'components', 'lib', 'public'];
const BUILD = join(ROOT, '.output/chrome-mv3-dev');
/** Editors write in several steps. */
const QUIET_MS = 50;

const builder = fork(join(import.meta.dirname, 'dev/builder.ts'), {
  cwd: ROOT,
  env: { ...process.env, CI: '1' },
  silent: true,
});

async function build(): Promise<void> {
  builder.send('build');
  const [problem] = (await once(builder, 'message')) as [string | null];
  if (problem !== null) throw new Error(problem);
}

function reloadOnChange({ desk, creatio }: DemoStage): () => void {
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const changed = new Set<string>();

  async function again(): Promise<void> {
    if (changed.size === 0) return;
    const start = performance.now() - QUIET_MS;
    const seconds = (): string => ((performance.now() - start) / 1000).toFixed(1);
    const files = [...changed].join(', ');
    changed.clear();
    try {
      await build();
      const built = seconds();
      // The same folder again is the same extension, reloaded: no page of it is needed, and when it is over the new one is there.
      await desk.browser.installExtension(BUILD);
      const pages = await desk.browser.pages();
      await Promise.all(
        pages.filter((page) => page.url().startsWith(creatio.origin)).map((page) => page.reload()),
      );
      console.log(`${files}: built in ${built} s, loaded again after ${seconds()} s`);
    } catch (error) {
      console.error(`${files}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const watchers = FOLDERS.map((folder) =>
    watch(join(ROOT, folder), { recursive: true }, (_, name) => {
      changed.add(name ? relative(ROOT, join(ROOT, folder, name)) : folder);
      clearTimeout(timer);
      timer = setTimeout(() => (under = under.then(again)), QUIET_MS);
    }),
  );
  console.log('A change of any source is built and loaded by itself.');
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

const { language } = readArgs(process.argv.slice(2).filter((word) => !word.startsWith('--live')));
await build();
await playLive(language, {
  headless: !hasDisplay(process.platform, process.env),
  extension: BUILD,
  onReady: reloadOnChange,
});
builder.disconnect();
process.exit();
