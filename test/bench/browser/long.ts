/** One conversation of five thousand messages, all of them in the page. */
import type { Page } from 'puppeteer';
import { figure, type Figure } from '../stats.ts';
import { until } from '../../e2e/support/wait.ts';
import { clickToPaint, clockOffset, epoch, idleRate, busyOver, rest, watch } from './probe.ts';
import { accepted, choose, inWorld, openWide, press, there, type Scene } from './scene.ts';

const LONG = 5000;
type World = typeof globalThis & { __webitelDeskRoot: ShadowRoot };

export function seedLong(scene: Scene): void {
  scene.customers.push(accepted(scene.stage, 'Довга розмова', LONG));
}

export async function measureLong(scene: Scene): Promise<Figure[]> {
  const page = await openWide(scene);
  const long = scene.customers.at(-1)!;
  await choose(page, long.name);
  await readAll(page);
  await toEnd(page);
  await rest(1500);
  const offset = await clockOffset(page);
  const idle = await idleRate(page, 3000);
  const times: number[] = [];
  const busy: number[] = [];
  for (let i = 0; i < 25; i++) {
    const text = `додано ${i} ${epoch()}`;
    const painted = await watch(page, { selector: '.messages .block:last-child .message', text });
    await rest(80);
    let at = 0;
    const cost = await busyOver(page, idle, async () => {
      const sent = epoch();
      long.writes(text);
      at = (await painted()) - offset - sent;
    });
    times.push(at);
    busy.push(cost);
  }
  const fling = await scrollFrames(page);
  const there5 = await clickToPaint(page, '.chat-item:not([aria-current])', 1, {
    selector: '.composer textarea',
  });
  await rest(300);
  const back: number[] = [there5];
  for (let i = 0; i < 4; i++) {
    const index = await indexOf(page, i % 2 === 0 ? long.name : scene.customers[0]!.name);
    back.push(
      await clickToPaint(page, '.chat-item', index, {
        selector: '.conversation .name',
        text: i % 2 === 0 ? long.name : scene.customers[0]!.name,
      }),
    );
    await rest(300);
  }
  return [
    figure(`${LONG} messages in the page: frame → painted`, 'ms', times, {
      budget: 40,
      rival: { value: 41.6, how: 'as measured' },
      note: 'beside it: a plain keyed list, main thread',
    }),
    figure('… main thread per message', 'ms', busy),
    figure('… frame while it is flung', 'ms', fling, {
      rival: { value: 138, how: 'as measured' },
      note: 'beside it: content-visibility on each row',
    }),
    figure('… switching to it and away', 'ms', back, {
      rival: { value: 927, how: 'as measured' },
      note: 'beside it: a plain keyed list',
    }),
  ];
}

/** Scrolls up until the first message is there. */
async function readAll(page: Page): Promise<void> {
  await until(
    async () => {
      await inWorld(page, () => {
        const log = (globalThis as World).__webitelDeskRoot.querySelector('.messages')!;
        log.scrollTop = 0;
      });
      return inWorld(
        page,
        (count: number) =>
          (globalThis as World).__webitelDeskRoot.querySelectorAll('.messages .message').length >= count,
        LONG,
      );
    },
    { timeout: 40_000, what: 'all messages' },
  );
}

async function toEnd(page: Page): Promise<void> {
  await there(page, '.to-newest button');
  await press(page, '.to-newest button');
}

const indexOf = (page: Page, name: string): Promise<number> =>
  inWorld(
    page,
    (text: string) =>
      [...(globalThis as World).__webitelDeskRoot.querySelectorAll('.chat-item')].findIndex((one) =>
        one.textContent.includes(text),
      ),
    name,
  );

/** Milliseconds from frame to frame while the list is scrolled quickly. */
const scrollFrames = (page: Page): Promise<number[]> =>
  inWorld(page, async () => {
    const log = (globalThis as World).__webitelDeskRoot.querySelector('.messages')!;
    const times: number[] = [];
    let last = performance.now();
    for (let i = 0; i < 90; i++) {
      log.scrollTop -= 700;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times.slice(1);
  });
