/** Where a key leads in a grid made of groups, each of which begins a new row. */

/** Above the first row: the search field. */
export const OUT = -1;
const PAGE_ROWS = 5;

/**
 * @param at index of the cell that has the focus
 * @param counts cells of each group, in order
 * @returns index of the next cell, OUT, or null for a key that does not move
 */
export function move(
  key: string,
  at: number,
  counts: readonly number[],
  columns: number,
  ctrl = false,
): number | null {
  const rows = rowsOf(counts, columns);
  const row = rows.findIndex(({ from, count }) => at < from + count);
  const here = rows[row];
  if (!here) return null;
  const last = rows.at(-1)!;
  const toRow = (wanted: number): number => {
    const target = rows[Math.min(Math.max(wanted, 0), rows.length - 1)]!;
    return target.from + Math.min(at - here.from, target.count - 1);
  };
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, last.from + last.count - 1);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'ArrowDown':
      return toRow(row + 1);
    case 'ArrowUp':
      return row === 0 ? OUT : toRow(row - 1);
    case 'PageDown':
      return toRow(row + PAGE_ROWS);
    case 'PageUp':
      return toRow(row - PAGE_ROWS);
    case 'Home':
      return ctrl ? 0 : here.from;
    case 'End':
      return ctrl ? last.from + last.count - 1 : here.from + here.count - 1;
    default:
      return null;
  }
}

function rowsOf(counts: readonly number[], columns: number): { from: number; count: number }[] {
  const rows: { from: number; count: number }[] = [];
  let from = 0;
  for (const count of counts) {
    for (let done = 0; done < count; done += columns) {
      rows.push({ from: from + done, count: Math.min(columns, count - done) });
    }
    from += count;
  }
  return rows;
}
