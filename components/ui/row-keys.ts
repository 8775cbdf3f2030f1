/** Which keys lead through rows, and where to: the same in a list under a field and in one whose rows have the focus themselves. */

/** A key alone, that nobody has taken yet. */
export function isForRows(event: KeyboardEvent): boolean {
  const isHeld = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  return !event.isComposing && !event.defaultPrevented && !isHeld;
}

/** There, Home, End and the space bar are about the words. */
export const isText = ({ target }: KeyboardEvent): boolean => (target as Element).matches('input, textarea');

/**
 * The row that a key leads to, round about.
 * @param at −1: none is active
 * @param count more than none
 * @returns undefined: the key leads nowhere
 */
export function rowAfter(event: KeyboardEvent, at: number, count: number): number | undefined {
  const { key } = event;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count;
  if (isText(event)) return undefined;
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : undefined;
}
