/** Where Tab leads within a part of the page, as browsers have it: of a group of radios one is a stop, also when none is chosen yet. */

const STOPS =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]';

/** What Tab, or Shift+Tab, leads to from where the focus is; after the last one the first again. null: there is nothing. */
export function nextStop(
  box: HTMLElement,
  current: Element | null,
  isBackwards: boolean,
): HTMLElement | null {
  const stops = tabStops(box, current, isBackwards);
  if (isBackwards) stops.reverse();
  const way = isBackwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const isInside = current !== null && current !== box && box.contains(current);
  const further = isInside
    ? stops.find((stop) => stop !== current && current.compareDocumentPosition(stop) & way)
    : undefined;
  return further ?? stops[0] ?? null;
}

export function tabStops(box: HTMLElement, current: Element | null, isBackwards = false): HTMLElement[] {
  const all = [...box.querySelectorAll<HTMLElement>(STOPS)].filter(isReachable);
  const stopOf = new Map<string, HTMLElement>();
  for (const radio of all.filter(isRadio)) {
    const had = stopOf.get(groupOf(radio));
    // The chosen one; else the one with the focus; else the nearest.
    const isBetter =
      !had ||
      radio.checked ||
      (!(had as HTMLInputElement).checked && (radio === current || (isBackwards && had !== current)));
    if (isBetter) stopOf.set(groupOf(radio), radio);
  }
  return all.filter((stop) => !isRadio(stop) || stopOf.get(groupOf(stop)) === stop);
}

const isRadio = (element: HTMLElement): element is HTMLInputElement => element.matches('input[type=radio]');

/** A radio without a name is a group of its own. */
const groupOf = (radio: HTMLInputElement): string =>
  radio.name === '' ? `#${numberOf(radio)}` : `${radio.form ? numberOf(radio.form) : ''} ${radio.name}`;

const numbers = new WeakMap<Element, number>();
let last = 0;
function numberOf(element: Element): number {
  if (!numbers.has(element)) numbers.set(element, ++last);
  return numbers.get(element)!;
}

function isReachable(element: HTMLElement): boolean {
  const order = element.getAttribute('tabindex');
  if (order !== null && Number(order) < 0) return false;
  if (element.matches(':disabled, [type=hidden], [contenteditable=false]')) return false;
  if (element.closest('[hidden], [inert], fieldset:disabled')) return false;
  const folded = element.parentElement?.closest('details:not([open])');
  return !folded || (element.matches('summary') && element.parentElement === folded);
}
