import type { JSX } from 'preact';
import { blanksOf, nextBlank, type Blank } from '../../lib/chat/placeholders.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from './model.ts';

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

export function BlanksDialog({
  blanks,
  onSend,
  onClose,
}: {
  blanks: Blank[];
  onSend: () => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useDesk();
  const names = [...new Set(blanks.map((b) => b.name))].join(', ');
  return (
    <Dialog
      title={t.value('blank.question')}
      closeLabel={t.value('desk.close')}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" data-autofocus onClick={onClose}>
            {t.value('answer.no')}
          </Button>
          <Button
            class="button primary large"
            onClick={() => {
              onClose();
              onSend();
            }}
          >
            {t.value('answer.yes')}
          </Button>
        </>
      }
    >
      <p>{t.value('blank.label', { name: names })}</p>
    </Dialog>
  );
}
