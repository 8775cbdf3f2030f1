/**
 * Arrows in a list of buttons and the search field over it: the focus itself goes from one to the next, so that Enter is the row's own.
 * What holds both has `data-rows`; a row is an `li` whose main button has `data-row`. Enter in the field presses the first row, unless
 * something in the list says by `data-outdated` that it was found for other words.
 */
import { isForRows, rowAfter } from '../ui/row-keys.ts';

export function walkRows(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const box = target.closest('[data-rows]');
  if (!box || !isForRows(event)) return;
  const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')];
  // The nearest one: a part of the list may have a field of its own.
  const field = [...box.querySelectorAll<HTMLInputElement>('input[type=search]')].at(-1);
  const stops = field ? [field, ...rows] : rows;
  const at = stops.findIndex((stop) => stop === target || (stop !== field && rowOf(stop).contains(target)));
  if (at < 0 || rows.length === 0) return;
  if (target === field && event.key === 'Enter') {
    if (field.value.trim() === '' || box.querySelector('[data-outdated]')) return;
    rows[0]!.click();
    return event.preventDefault();
  }
  const to = rowAfter(event, at, stops.length);
  if (to === undefined) return;
  const next = event.key === 'Home' ? rows[0]! : stops[to]!;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  event.preventDefault();
}

const rowOf = (stop: HTMLElement): Element => stop.closest('li')!;
