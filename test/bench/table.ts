import type { Figure } from './stats.ts';

const number = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toFixed(value >= 10 ? 1 : 2).replace(/\.?0+$/, '');

/** «1/12» of the rival's, or «1.4 ×». */
function ratio({ samples, rival }: Figure): string {
  if (!rival) return '';
  const share = rival.value / samples.median;
  return share >= 1 ? `1/${number(share)}` : `${number(1 / share)}×`;
}

const MARK = { 'side by side': '', anchor: '~', 'as measured': '°' } as const;

/** As Markdown, for the terminal and for CONTRIBUTING alike. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => {
    const { median, low, p95, count } = one.samples;
    const range = count > 1 ? ` [${number(low)}–${number(p95)}]` : '';
    const within = one.budget === undefined ? '' : median <= one.budget ? 'yes' : 'NO';
    return [
      one.name,
      `${number(median)}${range} ${one.unit}`.trim(),
      one.budget === undefined ? '' : `≤ ${number(one.budget)}`,
      within,
      one.rival ? `${MARK[one.rival.how]}${number(one.rival.value)}` : '',
      ratio(one),
    ];
  });
  const all = [['What', 'median [low–p95]', 'budget', 'kept', 'rival', 'ratio'], ...rows];
  return rowsOf(all);
}

/** Two builds of one run, figure by figure: such a machine differs twofold from day to day, so that only ratios last. */
export function ratios(now: readonly Figure[], before: readonly Figure[]): string {
  const rows = now.flatMap(({ name, unit, samples }) => {
    const old = before.find((one) => one.name === name)?.samples.median;
    if (old === undefined) return [];
    const share = old === 0 ? '' : number(samples.median / old);
    return [[name, `${number(old)} ${unit}`, `${number(samples.median)} ${unit}`, share]];
  });
  return rowsOf([['What', 'before', 'now', 'now ÷ before'], ...rows]);
}

function rowsOf(all: string[][]): string {
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  const line = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const [head, ...rows] = all;
  return [line(head!), `| ${widths.map((w) => '-'.repeat(w)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
