/** Every fault in the middle of everything, with the worker alive and killed; `FULL=1` plays all cells, else a sample that covers. */
import { afterAll, expect, it } from 'vitest';
import { nameOf, play, RIGHT_AGAIN_S, type Cell } from './cell.ts';
import { FAULTS } from './faults.ts';
import { STATES } from './states.ts';

const FULL = Boolean(process.env.FULL);
/** `CELL=part of a name` plays those alone. */
const ONLY = process.env.CELL;
const LIVES = [false, true];

const all: Cell[] = FAULTS.flatMap((fault) =>
  STATES.flatMap((state) => LIVES.map((killed) => ({ fault, state, killed }))),
);
/** Every fault, alive or killed, every state with both: each fault meets another state than its neighbours. */
const sample = FAULTS.map((fault, i): Cell => {
  const killed = i % 2 === 1;
  return { fault, state: STATES[(i * 3 + Math.floor(i / STATES.length)) % STATES.length]!, killed };
});
const cells = ONLY ? all.filter((cell) => nameOf(cell).includes(ONLY)) : FULL ? all : sample;

const took: number[] = [];
let failed = 0;

it.each(
  FAULTS.filter((fault) => cells.some((cell) => cell.fault === fault)).map((f) => [f.name, f] as const),
)(
  '%s: nothing lost, nothing doubled, right again within 15 s',
  async (_, fault) => {
    const wrong: string[] = [];
    for (const cell of cells.filter((c) => c.fault === fault)) {
      const { after, wrongs } = await play(cell).catch((error: unknown) => ({
        after: null,
        wrongs: [String(error)],
      }));
      if (after !== null) took.push(after);
      if (wrongs.length === 0) continue;
      failed += 1;
      wrong.push(`${nameOf(cell)}: ${wrongs.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

afterAll(() => {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    [
      `fault matrix: ${FAULTS.length} faults × ${STATES.length} states × ${LIVES.length} lives = ${all.length} cells`,
      `  played ${cells.length}, wrong ${failed}`,
      `  right again after: half ${at(0.5)} s, nine in ten ${at(0.9)} s, slowest ${at(1)} s (limit ${RIGHT_AGAIN_S} s)`,
    ].join('\n'),
  );
});
