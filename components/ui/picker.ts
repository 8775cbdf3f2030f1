/** What every list of rows under a field does: one row is active, arrows lead to it from where the focus is, Enter or a press takes it. */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { isForRows, isText, rowAfter } from './row-keys.ts';

interface PickerOptions<T> {
  rows: readonly T[];
  keyOf: (row: T) => string | number;
  onPick: (row: T) => void;
  /** Which row is active before an arrow or the pointer leads to another; the first, unless told. */
  isFirst?: (row: T) => boolean;
  /** The owner keeps the active row: it is what is chosen, by a press too. The list can have the focus itself then. */
  onMove?: (row: T) => void;
}

export interface Picker<T> {
  /** null: none is active. */
  active: T | null;
  /** As at the beginning: other rows were asked for. */
  reset(): void;
  /** @returns whether the key was the list's; nobody else gets it then */
  onKey(event: KeyboardEvent): boolean;
  /** What the field or the list, whichever has the focus, points at by `aria-activedescendant`. */
  activeId: string | undefined;
  list: { ref: RefObject<HTMLDivElement | null>; id: string };
  /** The rest of a row; `aria-selected` is whether it is the active one. */
  option(row: T): {
    id: string;
    tabIndex: -1;
    onMouseDown: (event: MouseEvent) => void;
    onPointerMove: () => void;
    onClick: () => void;
  };
}

/** @param options `rows` in the order in which they are shown */
export function usePicker<T>({ rows, keyOf, onPick, isFirst, onMove }: PickerOptions<T>): Picker<T> {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const led = useSignal<{ key: string | number; at: number } | null>(null);

  const find = (): number => {
    if (led.value === null || onMove) return isFirst ? rows.findIndex(isFirst) : rows.length > 0 ? 0 : -1;
    const { key, at } = led.value;
    const found = rows.findIndex((row) => keyOf(row) === key);
    // It is gone: the one in its place.
    return found < 0 ? Math.min(at, rows.length - 1) : found;
  };
  const at = find();
  const lead = (to: number): void => {
    if (onMove) onMove(rows[to]!);
    else led.value = { key: keyOf(rows[to]!), at: to };
  };
  const idOf = (index: number): string => `${id}-${index}`;
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true], :checked')?.scrollIntoView({ block: 'nearest' });
  }, [at < 0 ? null : keyOf(rows[at]!)]);

  return {
    active: rows[at] ?? null,
    reset: () => void (led.value = null),
    onKey(event) {
      if (!isForRows(event) || rows.length === 0) return false;
      const to = rowAfter(event, at, rows.length);
      if (to !== undefined) lead(to);
      else if (event.key !== 'Enter' && (event.key !== ' ' || isText(event))) return false;
      else if (at < 0) lead(0);
      else onPick(rows[at]!);
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    activeId: at < 0 ? undefined : idOf(at),
    list: { ref: list, id },
    option(row) {
      const index = rows.indexOf(row);
      return {
        id: idOf(index),
        tabIndex: -1,
        // The field keeps its focus and its cursor.
        onMouseDown: (event) => event.preventDefault(),
        onPointerMove: () => void (!onMove && lead(index)),
        onClick: () => {
          if (!onMove) return onPick(row);
          onMove(row);
          list.current!.focus();
        },
      };
    },
  };
}
