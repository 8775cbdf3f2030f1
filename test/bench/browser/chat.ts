/** Work in a chat: opening it, messages that come in, typing, standing still. */
import type { Page } from 'puppeteer';
import { launcherRoot } from '../../e2e/support/page.ts';
import { STILL_MS } from '../../../components/keys/still-caret.ts';
import { startCreatio } from '../../standins/creatio/index.ts';
import type { Customer } from '../../standins/webitel/index.ts';
import { RIVAL } from '../anchors.ts';
import { NAMES } from '../names.ts';
import { figure, type Figure } from '../stats.ts';
import { choose, gone, inWorld, makeWide, openWide, type Scene } from './scene.ts';
import {
  busyOver,
  clickToPaint,
  clockOffset,
  epoch,
  heapMb,
  idleRate,
  pageTaskMs,
  rest,
  watch,
} from './probe.ts';

export async function measureChat(scene: Scene, scale: number): Promise<Figure[]> {
  const page = await openWide(scene);
  // Fifty chats at once are fifty records to be made in the CRM, ten seconds later: done once, not what standing idle costs.
  await page.waitForNetworkIdle({ idleTime: 12_000, timeout: 90_000 });
  const opened = await openings(page, scale);
  const heap = figure(NAMES.heap, 'MB', await heapMb(page), {
    budget: 6,
    rival: { value: RIVAL.heapMb, how: 'as measured' },
  });
  const ours = (await heapMb(page, 'page')) - (await bareHeap(scene));
  const pageHeap = figure(NAMES.pageHeap, 'MB', ours, { budget: 1 });
  const list = await standing(page);
  const open = scene.customers[0]!;
  await choose(page, open.name);
  const blinking = await standing(page, 2, 1000);
  await rest(STILL_MS);
  const idle = await standing(page);
  const quiet = Math.min(...idle);
  const quietPage = await pageRate(page);
  const paid = await pagePays(page, open, quietPage);
  const times = await arrivals(page, open, '.messages .block:last-child .message');
  const { here, there } = await perMessage(page, scene.customers, quiet);
  const anchored = (value: number) => ({ rival: { value: value * scale, how: 'anchor' as const } });
  return [
    opened,
    figure(NAMES.arrives, 'ms', times, { budget: 16, ...anchored(RIVAL.arrives) }),
    figure(NAMES.perMessageOpen, 'ms', here, anchored(RIVAL.perMessageOpen)),
    figure(NAMES.perMessageOther, 'ms', there, anchored(RIVAL.perMessageOther)),
    figure(NAMES.key, 'ms', await keystrokes(page, quiet, '.composer textarea'), anchored(RIVAL.key)),
    figure(NAMES.idleList, 'ms', list, {
      budget: 1.2,
      rival: { value: RIVAL.idle * scale, how: 'anchor' },
    }),
    figure(NAMES.idleBlinking, 'ms', blinking),
    figure(NAMES.idleChat, 'ms', idle, { budget: 3, ...anchored(RIVAL.idle) }),
    heap,
    pageHeap,
    figure(NAMES.pagePays, 'ms', paid, { budget: 0.5 }),
    figure(NAMES.pageIdle, 'ms', quietPage),
  ];
}

/** MB of the same page on a server that nobody has named: no script of ours is there. */
async function bareHeap({ stage }: Scene): Promise<number> {
  const creatio = await startCreatio({ culture: 'ru-RU', inertMs: 0, latencyMs: [0, 0] });
  const page = await stage.desk.browser.newPage({ type: 'window' });
  await page.goto(creatio.freedomUrl());
  await page.waitForNetworkIdle();
  // Whoever looks for the launcher leaves a tenth of a megabyte of his own tools in the page: it has to be in both.
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.id = 'bare';
    host.attachShadow({ mode: 'closed' });
    document.documentElement.append(host);
  });
  await (await launcherRoot(page, '#bare'))?.$('.launcher');
  const mb = await heapMb(page, 'page');
  await page.close();
  await creatio.stop();
  return mb;
}

/** Busy ms of the CRM's page per second while nothing happens. */
async function pageRate(page: Page): Promise<number> {
  const before = await pageTaskMs(page);
  const from = epoch();
  await rest(5000);
  return (((await pageTaskMs(page)) - before) / (epoch() - from)) * 1000;
}

/** What the CRM's own main thread pays for a message in the open chat, ms. */
async function pagePays(page: Page, open: Customer, idle: number): Promise<number[]> {
  const costs: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const before = await pageTaskMs(page);
    const from = epoch();
    for (let i = 0; i < 25; i++) {
      open.writes(`сторінці ${i}`);
      await rest(90);
    }
    await rest(500);
    costs.push(((await pageTaskMs(page)) - before - (idle * (epoch() - from)) / 1000) / 25);
  }
  return costs;
}

export async function standing(page: Page, turns = 5, settleMs = 3000): Promise<number[]> {
  await rest(settleMs);
  const rates: number[] = [];
  for (let i = 0; i < turns; i++) rates.push(await idleRate(page, 3000));
  return rates;
}

async function openings(page: Page, scale: number): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < 12; i++) {
    times.push(
      await clickToPaint(page, '.chat-item:not([aria-current])', i % 8, {
        selector: '.messages .message',
        count: 50,
      }),
    );
    await rest(150);
    // Back to none, so that the next one's rows are not taken for the last one's.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await gone(page, '.conversation');
    await makeWide(page);
    await rest(250);
  }
  return figure(NAMES.chatOpened, 'ms', times, {
    budget: 40,
    rival: { value: RIVAL.chatOpened * scale, how: 'anchor' },
  });
}

/** @param last the newest row of the open chat */
export async function arrivals(page: Page, open: Customer, last: string): Promise<number[]> {
  const offset = await clockOffset(page);
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const text = `прийшло ${i} ${epoch()}`;
    const painted = await watch(page, { selector: last, text });
    await rest(60 + ((i * 37) % 90));
    const sent = epoch();
    open.writes(text);
    times.push((await painted()) - offset - sent);
  }
  return times;
}

/** Main thread per message, ms: into the open chat, the first of them, and into others. */
export async function perMessage(page: Page, customers: Customer[], idle: number) {
  const cost = async (write: (i: number) => void): Promise<number[]> => {
    const costs: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const count = 25;
      const busy = await busyOver(page, idle, async () => {
        for (let i = 0; i < count; i++) {
          write(i);
          await rest(90);
        }
      });
      costs.push(busy / count);
    }
    return costs;
  };
  const here = await cost((i) => customers[0]!.writes(`сюда ${i}`));
  const there = await cost((i) => customers[1 + (i % 20)]!.writes(`туда ${i}`));
  return { here, there };
}

/** Main thread per key, ms. */
export async function keystrokes(page: Page, idle: number, draft: string): Promise<number[]> {
  await inWorld(
    page,
    (wanted: string) => {
      const root = (globalThis as typeof globalThis & { __webitelDeskRoot: ShadowRoot }).__webitelDeskRoot;
      root.querySelector<HTMLElement>(wanted)!.focus();
    },
    draft,
  );
  const costs: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const text = 'Доброго дня, зараз перевірю і напишу Вам.';
    const busy = await busyOver(page, idle, async () => {
      for (const letter of text) {
        await page.keyboard.sendCharacter(letter);
        await rest(60);
      }
    });
    costs.push(busy / text.length);
  }
  return costs;
}
