/** What every menu button does: opens by press or arrow, walks by arrows and letters, closes by Escape or a press elsewhere. */
import type { RefObject } from 'preact';
import { fold } from '../../lib/text/fold.ts';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onPressOutside } from './press-outside.ts';

type Opened = 'first' | 'last' | 'checked';

export interface MenuState {
  isOpen: boolean;
  wrapper: RefObject<HTMLDivElement | null>;
  trigger: RefObject<HTMLButtonElement | null>;
  list: RefObject<HTMLDivElement | null>;
  /** Closes and gives the focus back to the button. */
  close(): void;
  wrapperProps: { onFocusOut: (event: FocusEvent) => void };
  triggerProps: {
    'aria-haspopup': 'menu';
    'aria-expanded': boolean;
    'aria-controls': string | undefined;
    onClick: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  menuProps: {
    id: string;
    tabIndex: -1;
    onKeyDown: (event: KeyboardEvent) => void;
    onMouseDown: (event: MouseEvent) => void;
  };
}

const TYPEAHEAD_MS = 700;

/** @param isUsable false: the button does nothing now, and an open menu closes */
export function useMenu(isUsable = true): MenuState {
  const wrapper = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const id = useId();
  const [opened, setOpened] = useState<Opened | null>(null);
  const isOpen = opened !== null && isUsable;

  const items = (): HTMLElement[] => [
    ...list.current!.querySelectorAll<HTMLElement>('[role^=menuitem], [data-item]'),
  ];

  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const all = items();
    const checked = all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0];
    (opened === 'first' ? all[0] : opened === 'last' ? all.at(-1) : checked)?.focus({ preventScroll: true });
    return onPressOutside(wrapper.current!, () => setOpened(null));
  }, [isOpen, opened]);

  const close = (): void => {
    setOpened(null);
    trigger.current?.focus({ preventScroll: true });
  };
  const typeahead = (key: string, all: HTMLElement[], at: number): void => {
    const now = performance.now();
    const text = (now - typed.current.at < TYPEAHEAD_MS ? typed.current.text : '') + fold(key);
    typed.current = { text, at: now };
    // One letter again and again walks through the items that begin with it.
    const search = [...text].every((letter) => letter === text[0]) ? text[0]! : text;
    const from = search.length === 1 ? at + 1 : at;
    const inTurn = [...all.slice(from), ...all.slice(0, from)];
    inTurn.find((item) => fold(item.textContent).startsWith(search))?.focus();
  };

  return {
    isOpen,
    wrapper,
    trigger,
    list,
    close,
    wrapperProps: {
      onFocusOut(event) {
        if (isOpen && !wrapper.current!.contains(event.relatedTarget as Node | null)) setOpened(null);
      },
    },
    triggerProps: {
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? `${id}-menu` : undefined,
      onClick: () => isUsable && setOpened(isOpen ? null : 'checked'),
      onKeyDown(event) {
        if (!isUsable || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
        event.preventDefault();
        setOpened(event.key === 'ArrowDown' ? 'first' : 'last');
      },
    },
    menuProps: {
      id: `${id}-menu`,
      tabIndex: -1,
      onKeyDown(event) {
        const all = items();
        const at = all.indexOf(event.target as HTMLElement);
        const next = {
          ArrowDown: all[(at + 1) % all.length],
          ArrowUp: all.at(at - 1),
          Home: all[0],
          End: all.at(-1),
        }[event.key];
        if (next) next.focus();
        else if (event.key === 'Escape') close();
        else if (isLetter(event)) typeahead(event.key, all, at);
        else return;
        event.preventDefault();
      },
      // A press must not take the focus away before it becomes a click.
      onMouseDown: (event) => event.preventDefault(),
    },
  };
}

const isLetter = (event: KeyboardEvent): boolean =>
  [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
