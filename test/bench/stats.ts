/** Figures as this bench states them: many samples, their median, and how far they spread. */

export interface Spread {
  median: number;
  low: number;
  p95: number;
  count: number;
}

export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), low: sorted[0] ?? NaN, p95: at(0.95), count: sorted.length };
}

export const median = (samples: readonly number[]): number => spread(samples).median;

/** One measured thing, as the table and the report show it. */
export interface Figure {
  name: string;
  unit: string;
  samples: Spread;
  /** The most that it may be, in the same unit (CONTRIBUTING, «Speed»). */
  budget?: number;
  /** The rival's figure in the same unit, and how it comes to stand here. */
  rival?: { value: number; how: 'side by side' | 'anchor' | 'as measured' };
  /** What a reader has to know. */
  note?: string;
}

export function figure(
  name: string,
  unit: string,
  samples: number | readonly number[],
  more: Omit<Figure, 'name' | 'unit' | 'samples'> = {},
): Figure {
  return { name, unit, samples: spread(typeof samples === 'number' ? [samples] : samples), ...more };
}

/** Where both were measured in one run, the rival's figure is what it was here. @returns whether there is any such */
export function sideBySide(ours: readonly Figure[], rivals: readonly Figure[]): boolean {
  let any = false;
  for (const one of ours) {
    const other = rivals.find(({ name }) => name === one.name);
    if (!other) continue;
    one.rival = { value: other.samples.median, how: 'side by side' };
    any = true;
  }
  return any;
}
