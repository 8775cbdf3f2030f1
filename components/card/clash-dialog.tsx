import type { JSX } from 'preact';
import type { ChatValue } from '../../lib/creatio/chat-values.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import { picturesIn, textOfHtml } from '../../lib/card/html-text.ts';
import type { EditedField } from '../../lib/card/typed.ts';

/** «Запись изменилась»: what was typed and what Creatio has now, field by field. Closed without an answer, nothing is written or lost. */
export function ClashDialog({ card, onClose }: { card: CardModel; onClose: () => void }): JSX.Element | null {
  const { t } = useDesk(CARD_WORDS);
  const all = card.clashing.value;
  const field = all[0];
  if (!field) return null;
  const name = t.value(`card.${field}`);
  const settle = (whose: 'mine' | 'theirs'): void => {
    card.settle(field, whose);
    if (card.clashing.peek().length === 0) onClose();
  };
  return (
    <Dialog
      title={t.value('card.changedTitle')}
      closeLabel={t.value('desk.close')}
      onClose={() => {
        card.clashing.value = [];
        onClose();
      }}
      actions={
        <>
          <Button class="button outline large" data-autofocus onClick={() => settle('theirs')}>
            {t.value('card.takeTheirs')}
          </Button>
          <Button class="button primary large" onClick={() => settle('mine')}>
            {t.value('card.keepMine')}
          </Button>
        </>
      }
    >
      <p>{t.value('card.changedText', { field: name })}</p>
      <dl class="clash">
        <dt>{t.value('card.mine')}</dt>
        <dd>
          <Shown field={field} value={card.value(field)} />
        </dd>
        <dt>{t.value('card.theirs')}</dt>
        <dd>
          <Shown field={field} value={card.stored(field)} />
        </dd>
      </dl>
      {all.length > 1 && <p class="quiet">{t.value('card.changedMore', { count: all.length - 1 })}</p>}
    </Dialog>
  );
}

function Shown({ field, value }: { field: EditedField; value: ChatValue }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const isNotes = field === 'notes' && typeof value === 'string';
  const text = isNotes
    ? textOfHtml(value)
    : value === null
      ? ''
      : typeof value === 'object'
        ? safeName(value.name)
        : String(value);
  const pictures = isNotes ? picturesIn(value) : 0;
  if (text === '' && pictures === 0) return <span class="quiet">{t.value('card.emptyField')}</span>;
  return (
    <>
      <span class="long-text">{text}</span>
      {pictures > 0 && <span class="quiet"> {t.value('card.pictures', { count: pictures })}</span>}
    </>
  );
}
