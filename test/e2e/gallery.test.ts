// What the product looks like: some views of the gallery against their kept pictures. `npm run gallery:renew` keeps new ones.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/lib/browser.mjs';
import { compare } from '../gallery/compare.ts';
import { ROOT } from './support/paths.ts';

const GALLERY = join(ROOT, 'test/gallery');
const KEPT = join(GALLERY, 'pictures');
/** Where the new picture and the differences of a failed comparison go. */
const FOUND = join(ROOT, '.output/gallery');
/** Share of a picture's pixels: a line of letters that is drawn a hair's breadth off is less, a control that moves is more. */
const MAY_DIFFER = 0.002;
const NOW = Date.UTC(2026, 2, 10, 10, 0, 0);
const isRenewed = Boolean(process.env.RENEW_PICTURES);

const PICTURES: [story: string, theme: 'light' | 'dark', lang: 'ru' | 'uk' | 'en', width?: number][] = [
  ['controls', 'light', 'en', 640],
  ['controls', 'dark', 'uk', 640],
  ['list', 'light', 'ru'],
  ['list', 'dark', 'en', 320],
  ['notices', 'light', 'uk'],
  ['received', 'light', 'ru'],
  ['sent', 'dark', 'uk'],
  ['composer', 'light', 'en'],
  ['templates', 'light', 'uk'],
  ['transfer', 'dark', 'ru'],
  ['end', 'light', 'ru'],
  ['card', 'light', 'ru', 1280],
  ['outgoing', 'dark', 'en'],
  ['popup', 'light', 'uk', 480],
  ['options', 'light', 'en', 900],
  ['welcome', 'dark', 'ru', 720],
];

let server: ViteDevServer;
let browser: Browser;
let judge: Page;

beforeAll(async () => {
  server = await createServer({ configFile: join(GALLERY, 'vite.config.ts'), server: { port: 0 } });
  await server.listen();
  const root = process.getuid?.() === 0;
  browser = await launch({
    executablePath: findBrowser()!,
    args: ['--force-color-profile=srgb', '--font-render-hinting=none', ...(root ? ['--no-sandbox'] : [])],
  });
  judge = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Stands still: one moment, no motion, no caret. */
async function still(page: Page): Promise<void> {
  await page.emulateTimezone('Europe/Kyiv');
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument((now) => {
    const Then = Date;
    globalThis.Date = class extends Then {
      constructor(...when: [] | [number]) {
        super(...((when.length > 0 ? when : [now]) as [number]));
      }
      static override now = () => now;
    } as DateConstructor;
  }, NOW);
}

const STILL =
  '*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important }';

describe('the gallery looks as it did', () => {
  test('in the font that the pictures are kept in', async () => {
    const page = await browser.newPage();
    await page.setContent('<p style="font: 16px Inter">ЇїЄєҐґ</p>');
    const session = await page.createCDPSession();
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    await page.close();
    expect(
      fonts.map((font) => font.familyName),
      'npm run setup installs it',
    ).toEqual(['Inter']);
  });

  test.for(PICTURES)('%s, %s, %s', async ([story, theme, lang, width = 400]) => {
    const name = `${story}-${theme}-${lang}`;
    const page = await browser.newPage();
    try {
      await page.setViewport({ width, height: 640 });
      await still(page);
      const { port } = server.httpServer!.address() as { port: number };
      await page.goto(`http://localhost:${port}/story.html?story=${story}&theme=${theme}&lang=${lang}`);
      await page.waitForSelector(`[data-shown="${story}"]`);
      await page.addStyleTag({ content: STILL });
      await page.waitForNetworkIdle({ idleTime: 200 });
      const picture = await page.screenshot({ encoding: 'base64', optimizeForSpeed: false });
      const kept = join(KEPT, `${name}.png`);
      if (isRenewed) {
        mkdirSync(KEPT, { recursive: true });
        return writeFileSync(kept, picture, 'base64');
      }
      expect(existsSync(kept), `${name} has no kept picture: npm run gallery:renew`).toBe(true);
      const { share, where, picture: marked } = await compare(judge, readFileSync(kept, 'base64'), picture);
      if (share > MAY_DIFFER) {
        mkdirSync(FOUND, { recursive: true });
        writeFileSync(join(FOUND, `${name}.png`), picture, 'base64');
        writeFileSync(join(FOUND, `${name}.differs.png`), marked, 'base64');
      }
      const percent = (share * 100).toFixed(2);
      expect(
        share,
        `${name}: ${percent} % of the pixels differ, ${where}; see .output/gallery/${name}.png`,
      ).toBeLessThanOrEqual(MAY_DIFFER);
    } finally {
      await page.close();
    }
  });
});
