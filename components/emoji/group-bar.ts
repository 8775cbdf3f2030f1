import type { EmojiTexts } from '../../lib/emoji/words.ts';
import { h, svg } from './dom.ts';
import type { SectionId } from './grid.ts';

type Marked = Exclude<SectionId, 'results'>;

const ICONS: Record<Marked, string> = {
  recent: 'M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12Zm0 3v3l2 1.500',
  faces:
    'M10 3.500a6.500 6.500 0 1 1 0 13a6.500 6.500 0 0 1 0-13ZM7.500 8v.01M12.500 8v.01M7 11.500c1.500 2 4.500 2 6 0',
  nature: 'M4 16c1-6 4-8 8-9M5 13c-1-5 3-9 11-9 0 8-4 12-9 11',
  food: 'M6 4v12M4 4v3a2 2 0 0 0 4 0V4M14 16v-5M14 11c-2-1-2-7 0-7v7Z',
  travel:
    'M3.500 6h8v8h-8ZM11.500 9h3l2 2.500V14h-5M6 14a1.400 1.400 0 1 0 0 2.800a1.400 1.400 0 0 0 0-2.800M13.500 14a1.400 1.400 0 1 0 0 2.800a1.400 1.400 0 0 0 0-2.800',
  objects: 'M10 3.500a4.500 4.500 0 0 1 2.500 8.300V14h-5v-2.200A4.500 4.500 0 0 1 10 3.500ZM8.500 16.500h3',
  symbols: 'M10 16C6 13 4 10.500 4 8a3 3 0 0 1 6-1 3 3 0 0 1 6 1c0 2.500-2 5-6 8Z',
  flags: 'M5 17V4M5 4.500h10l-2.500 3.500L15 11.500H5',
};

/** The row of groups under the grid; arrows walk along it, Tab passes it as one. */
export function groupBar(t: EmojiTexts, onChoose: (id: Marked) => void) {
  const element = h('div', { class: 'groups', role: 'toolbar', 'aria-label': t.groups });
  const buttons = (Object.keys(ICONS) as Marked[]).map((id) => {
    const button = h(
      'button',
      { type: 'button', 'aria-label': t[id], title: t[id], 'data-to': id, tabindex: '-1' },
      svg(ICONS[id]),
    );
    button.addEventListener('click', () => onChoose(id));
    return button;
  });
  buttons[0]!.tabIndex = 0;
  element.append(...buttons);
  element.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    const next = buttons.at((at + step) % buttons.length)!;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  return {
    element,
    mark(id: SectionId): void {
      for (const button of buttons) {
        if (button.dataset.to === id) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
      }
    },
  };
}
