// `npm run pictures`: four scenes of the tour, in English, made small for the README (docs/pictures).
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { launch, type Page } from 'puppeteer';
import { buildExtension, ROOT } from './demo/build.ts';
import { findBrowser } from './lib/browser.mjs';
import { ALBUM } from './tour/show.ts';
import { playTour } from './tour/tour.ts';

const FOLDER = join(ROOT, 'docs/pictures');
const LIMIT_BYTES = 120_000;
/** Scene of the tour, name of the picture, its size in pixels. */
const PICTURES = [
  { scene: '02', name: 'list', width: 1080, height: 675 },
  { scene: '05', name: 'conversation', width: 1080, height: 675 },
  { scene: '27', name: 'record-page', width: 1080, height: 675 },
  { scene: '25', name: 'dark', width: 1080, height: 675 },
];

/** A browser is the one program for pictures that is here anyway. */
async function shrink(page: Page, { scene, name, width, height }: (typeof PICTURES)[number]): Promise<void> {
  const source = (await readFile(join(ALBUM, `${scene}-en.png`))).toString('base64');
  await page.setViewport({ width, height });
  await page.setContent(
    `<body style="margin:0"><img width="${width}" height="${height}" src="data:image/png;base64,${source}">`,
  );
  await page.waitForFunction(() => document.images[0]!.complete);
  const path = join(FOLDER, `${name}.webp`) as `${string}.webp`;
  await page.screenshot({ path, type: 'webp', quality: 80 });
  const { size } = await stat(path);
  if (size >= LIMIT_BYTES) throw new Error(`${name} has ${size} bytes, ${LIMIT_BYTES} are too many.`);
  console.log(`${relative(ROOT, path)}: ${(size / 1000).toFixed(0)} kB`);
}

await buildExtension();
const { failed } = await playTour(
  PICTURES.map(({ scene }) => scene),
  ['en'],
);
if (failed.length > 0) throw new Error(failed.join('\n'));
await mkdir(FOLDER, { recursive: true });
const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium, Chrome or Edge found. Run: npm run setup');
const browser = await launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  for (const picture of PICTURES) await shrink(page, picture);
} finally {
  await browser.close();
}
