// How long a main thread, the page's and the desk's own, was at work at one go. Time of the processor, not of the clock: a machine that is busy with
// something else stretches a task, but does not make it do more.
import type { Page } from 'puppeteer';
import { deskFrame } from './page.ts';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs of the thread's own time. */
  tdur?: number;
  dur?: number;
}

const MARK = 'longest-task';

/** Runs `act`. @returns the longest task of each main thread meanwhile, ms */
export async function longestTask(
  page: Page,
  act: () => Promise<void>,
): Promise<{ page: number; desk: number }> {
  const times = await taskTimes(page, act);
  return { page: Math.max(...times.page), desk: Math.max(...times.desk) };
}

/** Runs `act`. @returns every task of each main thread meanwhile, ms */
export async function taskTimes(
  page: Page,
  act: () => Promise<void>,
): Promise<{ page: number[]; desk: number[] }> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
  const threads = { page: page.mainFrame(), desk: deskFrame(page) ?? page.mainFrame() };
  for (const [name, frame] of Object.entries(threads))
    await frame.evaluate((mark) => void performance.mark(mark), `${MARK}-${name}`);
  await act();
  // The answer of a task comes before its end; the next one's comes after it.
  for (const frame of Object.values(threads)) await frame.evaluate(() => undefined);
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(trace!).toString('utf8')) as { traceEvents: TraceEvent[] };
  const timesOf = (name: string): number[] => {
    const own = traceEvents.find((event) => event.name === `${MARK}-${name}`);
    if (!own) throw new Error(`the trace does not know the ${name}`);
    const tasks = traceEvents.filter(
      (event) =>
        event.name.endsWith('RunTask') && event.ph === 'X' && event.pid === own.pid && event.tid === own.tid,
    );
    if (!tasks.some((task) => task.tdur !== undefined))
      throw new Error(`the trace has no task of the ${name}`);
    return tasks.map((task) => (task.tdur ?? 0) / 1000);
  };
  return { page: timesOf('page'), desk: timesOf('desk') };
}
