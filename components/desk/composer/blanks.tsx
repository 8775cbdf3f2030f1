import type { JSX } from 'preact';
import { blanksOf, nextBlank, type Blank } from '../../../lib/templates/placeholders.ts';
import { useDesk } from '../model.ts';

/** A field cannot mark a part of its text: what is still to be filled in stands under it, and leads there. */
export function Blanks({ text, onGo }: { text: string; onGo: (blank: Blank) => void }): JSX.Element | null {
  const { t } = useDesk();
  const blanks = blanksOf(text);
  if (blanks.length === 0) return null;
  return (
    <div class="blanks">
      <span aria-hidden="true">{t.value('blank.label', { name: '' })}</span>
      {blanks.map((blank) => (
        <button
          key={blank.start}
          type="button"
          class="blank"
          aria-label={t.value('blank.label', { name: blank.name })}
          title={t.value('blank.tab')}
          onClick={() => onGo(blank)}
        >
          {blank.name}
        </button>
      ))}
    </div>
  );
}

/** Selects the blank, so that typing takes its place. */
export function selectBlank(field: HTMLTextAreaElement, blank: Blank): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(blank.start, blank.end);
}

/** Tab goes from blank to blank; Shift+Tab leaves the field, and so does Tab once none is left. @returns whether it was used */
export function tabToBlank(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const blank = nextBlank(field.value, field.selectionStart, field.selectionEnd);
  if (!blank) return false;
  event.preventDefault();
  selectBlank(field, blank);
  return true;
}
