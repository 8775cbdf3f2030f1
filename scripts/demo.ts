// `npm run demo`: the extension at work on stand-ins of both servers. With a display it opens a browser to play with,
// without one it plays a tour and keeps the pictures. The words it takes stand in demo/args.ts.
import { relative } from 'node:path';
import { hasDisplay, readArgs, USAGE, type DemoArgs } from './demo/args.ts';
import { buildExtension, ROOT } from './demo/build.ts';
import { playLive } from './demo/live.ts';
import { ALBUM } from './tour/show.ts';
import { playTour } from './tour/tour.ts';

function readWords(): DemoArgs | null {
  try {
    return readArgs(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return null;
  }
}

async function tour({ only, languages }: DemoArgs): Promise<boolean> {
  const start = performance.now();
  const { pictures, skipped, failed } = await playTour(only, languages);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  for (const line of skipped) console.log(`- skipped ${line}`);
  for (const line of failed) console.error(`✗ failed ${line}`);
  console.log(`${pictures.length} pictures in ${seconds} s: ${relative(ROOT, ALBUM)}/index.html`);
  return failed.length === 0;
}

async function main(): Promise<number> {
  const args = readWords();
  if (!args) return 2;
  console.log((await buildExtension()) ? 'The extension is built.' : 'The extension is up to date.');
  const display = hasDisplay(process.platform, process.env);
  if (!args.tour && (display || args.live)) {
    await playLive(args.language, { headless: !display });
    return 0;
  }
  if (!args.tour) console.log('There is no display: playing the tour.');
  return (await tour(args)) ? 0 : 1;
}

const code = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
// Where the browser did not start, the servers started before it would keep this process alive.
process.exit(code);
