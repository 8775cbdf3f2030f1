import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the reader's place while lines are put in before it. The browser does so by itself, except at the very top, which is where
 * older lines are asked for.
 */
export function usePlace(
  scroller: { current: HTMLElement | null },
  firstKey: string | undefined,
  isAtBottom: () => boolean,
): () => void {
  const place = useRef<{ element: Element; top: number } | null>(null);
  const remember = (): void => {
    const box = scroller.current;
    if (!box) return;
    const { top } = box.getBoundingClientRect();
    const element = firstVisible(box, top);
    place.current = element && { element, top: element.getBoundingClientRect().top - top };
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    const at = place.current;
    if (box && at?.element.isConnected && !isAtBottom()) {
      const moved = at.element.getBoundingClientRect().top - box.getBoundingClientRect().top - at.top;
      if (Math.abs(moved) >= 1) box.scrollTop += moved;
    }
    remember();
  }, [firstKey]);
  return remember;
}

/** The first message that reaches below the upper edge; found by halves among thousands. */
function firstVisible(box: HTMLElement, top: number): Element | null {
  const all = box.querySelectorAll('.message');
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.getBoundingClientRect().bottom > top) high = middle;
    else low = middle + 1;
  }
  return all[low] ?? null;
}
