/** Work in a chat: opening it, messages that come in, typing, standing still. */
import type { Page } from 'puppeteer';
import { RIVAL } from '../anchors.ts';
import { figure, type Figure } from '../stats.ts';
import { CHATS, choose, gone, HISTORY, inWorld, makeWide, openWide, type Scene } from './scene.ts';
import { busyOver, clickToPaint, clockOffset, epoch, heapMb, idleRate, rest, watch } from './probe.ts';

const OF = `${CHATS} chats × ${HISTORY}`;

export async function measureChat(scene: Scene, scale: number): Promise<Figure[]> {
  const page = await openWide(scene);
  // Fifty chats at once are fifty records to be made in the CRM, ten seconds later: done once, not what standing idle costs.
  await page.waitForNetworkIdle({ idleTime: 12_000, timeout: 90_000 });
  const opened = await openings(page, scale);
  const heap = figure(`heap of the page, ${OF}, chats opened`, 'MB', await heapMb(page), {
    budget: 6,
    rival: { value: RIVAL.heapMb, how: 'as measured' },
  });
  const list = await standing(page);
  const open = scene.customers[0]!;
  await choose(page, open.name);
  const idle = await standing(page);
  const quiet = Math.min(...idle);
  return [
    opened,
    ...(await arrivals(page, scene, scale)),
    ...(await perMessage(page, scene, quiet, scale)),
    await keystrokes(page, quiet, scale),
    figure(`standing idle, list of ${CHATS} chats with clocks, a second`, 'ms', list, {
      budget: 1.2,
      rival: { value: RIVAL.idle * scale, how: 'anchor' },
    }),
    figure('standing idle, a chat open with its cursor, a second', 'ms', idle, {
      rival: { value: RIVAL.idle * scale, how: 'anchor' },
    }),
    heap,
  ];
}

async function standing(page: Page): Promise<number[]> {
  await rest(1000);
  const rates: number[] = [];
  for (let i = 0; i < 3; i++) rates.push(await idleRate(page, 4000));
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
  return figure(`chat of ${HISTORY} opened: click → painted`, 'ms', times, {
    budget: 40,
    rival: { value: RIVAL.chatOpened * scale, how: 'anchor' },
  });
}

async function arrivals(page: Page, { customers }: Scene, scale: number): Promise<Figure[]> {
  const offset = await clockOffset(page);
  const open = customers[0]!;
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const text = `прийшло ${i} ${epoch()}`;
    const painted = await watch(page, { selector: '.messages .block:last-child .message', text });
    await rest(60 + ((i * 37) % 90));
    const sent = epoch();
    open.writes(text);
    times.push((await painted()) - offset - sent);
  }
  return [
    figure('message arrives: server frame → painted', 'ms', times, {
      budget: 16,
      rival: { value: RIVAL.arrives * scale, how: 'anchor' },
    }),
  ];
}

async function perMessage(page: Page, { customers }: Scene, idle: number, scale: number): Promise<Figure[]> {
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
  return [
    figure('main thread per message, open chat', 'ms', here, {
      rival: { value: RIVAL.perMessageOpen * scale, how: 'anchor' },
    }),
    figure('main thread per message, another chat', 'ms', there, {
      rival: { value: RIVAL.perMessageOther * scale, how: 'anchor' },
    }),
  ];
}

async function keystrokes(page: Page, idle: number, scale: number): Promise<Figure> {
  await inWorld(page, () => {
    const root = (globalThis as typeof globalThis & { __webitelDeskRoot: ShadowRoot }).__webitelDeskRoot;
    root.querySelector<HTMLElement>('.composer textarea')!.focus();
  });
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
  return figure('main thread per key in the draft', 'ms', costs, {
    rival: { value: RIVAL.key * scale, how: 'anchor' },
  });
}
