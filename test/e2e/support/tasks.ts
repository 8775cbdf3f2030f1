// How long the page's own thread was at work at one go. Time of the processor, not of the clock: a machine that is busy with
// something else stretches a task, but does not make it do more.
import type { Page } from 'puppeteer';

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

/** Runs `act`. @returns the longest task of the page's main thread meanwhile, ms */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await act();
  // The answer of a task comes before its end; the next one's comes after it.
  await page.evaluate(() => undefined);
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(trace!).toString('utf8')) as { traceEvents: TraceEvent[] };
  const own = traceEvents.find((event) => event.name === MARK);
  if (!own) throw new Error('the trace does not know the page');
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && pid === own.pid && tid === own.tid,
  );
  if (!tasks.some((task) => task.tdur !== undefined)) throw new Error('the trace has no task of the page');
  return Math.max(...tasks.map((task) => task.tdur ?? 0)) / 1000;
}
