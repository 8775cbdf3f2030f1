import { dayKey } from '../text/days.ts';

/**
 * What happened, day by day, in the order it is given in.
 * @param atOf ms; 0 or NaN: not known when, which is a day of its own with the key ''
 */
export function byDay<T>(
  all: readonly T[],
  atOf: (one: T) => number,
): [key: string, at: number, ofDay: T[]][] {
  const days = new Map<string, [string, number, T[]]>();
  for (const one of all) {
    const at = atOf(one);
    const key = at > 0 ? dayKey(at) : '';
    const day = days.get(key) ?? [key, at, []];
    day[2].push(one);
    days.set(key, day);
  }
  return [...days.values()];
}
