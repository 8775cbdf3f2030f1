/** How often Creatio was asked today from this browser, by one CRM: some of its plans allow 10,000 calls a user and day, and say so nowhere. */

export const DAY_LIMIT = 10_000;
const TELL_FROM = 8_000;
const TELL_EVERY = 500;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Of the extension's own pages in tabs of this CRM. */
export const dayStore: Store = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
};

const KEY = 'crm-calls';

/** Adds to the day's count, which begins anew at midnight of this computer. @returns the count, and whether it is to be told now */
export function addCalls(store: Store, calls: number, now: Date): { count: number; isNews: boolean } {
  const day = `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;
  const [of, counted] = read(store).split(' ');
  const before = of === day ? Number(counted) || 0 : 0;
  const count = before + calls;
  try {
    if (calls > 0) store.setItem(KEY, `${day} ${count}`);
  } catch {
    // No room, or closed to frames: what was counted is told of this once.
  }
  return { count, isNews: step(count) > step(before) };
}

const step = (count: number): number =>
  count < TELL_FROM ? 0 : 1 + Math.floor((count - TELL_FROM) / TELL_EVERY);

function read(store: Store): string {
  try {
    return store.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
