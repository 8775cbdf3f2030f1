import { CARD_WORDS } from '../../lib/card/words.ts';
import type { JSX } from 'preact';
import { Button } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel, RecordState } from './card-model.ts';
import { failureText } from '../desk/crm-failure.ts';
import { mayBeProtection, plainNotes } from '../../lib/card/html-text.ts';
import { Problem } from './problem.tsx';
import { SteadyButton } from './steady-button.tsx';
import { NOTHING } from '../../lib/card/typed.ts';
import { unsavedFields } from './unsaved.ts';

/** What is missing, in one sentence; the rest of the card shows what Webitel knows. */
export function CardState({ card }: { card: CardModel }): JSX.Element | null {
  const { t, view } = useDesk(CARD_WORDS);
  const state = card.state.value;
  const failure = card.failure.value;
  if (state === 'loading') {
    return (
      <p class="card-note across" role="status">
        <span class="spinner" aria-hidden="true" /> {t.value('card.loading')}
      </p>
    );
  }
  const words = sentenceOfState(state);
  if (!words && state !== 'failed') return null;
  const text = state === 'failed' && failure ? failureText(failure, t.value) : words && t.value(words);
  const told = failure?.kind === 'session' && view.value?.crmSessionLostAt != null;
  const notice =
    state !== 'failed' ? 'crm-missing' : failure?.kind === 'session' && !told ? 'crm-session' : undefined;
  return (
    <div class="card-note across amber" role="status" data-notice={notice}>
      <Icon name="alert" size={16} />
      <p>{text}</p>
      {state !== 'no-crm' && state !== 'elsewhere' && (
        <Button onClick={() => void card.load()}>{t.value('card.again')}</Button>
      )}
    </div>
  );
}

function sentenceOfState(state: RecordState) {
  if (state === 'no-crm') return 'card.noCrm';
  if (state === 'elsewhere') return 'card.elsewhere';
  if (state === 'no-object') return 'card.noObject';
  return state === 'no-record' ? 'card.noRecord' : null;
}

export const canSave = (card: CardModel): boolean =>
  !['no-crm', 'elsewhere', 'no-object'].includes(card.state.value);

/** What was typed and is not in the CRM yet, and the way there. */
export function SaveBar({ card }: { card: CardModel }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const { values } = card.typed.value;
  const count = Object.keys(values).length;
  const names = unsavedFields({ ...NOTHING, values }, t.value).join(', ');
  const failure = card.failure.value;
  return (
    <footer class="card-save across">
      {failure && card.state.value !== 'failed' && (
        <Problem failure={failure}>
          {failure.kind === 'refused' &&
            typeof values.notes === 'string' &&
            mayBeProtection(failure.words, values.notes) && <PlainNotes card={card} notes={values.notes} />}
        </Problem>
      )}
      <SteadyButton
        primary
        busy={card.saving.value}
        off={count === 0 || !canSave(card)}
        onPress={() => void card.save()}
      >
        {t.value('card.save')}
      </SteadyButton>
      {count > 0 && (
        <Button
          kind="quiet"
          disabled={card.saving.value}
          onClick={({ currentTarget }) => {
            const save = currentTarget.previousElementSibling as HTMLElement;
            card.discard();
            save.focus();
          }}
        >
          {t.value('card.discard')}
        </Button>
      )}
      <span class="grow" />
      <span class="card-unsaved small across" role="status">
        {count > 0 ? (
          <>
            <Icon name="edit" size={16} />
            <span>
              {t.value('card.unsaved', { count })}: {names}
              <span class="long"> · {t.value(card.awaiting.value ? 'card.awaiting' : 'card.draftKept')}</span>
            </span>
          </>
        ) : (
          card.said.value
        )}
      </span>
    </footer>
  );
}

/** Creatio's protection against scripts may refuse formatting: the words can be saved without it. */
function PlainNotes({ card, notes }: { card: CardModel; notes: string }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const save = (): void => {
    card.edit('notes', plainNotes(notes));
    void card.save();
  };
  return (
    <>
      {t.value('card.plainHint')}{' '}
      <Button kind="link" busy={card.saving.value} onClick={save}>
        {t.value('card.savePlain')}
      </Button>
    </>
  );
}
