import type { EmojiTexts } from '../../lib/emoji/words.ts';
import { h } from './dom.ts';
import { TONES, withTone } from '../../lib/emoji/tone.ts';

const HAND = '✋';

/** A hand in the chosen tone; pressed, it offers all six. */
export function tonePicker(t: EmojiTexts, onChoose: (tone: number) => void) {
  const button = h('button', { type: 'button', class: 'tone', 'aria-expanded': 'false' });
  const choices = h('div', { class: 'tones', role: 'radiogroup', 'aria-label': t.tone, hidden: '' });
  const radios = TONES.map((tone) => {
    const name = t[`tone${tone}`];
    const radio = h(
      'button',
      { type: 'button', role: 'radio', 'aria-label': name, title: name },
      withTone(HAND, tone),
    );
    radio.addEventListener('click', () => {
      set(tone);
      show(false);
      button.focus();
      onChoose(tone);
    });
    return radio;
  });
  choices.append(...radios);

  const set = (tone: number): void => {
    button.textContent = withTone(HAND, tone);
    const name = `${t.tone}: ${t[`tone${tone}` as keyof EmojiTexts]}`;
    button.setAttribute('aria-label', name);
    button.title = name;
    for (const [i, radio] of radios.entries()) {
      radio.setAttribute('aria-checked', String(i === tone));
      radio.tabIndex = i === tone ? 0 : -1;
    }
  };
  const show = (open: boolean): void => {
    choices.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') !== 'true';
    show(open);
    if (open) radios.find((radio) => radio.tabIndex === 0)?.focus();
  });
  choices.addEventListener('keydown', (event) => {
    const at = radios.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      show(false);
      button.focus();
    } else if (at >= 0 && step !== undefined) {
      radios.at((at + step) % radios.length)!.focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  return {
    button,
    choices,
    set(tone: number): void {
      set(tone);
      show(false);
    },
  };
}
