/** Many messages at once: a backlog after a reconnect, a broadcast. */
import type { Page } from 'puppeteer';
import { RIVAL } from '../anchors.ts';
import { NAMES } from '../names.ts';
import { figure, type Figure } from '../stats.ts';
import { clockOffset, epoch, longTasks, rest, taskMs, watch } from './probe.ts';
import { countPosts } from './ports.ts';
import { choose, openWide, type Scene } from './scene.ts';

interface Burst {
  wall: number;
  longest: number;
  busy: number;
  posts: number;
}

export async function measureBursts(scene: Scene, scale: number): Promise<Figure[]> {
  const posted = await countPosts(scene.stage.desk);
  const page = await openWide(scene);
  await choose(page, scene.customers[0]!.name);
  await rest(1500);
  const longest = await longTasks(page);
  const open = scene.customers[0]!;
  const run = async (count: number, spread: boolean): Promise<Burst> => {
    const all = spread ? scene.customers : [open];
    const text = `последнее из ${count} ${epoch()}`;
    const offset = await clockOffset(page);
    await rest(600);
    const seen = await watch(page, { selector: spread ? '.snippet' : '.messages .message', text });
    const before = { busy: await taskMs(page), posts: await posted() };
    await clear(page);
    const from = epoch();
    for (let i = 1; i < count; i++) all[i % all.length]!.writes(`залп ${i}: где мой заказ, когда приедет?`);
    all.at(-1)!.writes(text);
    const wall = (await seen()) - offset - from;
    const result = {
      wall,
      longest: await longest(),
      busy: ((await taskMs(page)) - before.busy) / count,
      posts: (await posted()) - before.posts,
    };
    await rest(1500);
    return result;
  };
  const rounds = async (count: number, spread: boolean, times: number) => {
    const all: Burst[] = [];
    for (let i = 0; i < times; i++) all.push(await run(count, spread));
    return (key: keyof Burst) => all.map((one) => one[key]);
  };
  const small = await rounds(200, false, 3);
  const smallSpread = await rounds(200, true, 3);
  const big = await rounds(1000, false, 3);
  const bigSpread = await rounds(1000, true, 3);
  const anchored = (value: number) => ({ rival: { value: value * scale, how: 'anchor' as const } });
  return [
    figure(NAMES.burst200, 'ms', small('busy'), anchored(RIVAL.burst200)),
    figure(NAMES.burst200Spread, 'ms', smallSpread('busy'), anchored(RIVAL.burst200Spread)),
    figure('1,000 at once into the open chat: until painted', 'ms', big('wall'), {
      budget: 600,
      ...anchored(RIVAL.burst1000 * 1000),
    }),
    figure('… longest task', 'ms', big('longest'), { budget: 50, ...anchored(3200) }),
    figure('… main thread per message', 'ms', big('busy'), anchored(RIVAL.burst1000)),
    figure('… messages over the port', '', big('posts'), { budget: 20 }),
    figure('1,000 at once over 50 chats: until painted', 'ms', bigSpread('wall'), { budget: 600 }),
    figure('… longest task', 'ms', bigSpread('longest'), { budget: 50 }),
    figure('… main thread per message', 'ms', bigSpread('busy'), anchored(RIVAL.burst1000Spread)),
    figure('… messages over the port', '', bigSpread('posts'), { budget: 20 }),
  ];
}

const clear = (page: Page): Promise<void> =>
  page.evaluate(() => void ((window as unknown as { __long: number[] }).__long.length = 0));
