/** The rival's desk, measured with the probes that ours is measured with, at the same pace. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer';
import { arrivals, keystrokes, perMessage, standing } from '../browser/chat.ts';
import { clickToPaint, clockOffset, epoch, heapMb, rest, taskMs, watch } from '../browser/probe.ts';
import { NAMES } from '../names.ts';
import { figure, type Figure } from '../stats.ts';
import { AT, chooseChat, chooseTab, loadRival, openRival, welcomePainted } from './desk.ts';
import type { RivalScene } from './desk.ts';
import { measureDrop, measureEmoji } from './extras.ts';

/** What `npm run bench -- rival` does, each on a scene of its own. */
export const RIVAL_PARTS: Record<string, (scene: RivalScene) => Promise<Figure[]>> = {
  'rival-load': measureLoad,
  'rival-chat': measureChat,
  'rival-messages': measureMessages,
  'rival-burst': measureBurst,
  'rival-emoji': measureEmoji,
  'rival-drop': measureDrop,
};

async function measureLoad(scene: RivalScene): Promise<Figure[]> {
  const times: Record<'cold' | 'cached', number[]> = { cold: [], cached: [] };
  for (const kind of ['cold', 'cached'] as const) {
    for (let i = 0; i < 4; i++) {
      const page = await loadRival(scene, kind === 'cached');
      const shell = await welcomePainted(page);
      await chooseTab(page);
      await rest(700);
      const rows = await clickToPaint(page, AT.ok, 0, { selector: AT.row, count: 10 });
      times[kind].push(shell + rows);
      await page.close();
    }
  }
  const page = await openRival(scene, 10);
  await chooseChat(page, scene.customers.at(-1)!.name);
  const files = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  );
  await page.close();
  const kb = [...new Set(files)]
    .map((name) => gzipSync(readFileSync(join(scene.dist, name.replace('/workspace/', '')))).length)
    .reduce((sum, size) => sum + size / 1000, 0);
  return [
    figure(NAMES.script, 'kB', kb),
    figure(NAMES.coldOpen, 'ms', times.cold, { note: 'navigation → welcome, and from its OK to ten chats' }),
    figure('its page loaded again, from the cache', 'ms', times.cached),
  ];
}

async function measureChat(scene: RivalScene): Promise<Figure[]> {
  const few = await openRival(scene, 10);
  const idleTen = await standing(few);
  await few.close();
  const page = await openRival(scene);
  await rest(1500);
  const list = await standing(page);
  const { shown, built, busy } = await openings(page);
  return [
    figure(NAMES.chatOpened, 'ms', shown, { note: '700 of it are a fixed wait under a spinner' }),
    figure('… its rows built, still transparent', 'ms', built),
    figure('… main thread', 'ms', busy),
    figure(NAMES.idleList, 'ms', list),
    figure('standing idle, list of 10 chats, a second', 'ms', idleTen),
    figure(NAMES.heap, 'MB', await heapMb(page)),
  ];
}

async function measureMessages(scene: RivalScene): Promise<Figure[]> {
  const page = await openRival(scene);
  const open = scene.customers[0]!;
  await chooseChat(page, open.name);
  const idle = await standing(page);
  const quiet = Math.min(...idle);
  const times = await arrivals(page, open, AT.newest);
  const { here, there } = await perMessage(page, scene.customers, quiet);
  const key = await keystrokes(page, quiet, AT.draft);
  return [
    figure(NAMES.arrives, 'ms', times),
    figure(NAMES.perMessageOpen, 'ms', here),
    figure(NAMES.perMessageOther, 'ms', there),
    figure(NAMES.key, 'ms', key),
    figure(NAMES.idleChat, 'ms', idle),
  ];
}

/** Always another chat than the one that is open: told by its newest message, which has its name. */
async function openings(page: Page) {
  const shown: number[] = [];
  const built: number[] = [];
  const busy: number[] = [];
  for (let i = 0; i < 12; i++) {
    const index = i % 8;
    const name = await page.evaluate(
      (row, at) => /Клієнт \d\d/.exec(document.querySelectorAll(row)[at]!.textContent)![0],
      AT.row,
      index,
    );
    const text = `${name} `;
    const before = await taskMs(page);
    const rows = await watch(page, { selector: AT.newest, text });
    const all = await clickToPaint(page, AT.row, index, {
      selector: `${AT.message}:last-child`,
      text,
      opaque: AT.box,
    });
    shown.push(all);
    const pressed = await page.evaluate(
      () => (window as unknown as { __bench: { pressed: number } }).__bench.pressed,
    );
    built.push((await rows()) - pressed);
    busy.push((await taskMs(page)) - before);
    await rest(400);
  }
  return { shown, built, busy };
}

async function measureBurst(scene: RivalScene): Promise<Figure[]> {
  const page = await openRival(scene);
  const open = scene.customers[0]!;
  await chooseChat(page, open.name);
  await rest(1500);
  const run = async (spread: boolean): Promise<{ wall: number; busy: number }> => {
    const all = spread ? scene.customers : [open];
    const text = `последнее ${epoch()}`;
    const offset = await clockOffset(page);
    await rest(600);
    const seen = await watch(page, { selector: spread ? AT.row : AT.newest, text });
    const before = await taskMs(page);
    const from = epoch();
    for (let i = 1; i < 200; i++) all[i % all.length]!.writes(`залп ${i}: где мой заказ, когда приедет?`);
    all.at(-1)!.writes(text);
    const wall = (await seen(60_000)) - offset - from;
    const busy = ((await taskMs(page)) - before) / 200;
    await rest(1500);
    return { wall, busy };
  };
  const here = [await run(false), await run(false), await run(false)];
  const spread = [await run(true), await run(true), await run(true)];
  return [
    figure(
      NAMES.burst200,
      'ms',
      here.map((one) => one.busy),
    ),
    figure(
      '… until painted',
      'ms',
      here.map((one) => one.wall),
    ),
    figure(
      NAMES.burst200Spread,
      'ms',
      spread.map((one) => one.busy),
    ),
    figure(
      '… until painted, over 50 chats',
      'ms',
      spread.map((one) => one.wall),
    ),
  ];
}
