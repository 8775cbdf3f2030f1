/**
 * The emoji picker, loaded when it is first opened. Plain DOM: some two thousand cells are made once and then only hidden; the
 * browser lays out the groups that are seen (content-visibility by group, not by cell).
 */
import { EMOJI_WORDS, type EmojiTexts } from '../../lib/emoji/words.ts';
import { column } from '../../lib/i18n/words.ts';
import type { Language } from '../../lib/i18n/language.ts';
import { onPressOutside } from '../ui/press-outside.ts';
import { GROUPS } from '../../lib/emoji/data.ts';
import { h } from './dom.ts';
import { createGrid, type GroupId } from './grid.ts';
import { groupBar } from './group-bar.ts';
import './picker.css';
import { addWords, nameOf, search } from '../../lib/emoji/search.ts';
import { tonePicker } from './tone-picker.ts';

export interface PickerState {
  recent: readonly string[];
  tone: number;
}

export interface Picker {
  /** Shows the picker above the element it is put into. `onClosed` also runs when something else closes it. */
  open(place: HTMLElement, state: PickerState, onClosed: () => void): void;
  close(): void;
}

export interface PickerOptions {
  language: Language;
  onPick(emoji: string): void;
  onTone(tone: number): void;
  /** Words of all emoji; asked for when something is first looked for. */
  loadWords(): Promise<string>;
  /** The operator is done: the keyboard goes back to the field. */
  onClosed(): void;
}

const MARGIN = 8;
const noop = (): void => {};

export function createPicker({ language, onPick, onTone, loadWords, onClosed }: PickerOptions): Picker {
  const t: EmojiTexts = column(EMOJI_WORDS, language);
  const box = h('div', { class: 'emoji-picker', role: 'dialog', 'aria-label': t.title });
  const input = h('input', {
    class: 'input',
    type: 'search',
    placeholder: t.search,
    'aria-label': t.search,
    spellcheck: 'false',
  });
  const none = h('p', { class: 'none', role: 'status' });
  const caption = h('span', { class: 'caption' });
  let told = noop;
  let stopListening = noop;

  const grid = createGrid({
    label: t.title,
    nameOf: (emoji) => nameOf(emoji, language),
    onActive: (name) => (caption.textContent = name),
    onPick: (emoji, keep) => pick(emoji, keep),
    onLeave: () => input.focus(),
    onSection: (id) => bar.mark(id),
  });
  for (const [id, glyphs] of Object.entries(GROUPS))
    grid.addGroup(id as GroupId, t[id as GroupId], glyphs.split(' '));
  const bar = groupBar(t, (id) => {
    input.value = '';
    grid.showGroups();
    grid.scrollTo(id);
  });
  const tones = tonePicker(t, (tone) => {
    grid.setTone(tone);
    onTone(tone);
  });
  box.append(
    h('div', { class: 'top' }, input, tones.button),
    tones.choices,
    none,
    grid.element,
    h('div', { class: 'bottom' }, bar.element, caption),
  );

  const close = (): void => {
    if (!box.isConnected || box.hidden) return;
    box.hidden = true;
    stopListening();
    told();
  };
  const pick = (emoji: string, keep: boolean): void => {
    onPick(emoji);
    if (keep) grid.focusActive();
    else finish();
  };
  const finish = (): void => {
    close();
    onClosed();
  };

  let words: 'unasked' | 'asked' | 'there' | 'failed' = 'unasked';
  const askWords = async (): Promise<void> => {
    words = 'asked';
    try {
      addWords(await loadWords());
      words = 'there';
    } catch {
      words = 'failed';
    }
    if (!box.hidden) show();
  };
  const show = (): void => {
    const query = input.value.trim();
    const found = search(query);
    if (query === '') grid.showGroups();
    else grid.showResults(t.results, found);
    const nothing = query !== '' && found.length === 0 && words !== 'asked';
    none.textContent = !nothing ? '' : words === 'failed' ? t.noWords : t.none;
  };
  input.addEventListener('input', () => {
    if (words === 'unasked' || words === 'failed') void askWords();
    show();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') grid.focusFirst();
    else if (event.key === 'Enter') grid.pickFirst(event.shiftKey);
    else if (event.key === 'Escape' && input.value) {
      input.value = '';
      show();
    } else return;
    event.preventDefault();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    finish();
  });

  return {
    open(place, { recent, tone }, onEnd) {
      told = onEnd;
      if (box.parentNode !== place) place.append(box);
      input.value = '';
      none.textContent = '';
      tones.set(tone);
      grid.setTone(tone);
      grid.setRecent(t.recent, recent);
      grid.showGroups();
      box.hidden = false;
      fit(box, place);
      grid.toTop();
      input.focus({ preventScroll: true });
      stopListening();
      stopListening = onPressOutside(place.parentElement!, close);
    },
    close,
  };
}

/** As high as there is room above the field, never over it. */
function fit(box: HTMLElement, place: HTMLElement): void {
  const sheet = place.closest('.conversation') ?? place.parentElement!;
  const room = place.closest('.composer')!.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
  box.style.maxHeight = `${Math.max(160, room - MARGIN)}px`;
}
