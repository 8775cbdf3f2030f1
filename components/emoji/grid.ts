/** The grid of emoji: groups, the recent ones, what was found; one cell at a time can be reached with Tab. */
import type { EmojiTexts } from '../../lib/emoji/words.ts';
import type { GROUPS } from '../../lib/emoji/data.ts';
import { h } from './dom.ts';
import { move, OUT } from '../../lib/emoji/move.ts';
import { takesTone, withTone } from '../../lib/emoji/tone.ts';

export type GroupId = keyof typeof GROUPS & keyof EmojiTexts;
export type SectionId = GroupId | 'recent' | 'results';

export const COLUMNS = 9;

interface Section {
  id: SectionId;
  element: HTMLElement;
  cells: HTMLElement[];
}

export interface GridOptions {
  label: string;
  nameOf(emoji: string): string;
  /** The name of the cell that the keyboard or the pointer is on; '' for none. */
  onActive(name: string): void;
  /** @param keep the operator wants to choose more */
  onPick(emoji: string, keep: boolean): void;
  /** Up from the first row. */
  onLeave(): void;
  onSection(id: SectionId): void;
}

const cellAt = (event: Event): HTMLElement | null =>
  (event.target as Element).closest<HTMLElement>('[role=gridcell]');

export function createGrid(options: GridOptions) {
  const element = h('div', { class: 'grid', role: 'grid', 'aria-label': options.label });
  const groups: Section[] = [];
  /** Stays in the page: taking some two thousand cells out and in again is what costs. */
  const groupsBox = h('div', { role: 'presentation' });
  const aboveBox = h('div', { role: 'presentation' });
  element.append(aboveBox, groupsBox);
  let recent: Section | null = null;
  let results: Section | null = null;
  let tone = 0;
  let active: HTMLElement | null = null;

  const shown = (): Section[] => (results ? [results] : recent ? [recent, ...groups] : groups);
  const cells = (): HTMLElement[] => shown().flatMap((section) => section.cells);
  const emojiOf = (cell: HTMLElement): string => withTone(cell.dataset.emoji!, tone);

  const cell = (emoji: string): HTMLElement =>
    h('span', { role: 'gridcell', tabindex: '-1', 'data-emoji': emoji }, withTone(emoji, tone));
  const section = (id: SectionId, title: string, glyphs: readonly string[]): Section => {
    const all = glyphs.map(cell);
    const rows = Array.from({ length: Math.ceil(all.length / COLUMNS) }, (_, i) =>
      h('div', { class: 'row', role: 'row' }, ...all.slice(i * COLUMNS, (i + 1) * COLUMNS)),
    );
    const heading = h('div', { class: 'title', 'aria-hidden': 'true' }, title);
    const group = h(
      'div',
      { class: 'group', role: 'rowgroup', 'aria-label': title, 'data-group': id },
      heading,
      ...rows,
    );
    group.style.setProperty('--rows', String(rows.length));
    return { id, element: group, cells: all };
  };
  const activate = (next: HTMLElement | null): void => {
    active?.setAttribute('tabindex', '-1');
    active = next;
    next?.setAttribute('tabindex', '0');
  };
  const show = (): void => {
    const above = results ?? recent;
    aboveBox.replaceChildren(...(above ? [above.element] : []));
    groupsBox.hidden = results !== null;
    activate(cells()[0] ?? null);
    element.scrollTop = 0;
  };
  const focus = (target: HTMLElement | null | undefined): void => {
    if (!target) return;
    activate(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
    tell(target);
  };
  /** A name is looked for when it is wanted: a cell is told of when one gets there. */
  const tell = (target: HTMLElement): void => {
    const name = options.nameOf(target.dataset.emoji!);
    if (name) target.setAttribute('aria-label', name);
    options.onActive(name);
  };

  element.addEventListener('keydown', (event) => {
    const all = cells();
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (event.key === 'Enter' || event.key === ' ') {
      options.onPick(emojiOf(all[at]!), event.shiftKey);
    } else {
      const counts = shown().map((one) => one.cells.length);
      const next = move(event.key, at, counts, COLUMNS, event.ctrlKey || event.metaKey);
      if (next === null) return;
      if (next === OUT) options.onLeave();
      else focus(all[next]);
    }
    event.preventDefault();
  });
  // The field keeps its cursor while the mouse is at work here.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('click', (event) => {
    const target = cellAt(event);
    if (!target) return;
    activate(target);
    options.onPick(emojiOf(target), event.shiftKey);
  });
  element.addEventListener('mouseover', (event) => {
    const target = cellAt(event);
    if (target) tell(target);
  });
  element.addEventListener(
    'scroll',
    () => {
      const top = element.getBoundingClientRect().top + 1;
      const now = shown().find((one) => one.element.getBoundingClientRect().bottom > top);
      if (now) options.onSection(now.id);
    },
    { passive: true },
  );

  return {
    element,
    addGroup(id: GroupId, title: string, glyphs: readonly string[]): void {
      const added = section(id, title, glyphs);
      groups.push(added);
      groupsBox.append(added.element);
    },
    setRecent(title: string, emoji: readonly string[]): void {
      recent = emoji.length > 0 ? section('recent', title, emoji) : null;
      for (const one of recent?.cells ?? []) tellQuietly(one, options.nameOf);
    },
    setTone(next: number): void {
      if (next === tone) return;
      tone = next;
      for (const one of [...groups, ...(results ? [results] : [])].flatMap((group) => group.cells)) {
        if (takesTone(one.dataset.emoji!)) one.textContent = emojiOf(one);
      }
    },
    showGroups(): void {
      results = null;
      show();
    },
    showResults(title: string, emoji: readonly string[]): void {
      results = section('results', title, emoji);
      for (const one of results.cells) tellQuietly(one, options.nameOf);
      show();
    },
    scrollTo(id: SectionId): void {
      const target = shown().find((one) => one.id === id);
      target?.element.scrollIntoView({ block: 'start' });
      activate(target?.cells[0] ?? active);
      if (target) options.onSection(id);
    },
    toTop(): void {
      element.scrollTop = 0;
      options.onActive('');
      const [first] = shown();
      if (first) options.onSection(first.id);
    },
    focusFirst: () => focus(active ?? cells()[0]),
    focusActive: () => focus(active),
    pickFirst(keep: boolean): void {
      const [first] = cells();
      if (!results || !first) return;
      activate(first);
      options.onPick(emojiOf(first), keep);
    },
  };
}

function tellQuietly(cell: HTMLElement, nameOf: (emoji: string) => string): void {
  const name = nameOf(cell.dataset.emoji!);
  if (name) cell.setAttribute('aria-label', name);
}
