/** When something was painted, what the main thread did meanwhile, and how far the page's clock is from this one. */
import type { CDPSession, Page } from 'puppeteer';
import { cornerOf, launcherRoot } from '../../e2e/support/page.ts';
import { deskSession, frameOf, inWorld, isInPage, isLauncher } from './scene.ts';

/** What has not been painted by then will not be. */
const DEADLINE_MS = 20_000;

export interface Sight {
  selector: string;
  /** The text that one of them must hold. */
  text?: string;
  /** At least so many. */
  count?: number;
  /** What they are in, once it is no longer transparent. */
  opaque?: string;
}

interface Probes {
  /** By key: when it was painted, ms since the epoch by the page's clock. */
  painted: Record<string, Promise<number>>;
  pressed: number;
}
type World = typeof globalThis & { __webitelDeskRoot: ShadowRoot; __bench?: Probes };

let serial = 0;

/**
 * Starts to watch for something that is not there yet. @returns a function that waits until it is painted: a frame was produced
 * after the change and the main thread came back. ms since the epoch, page's clock.
 */
export async function watch(page: Page, sight: Sight): Promise<(withinMs?: number) => Promise<number>> {
  const key = `p${++serial}`;
  await inWorld(
    page,
    (id: string, { selector, text, count = 1, opaque }: Sight) => {
      const world = globalThis as World;
      const probes = (world.__bench ??= { painted: {}, pressed: 0 });
      const root = world.__webitelDeskRoot;
      probes.painted[id] = new Promise((resolve) => {
        const isThere = (): boolean => {
          const all = root.querySelectorAll(selector);
          if (all.length < count) return false;
          if (text === undefined) return true;
          for (let i = all.length - 1; i >= 0; i--) if (all[i]!.textContent.includes(text)) return true;
          return false;
        };
        const look = (): void => {
          if (!isThere()) return;
          observer.disconnect();
          requestAnimationFrame(seen);
        };
        const seen = (): void => {
          const around = opaque && root.querySelector(opaque);
          if (around && getComputedStyle(around).opacity !== '1') requestAnimationFrame(seen);
          else {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()));
            port1.start();
            port2.postMessage(0);
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
        look();
      });
    },
    key,
    sight,
  );
  return (withinMs = DEADLINE_MS) => {
    const painted = inWorld(page, (id: string) => (globalThis as World).__bench!.painted[id]!, key);
    const late = new Promise<never>((_, reject) => {
      // It must not keep the process waiting for what was seen long ago.
      setTimeout(() => reject(new Error(`not painted: ${sight.selector}`)), withinMs).unref();
    });
    return Promise.race([painted, late]);
  };
}

/** A real click at an element of the desk. @returns ms from the event's arrival in the page until the sight was painted */
export async function clickToPaint(page: Page, target: string, index: number, sight: Sight): Promise<number> {
  if (isLauncher(page, target)) return launcherToPaint(page, sight);
  const spot = await inWorld(
    page,
    async (selector: string, i: number) => {
      const root = (globalThis as World).__webitelDeskRoot;
      const element = root.querySelectorAll(selector)[i]!;
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const box = element.getBoundingClientRect();
      const probes = ((globalThis as World).__bench ??= { painted: {}, pressed: 0 });
      addEventListener('click', () => (probes.pressed = performance.timeOrigin + performance.now()), {
        capture: true,
        once: true,
      });
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
    target,
    index,
  );
  const corner = isInPage(page) ? { x: 0, y: 0 } : await cornerOf(await frameOf(page));
  spot.x += corner.x;
  spot.y += corner.y;
  // A hand is over a control for some time before it presses.
  await page.mouse.move(spot.x, spot.y);
  await rest(120);
  const painted = await watch(page, sight);
  await page.mouse.click(spot.x, spot.y);
  const at = await painted();
  return at - (await inWorld(page, () => (globalThis as World).__bench!.pressed));
}

async function launcherToPaint(page: Page, sight: Sight): Promise<number> {
  const box = await (await launcherRoot(page))!.$eval('.launcher', (it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.evaluate(() =>
    addEventListener(
      'click',
      () => Object.assign(window, { __pressed: performance.timeOrigin + performance.now() }),
      {
        capture: true,
        once: true,
      },
    ),
  );
  await page.mouse.move(box.x, box.y);
  await rest(120);
  const painted = await watch(page, sight);
  await page.mouse.click(box.x, box.y);
  const at = await painted();
  return at - (await page.evaluate(() => (window as unknown as { __pressed: number }).__pressed));
}

/** Page's clock minus this process's, ms: the answer of the fastest of some round trips. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { trip: Infinity, offset: 0 };
  for (let i = 0; i < 25; i++) {
    const before = performance.timeOrigin + performance.now();
    const there = await inWorld(page, () => performance.timeOrigin + performance.now());
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.trip) best = { trip: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
}

export const epoch = (): number => performance.timeOrigin + performance.now();
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const meters = new WeakMap<Page, Promise<CDPSession>>();

/** Processor time of the desk's main thread so far, ms: what else runs on this machine is not in it, as it would be by the wall clock. */
export async function taskMs(page: Page): Promise<number> {
  let meter = meters.get(page);
  if (!meter) meters.set(page, (meter = startMeter(deskSession(page))));
  return read(meter);
}

const pageMeters = new WeakMap<Page, Promise<CDPSession>>();

/** The same of the CRM's page, wherever the desk is. */
export async function pageTaskMs(page: Page): Promise<number> {
  let meter = pageMeters.get(page);
  if (!meter) pageMeters.set(page, (meter = startMeter(page.createCDPSession())));
  return read(meter);
}

async function read(meter: Promise<CDPSession>): Promise<number> {
  const { metrics } = await (await meter).send('Performance.getMetrics');
  return (metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function startMeter(opened: Promise<CDPSession>): Promise<CDPSession> {
  const session = await opened;
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Busy ms per second while nothing happens. */
export async function idleRate(page: Page, ms: number): Promise<number> {
  const before = await taskMs(page);
  const from = epoch();
  await rest(ms);
  const busy = (await taskMs(page)) - before;
  return (busy / (epoch() - from)) * 1000;
}

/** Busy time of the main thread over what `work` does, without what it costs to stand idle as long, ms. */
export async function busyOver(page: Page, idle: number, work: () => Promise<void>): Promise<number> {
  const before = await taskMs(page);
  const from = epoch();
  await work();
  return (await taskMs(page)) - before - (idle * (epoch() - from)) / 1000;
}

/** Collects tasks over 50 ms from now on. @returns a function that tells the longest, 0 for none */
export async function longTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    (window as unknown as { __long: number[] }).__long = seen;
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((one) => one.duration))).observe({
      type: 'longtask',
    });
  });
  return () => page.evaluate(() => Math.max(0, ...(window as unknown as { __long: number[] }).__long));
}

/** MB of JavaScript in the page after a collection of garbage. */
export async function heapMb(page: Page, of: 'desk' | 'page' = 'desk'): Promise<number> {
  const cdp = of === 'desk' ? await deskSession(page) : await page.createCDPSession();
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize / 1e6;
}
