import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CaseDone } from '../../lib/cases/commands.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk, withWords, type DeskWords, type Slots } from '../desk/model.ts';
import { RecordLink } from '../contacts/record-link.tsx';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';

/** What is tied and what is not, in one sentence. */
export function tieSentence(
  desk: DeskWords,
  { number, chat, contact }: CaseDone,
  whole: 'case.done' | 'case.linked',
): string {
  const { t } = withWords(desk, ACTIONS_WORDS);
  if (chat === 'later') return t.value('case.later', { number: safeName(number) });
  const key = chat === null ? 'case.noRecord' : !chat ? 'case.noChat' : contact ? whole : 'case.noContact';
  return t.value(key, { number: safeName(number) });
}

/** For who has closed the dialog meanwhile. */
export function tellTie(desk: DeskWords & Slots, done: CaseDone, whole: 'case.done' | 'case.linked'): void {
  desk.toast.value = { text: tieSentence(desk, done, whole), tone: 'plain', detail: '' };
}

/** Both ends are tied, or there is nothing more to tie here. */
export const isWhole = ({ chat, contact }: CaseDone): boolean => chat === true && contact;

interface ResultProps {
  chatId: string;
  done: CaseDone;
  whole: 'case.done' | 'case.linked';
}

/** Shown in the dialog when it is done: the number, the way to it, and what of the tie is missing once more. */
export function CaseResult({ chatId, whole, ...props }: ResultProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const action = useAction();
  const now = useSignal(props.done);
  const done = now.value;
  const again = async (): Promise<void> => {
    const result = await action.call({ type: 'case.link', conversationId: chatId, caseId: done.id });
    if (result) now.value = result.value;
  };
  return (
    <div class={isWhole(done) ? 'case-result' : 'case-result amber'} role="status">
      <p>{action.busy.value ? t.value('case.linking') : tieSentence(desk, done, whole)}</p>
      {action.error.value && <p role="alert">{action.error.value}</p>}
      <p>
        <RecordLink entity="Case" id={done.id} name={done.number} class="case" />{' '}
        {(done.chat === false || done.chat === 'later') && (
          <Button busy={action.busy.value} onClick={() => void again()}>
            {t.value('actions.again')}
          </Button>
        )}
      </p>
    </div>
  );
}

interface LinkedProps extends Pick<ResultProps, 'chatId' | 'done'> {
  onClose: () => void;
}

/** What became of a link that was asked for outside of a dialog, where not all of it went through. */
export function LinkedDialog({ onClose, ...result }: LinkedProps): JSX.Element {
  const { t } = useDesk(ACTIONS_WORDS);
  return (
    <ActionSheet title={t.value('actions.consult')} error="" onClose={onClose}>
      <CaseResult {...result} whole="case.linked" />
    </ActionSheet>
  );
}
