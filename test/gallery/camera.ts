/** Takes pictures of the gallery, the same ones whenever and wherever: one moment, one time zone, no motion, no caret. */
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer';
import { createServer } from 'vite';
import { findBrowser } from '../../scripts/lib/browser.mjs';

export const KEPT = join(import.meta.dirname, 'pictures');

export type Shot = [story: string, theme: 'light' | 'dark', lang: 'ru' | 'uk' | 'en', width?: number];

/** Few, for each has to be looked at when it changes: each theme, language and width, and what most of the product is made of. */
export const PICTURES: readonly Shot[] = [
  ['controls', 'light', 'en', 640],
  ['controls', 'dark', 'uk', 640],
  ['list', 'light', 'ru'],
  ['list', 'dark', 'en', 320],
  ['notices', 'light', 'uk'],
  ['received', 'light', 'ru'],
  ['sent', 'dark', 'uk'],
  ['loading', 'light', 'uk', 320],
  ['band-supposed', 'dark', 'en', 320],
  ['composer', 'light', 'en'],
  ['templates', 'light', 'uk'],
  ['template-new', 'dark', 'uk'],
  ['transfer', 'dark', 'ru'],
  ['transfer-failed', 'light', 'en'],
  ['toast-error', 'light', 'ru'],
  ['end', 'light', 'ru'],
  ['card', 'light', 'ru', 1280],
  ['actions', 'light', 'en'],
  ['identify', 'dark', 'ru'],
  ['clash', 'dark', 'uk', 1280],
  ['post', 'light', 'uk'],
  ['card-feed', 'dark', 'ru', 420],
  ['wide', 'light', 'ru', 320],
  ['wide', 'dark', 'uk', 660],
  ['story', 'light', 'uk', 900],
  ['outgoing', 'dark', 'en'],
  ['popup', 'light', 'uk', 480],
  ['options', 'light', 'en', 900],
  ['welcome', 'dark', 'ru', 720],
];

export const nameOf = ([story, theme, lang]: Shot): string => `${story}-${theme}-${lang}`;

const NOW = Date.UTC(2026, 2, 10, 10, 0, 0);

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

/** The first page waits for all packages to be found and put together. */
const FIRST_PAGE_MS = 100_000;

const STILL =
  '*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important }';

export interface Camera {
  browser: Browser;
  /** PNG, base64. */
  shoot(shot: Shot): Promise<string>;
  close(): Promise<void>;
}

export async function openCamera(): Promise<Camera> {
  const server = await createServer({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    server: { port: 0 },
  });
  await server.listen();
  const { port } = server.httpServer!.address() as { port: number };
  const root = process.getuid?.() === 0;
  const browser = await launch({
    executablePath: findBrowser()!,
    args: ['--force-color-profile=srgb', '--font-render-hinting=none', ...(root ? ['--no-sandbox'] : [])],
  });
  const show = async (page: Page, [story, theme, lang]: Shot, timeout?: number): Promise<void> => {
    await page.goto(`http://localhost:${port}/story.html?story=${story}&theme=${theme}&lang=${lang}`, {
      timeout,
    });
    await page.waitForSelector(`[data-shown="${story}"]`, { timeout });
  };
  const first = await browser.newPage();
  await show(first, PICTURES[0]!, FIRST_PAGE_MS);
  await first.close();
  return {
    browser,
    async shoot(shot) {
      const [, , , width = 400] = shot;
      const page = await browser.newPage();
      try {
        await page.setViewport({ width, height: 640 });
        await still(page);
        await show(page, shot);
        await page.addStyleTag({ content: STILL });
        await page.waitForNetworkIdle({ idleTime: 200 });
        return await page.screenshot({ encoding: 'base64' });
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
