/** A long list of lines in blocks that the browser may leave unpainted while they are out of sight. */
import type { Line } from './lines.ts';

/** A block is the unit of `content-visibility`: single rows would cost more than they save. */
export const BLOCK = 50;

export interface Block {
  key: string;
  /** Index of the first line. */
  from: number;
  to: number;
}

/**
 * Cuts the lines from index `from` on. The cuts are counted from the line `anchor`, so that neither older lines before nor newer ones
 * after move a line from one block into another.
 */
export function blocksOf(lines: readonly Line[], from: number, anchor: string | null): Block[] {
  const zero = Math.max(
    0,
    lines.findIndex((l) => l.key === anchor),
  );
  const blocks: Block[] = [];
  for (let at = from; at < lines.length;) {
    const n = Math.floor((at - zero) / BLOCK);
    const to = Math.min(lines.length, zero + (n + 1) * BLOCK);
    blocks.push({ key: `b${n}`, from: at, to });
    at = to;
  }
  return blocks;
}
