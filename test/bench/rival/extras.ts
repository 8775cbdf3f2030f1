/** The rival's emoji, and what is left of its work after the line was cut. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { epoch, rest } from '../browser/probe.ts';
import { NAMES } from '../names.ts';
import { figure, type Figure } from '../stats.ts';
import { AT, chooseChat, countRows, openRival, type RivalScene } from './desk.ts';

/** Its emoji come from a CDN at the first opening; here a file of the folder is the answer, out of memory. */
export async function measureEmoji(scene: RivalScene): Promise<Figure[]> {
  const data = join(scene.dist, 'emoji-data.json');
  const body = readFileSync(data).toString('base64');
  const first: number[] = [];
  const again: number[] = [];
  for (let i = 0; i < 4; i++) {
    const page = await openRival(scene, 10);
    const cdp = await page.createCDPSession();
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: 'https://cdn.jsdelivr.net/*' }] });
    cdp.on(
      'Fetch.requestPaused',
      ({ requestId }) =>
        void cdp.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [
            { name: 'Content-Type', value: 'application/json' },
            { name: 'Access-Control-Allow-Origin', value: '*' },
            { name: 'Access-Control-Expose-Headers', value: 'ETag' },
            { name: 'ETag', value: '"bench"' },
          ],
          body,
        }),
    );
    if (i === 0) await forgetEmoji(page);
    await chooseChat(page, scene.customers.at(-1)!.name);
    await rest(800);
    first.push(await emojiOpens(page));
    for (let turn = 0; turn < 3; turn++) {
      await rest(200);
      await page.evaluate((button) => document.querySelector<HTMLElement>(button)!.click(), AT.emoji);
      await rest(300);
      again.push(await emojiOpens(page));
    }
    await page.close();
  }
  return [
    figure(NAMES.emojiFirst, 'ms', first, { note: 'needs a CDN; here answered at once' }),
    figure(NAMES.emojiAgain, 'ms', again),
  ];
}

const forgetEmoji = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  });

/** Pressed → a hundred emoji painted, or those that are in sight if it draws no more. */
const emojiOpens = (page: Page): Promise<number> =>
  page.evaluate(
    (button) =>
      new Promise<number>((resolve, reject) => {
        const from = performance.now();
        const look = (): void => {
          const inside = document.querySelector('emoji-picker')?.shadowRoot;
          if (inside && inside.querySelectorAll('.emoji-menu button').length >= 60) {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - from));
            port1.start();
            port2.postMessage(0);
          } else if (performance.now() - from > 10_000) reject(new Error('the emoji do not open'));
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLElement>(button)!.click();
        requestAnimationFrame(look);
      }),
    AT.emoji,
  );

/** What is left of the work ten seconds after the socket was cut and a customer wrote. */
export async function measureDrop(scene: RivalScene): Promise<Figure[]> {
  const kept = { rows: 0, draft: 0, message: 0, chat: 0 };
  const times = 3;
  for (let i = 0; i < times; i++) {
    const page = await openRival(scene);
    await chooseChat(page, scene.customers[0]!.name);
    await page.focus(AT.draft);
    await page.keyboard.sendCharacter('недописане');
    const text = `поки не було зв’язку ${epoch()}`;
    scene.stage.webitel.dropSockets(1006);
    scene.customers[0]!.writes(text);
    await rest(10_000);
    const left = await page.evaluate(
      (at, said) => ({
        chat: document.querySelectorAll('.current-chat__messages .chat-message').length > 0,
        draft: document.querySelector<HTMLTextAreaElement>(at.draft)?.value === 'недописане',
        message: document.body.textContent.includes(said),
      }),
      AT,
      text,
    );
    kept.rows += await countRows(page);
    kept.chat += Number(left.chat);
    kept.draft += Number(left.draft);
    kept.message += Number(left.message);
    await page.close();
  }
  return [
    figure(`socket cut, ten seconds later: chats in the list, of 50`, '', kept.rows / times),
    figure(`… chat still open, of ${times}`, '', kept.chat),
    figure(`… draft kept, of ${times}`, '', kept.draft),
    figure(`… what was said meanwhile is there, of ${times}`, '', kept.message),
  ];
}
