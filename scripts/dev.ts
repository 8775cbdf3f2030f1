// `npm run dev`: the demo to play with, built anew and loaded again whenever a source changes. What is typed, chosen and under way
// survives, because the worker keeps it: a reload is one more death of the worker.
import { watch } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay, readArgs } from './demo/args.ts';
import { buildExtension, ROOT } from './demo/build.ts';
import { playLive } from './demo/live.ts';
import type { DemoStage } from './demo/stage.ts';

const FOLDERS = ['entrypoints', 'components', 'lib', 'public'];
/** Editors write in several steps. */
const QUIET_MS = 80;

function reloadOnChange({ desk, creatio }: DemoStage): () => void {
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const changed = new Set<string>();

  async function again(): Promise<void> {
    const start = performance.now();
    const files = [...changed].join(', ');
    changed.clear();
    try {
      await buildExtension();
      await desk.inExtension(() => chrome.runtime.reload()).catch(() => {});
      await desk.browser.waitForTarget(
        (t) => t.type() === 'service_worker' && t.url().startsWith(desk.extensionUrl('')),
      );
      const pages = await desk.browser.pages();
      await Promise.all(
        pages.filter((page) => page.url().startsWith(creatio.origin)).map((page) => page.reload()),
      );
      console.log(`${files}: reloaded in ${((performance.now() - start) / 1000).toFixed(1)} s`);
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

/** What the reloading needs of the extension API. */
declare const chrome: { runtime: { reload(): void } };

const { language } = readArgs(process.argv.slice(2).filter((word) => !word.startsWith('--live')));
await buildExtension();
await playLive(language, { headless: !hasDisplay(process.platform, process.env), onReady: reloadOnChange });
process.exit();
