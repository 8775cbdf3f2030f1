/**
 * Jobs for a worker that may not live to see them: sorted in storage, with one browser alarm for the earliest. A job is a name and
 * a time; setting it again moves it. Chrome fires no alarm sooner than 30 s (packed), so nearer times are clamped here, where a
 * test can see it, and code that is still alive uses its own timer beside.
 */
import type { StorageArea } from '../storage/area.ts';

export const MIN_ALARM_MS = 30_000;
const KEY = 'jobs';
const ALARM = 'next-job';

export interface AlarmApi {
  /** @param when local clock, ms */
  create(name: string, when: number): void;
  clear(name: string): void;
}

interface Job {
  name: string;
  at: number;
}

export class Alarms {
  readonly #area: StorageArea;
  readonly #api: AlarmApi;
  readonly #now: () => number;
  readonly #handlers = new Map<string, () => void>();
  /** Read-modify-write on storage has no transactions: one change at a time. */
  #chain: Promise<unknown> = Promise.resolve();

  constructor(area: StorageArea, api: AlarmApi, now: () => number) {
    this.#area = area;
    this.#api = api;
    this.#now = now;
  }

  handle(name: string, run: () => void): void {
    this.#handlers.set(name, run);
  }

  /** @param at local clock, ms */
  set(name: string, at: number): Promise<void> {
    const soonest = this.#now() + MIN_ALARM_MS;
    const when = Number.isFinite(at) ? Math.max(at, soonest) : soonest;
    return this.#change((jobs) => [...jobs.filter((j) => j.name !== name), { name, at: when }]);
  }

  cancel(name: string): Promise<void> {
    return this.#change((jobs) => jobs.filter((j) => j.name !== name));
  }

  /** To be called for every alarm of the browser, and once at start-up: an alarm may have been dropped meanwhile. */
  async drain(): Promise<void> {
    let due: Job[] = [];
    await this.#change((jobs) => {
      due = jobs.filter((j) => j.at <= this.#now());
      return jobs.filter((j) => j.at > this.#now());
    });
    for (const job of due.sort((a, b) => a.at - b.at)) this.#handlers.get(job.name)?.();
  }

  #change(how: (jobs: Job[]) => Job[]): Promise<void> {
    const done = this.#chain.then(async () => {
      const jobs = how(parseJobs((await this.#area.get(KEY))[KEY]));
      await this.#area.set({ [KEY]: jobs });
      const next = Math.min(...jobs.map((j) => j.at));
      if (jobs.length > 0) this.#api.create(ALARM, next);
      else this.#api.clear(ALARM);
    });
    this.#chain = done.catch(() => {});
    return done;
  }
}

function parseJobs(raw: unknown): Job[] {
  if (!Array.isArray(raw)) return [];
  return raw.filter((j): j is Job => typeof j?.name === 'string' && typeof j?.at === 'number');
}
