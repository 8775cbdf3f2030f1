/** What the extension costs a page that nobody opened the desk on, and what opening it takes. */
import { gzipSync } from 'node:zlib';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { TEST_BUILD } from '../../e2e/support/paths.ts';
import { RIVAL } from '../anchors.ts';
import { NAMES } from '../names.ts';
import { figure, median, type Figure } from '../stats.ts';
import { clickToPaint, epoch, rest, watch } from './probe.ts';
import { frameOf, gone, inWorld, openCrm, press, SHOWN, type Scene } from './scene.ts';

/** Files that a CRM page gets at once, and all that an open chat needs. A build of before has no page of its own for the desk. */
function filesOf(folder: string): { inPage: string[]; toAChat: string[] } {
  if (!existsSync(join(folder, 'desk.html'))) {
    const inPage = ['content-scripts/guard.js', 'content-scripts/creatio.js'];
    return { inPage, toAChat: [...inPage, 'desk.js', 'texts-ru.js'] };
  }
  const inPage = ['creatio.js'];
  const html = readFileSync(join(folder, 'desk.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\/(chunks\/[^"]+)"/g)].map(([, path]) => path!);
  const texts = readdirSync(join(folder, 'chunks')).filter((file) => /^ru[-.]/.test(file));
  return { inPage, toAChat: [...inPage, ...linked, ...texts.map((file) => `chunks/${file}`)] };
}

/** Pressed without the pointer or the focus having come near. */
async function suddenly(scene: Scene): Promise<number> {
  const page = await openCrm(scene);
  await rest(700);
  let took: number;
  if (scene.before) {
    const painted = await watch(page, SHOWN);
    const from = await inWorld(page, () => performance.timeOrigin + performance.now());
    await press(page, '.launcher');
    took = (await painted()) - from;
  } else {
    const from = epoch();
    await press(page, '.launcher');
    const frame = await frameOf(page);
    const painted = await frame.evaluate(() => (globalThis as { __early?: Promise<number> }).__early!);
    took = painted - from;
  }
  await page.close();
  return took;
}

/** @param scale how much slower this machine is than the rival's */
export async function measureLoad(scene: Scene, scale: number): Promise<Figure[]> {
  const folder = scene.before ?? TEST_BUILD;
  const { inPage, toAChat } = filesOf(folder);
  const kb = (files: string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / 1000;
  const cold: number[] = [];
  const warm: number[] = [];
  const sudden: number[] = [];
  for (let i = 0; i < 6; i++) {
    const page = await openCrm(scene);
    await rest(700);
    cold.push(await clickToPaint(page, '.launcher', 0, SHOWN));
    for (let turn = 0; turn < 3; turn++) {
      await rest(300);
      await press(page, '.launcher');
      await gone(page, '.desk:not([hidden])');
      await rest(200);
      warm.push(await clickToPaint(page, '.launcher', 0, SHOWN));
    }
    await page.close();
    sudden.push(await suddenly(scene));
  }
  const bootstrap = await scriptCost(
    scene,
    scene.stage.creatio.freedomUrl(),
    scene.before ? '/content-scripts/' : 'creatio.js',
  );
  return [
    figure('in every CRM page, gzip', 'kB', kb(inPage), { budget: 12 }),
    figure(NAMES.script, 'kB', kb(toAChat), {
      budget: 60,
      rival: { value: RIVAL.allScriptKb, how: 'as measured' },
    }),
    figure(NAMES.bootstrap, 'ms', bootstrap, {
      budget: 15,
      rival: { value: RIVAL.bootstrap * scale, how: 'anchor' },
    }),
    figure(NAMES.coldOpen, 'ms', cold, {
      budget: 60,
      rival: { value: RIVAL.coldOpen * scale, how: 'anchor' },
      note: 'rival: cold load of its page',
    }),
    figure('… by a key, nothing loaded before', 'ms', sudden, {
      rival: { value: RIVAL.coldOpen * scale, how: 'anchor' },
    }),
    figure('desk opened again: click → painted', 'ms', warm, { budget: 60 }),
  ];
}

/** Script time in a page that loads: compiled and run, by the trace, from files with this in their address. */
async function scriptCost(scene: Scene, url: string, part: string): Promise<number[]> {
  const costs: number[] = [];
  for (let i = 0; i < 7; i++) {
    const page = await scene.stage.desk.browser.newPage({ type: 'window' });
    await page.tracing.start({ categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'] });
    await page.goto(url);
    await rest(1200);
    costs.push(ownTime(JSON.parse(Buffer.from((await page.tracing.stop())!).toString()) as Trace, part));
    await page.close();
  }
  return costs;
}

interface Trace {
  traceEvents: {
    name: string;
    ph: string;
    ts: number;
    dur?: number;
    pid: number;
    tid: number;
    args?: unknown;
  }[];
}
const RUN = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'V8.CompileCode']);

/** Spans inside others count once. ms */
function ownTime({ traceEvents }: Trace, part: string): number {
  const own = traceEvents
    .filter((e) => e.ph === 'X' && RUN.has(e.name) && JSON.stringify(e.args ?? {}).includes(part))
    .sort((a, b) => a.ts - b.ts);
  const ends = new Map<string, number>();
  let sum = 0;
  for (const { pid, tid, ts, dur = 0 } of own) {
    const thread = `${pid}:${tid}`;
    const from = Math.max(ts, ends.get(thread) ?? 0);
    if (ts + dur <= from) continue;
    sum += ts + dur - from;
    ends.set(thread, ts + dur);
  }
  return sum / 1000;
}

/** First paint of a page with nothing in it, ms: how fast the machine is at this moment. */
export async function blankPaint(scene: Scene): Promise<number> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>blank</title><p>.');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const page: Page = await scene.stage.desk.browser.newPage({ type: 'window' });
    await page.goto(url);
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              for (const one of list.getEntries())
                if (one.name === 'first-contentful-paint') resolve(one.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      ),
    );
    await page.close();
  }
  await new Promise((resolve) => server.close(resolve));
  return median(times);
}
