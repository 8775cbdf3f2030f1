import { headOf } from '../../lib/text/names.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CaseDone } from '../../lib/cases/commands.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { Checkbox, Field } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { CaseResult, tellTie } from './case-result.tsx';
import { useTyped } from '../actions/use-typed.ts';

const SHOWN = 80;

/** «Создать обращение»: one press makes one case, however often it is repeated. */
export function CaseDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t, view } = desk;
  const first = desk.conversation.peek()?.lines.find((line) => line.author === 'client' && line.text)?.text;
  const missing = useSignal(false);
  const done = useSignal<CaseDone | null>(null);
  /** Which one this dialog makes: a repeat of it is the same one. */
  const nth = useSignal(view.peek()?.contacts[chatId]?.casesMade ?? 0);
  const typed = useTyped(
    chatId,
    'case',
    () => ({
      nth: String(nth.peek()),
      subject: first ? t.peek()('case.subjectStart', { text: headOf(first, SHOWN) }) : '',
      transcript: true as boolean,
    }),
    (kept) => kept.nth !== String(nth.peek()),
  );
  const { subject, transcript } = typed.fields.value;
  const action = useAction();
  const create = async (): Promise<void> => {
    missing.value = subject.trim() === '';
    if (missing.value) return;
    const result = await action.call({
      type: 'case.create',
      conversationId: chatId,
      nth: nth.value,
      subject: subject.trim(),
      transcript,
    });
    if (!result) return;
    typed.forget();
    done.value = result.value;
    if (action.isGone()) tellTie(desk, result.value, 'case.done');
  };
  return (
    <ActionSheet
      title={t.value('case.title')}
      error={action.error.value}
      onClose={onClose}
      save={
        done.value
          ? undefined
          : { label: t.value('actions.createCase'), busy: action.busy.value, run: create }
      }
      onCancel={typed.forget}
    >
      {done.value ? (
        <CaseResult chatId={chatId} done={done.value} whole="case.done" />
      ) : (
        <>
          <Field
            label={t.value('case.subject')}
            value={subject}
            onValue={(text) => typed.type({ subject: headOf(text, 500) })}
            error={missing.value ? t.value('case.subjectNeeded') : undefined}
            onEnter={() => void create()}
            inputRef={focusOnce}
          />
          <Checkbox
            label={t.value('case.transcript')}
            checked={transcript}
            onChecked={(on) => typed.type({ transcript: on })}
          />
        </>
      )}
    </ActionSheet>
  );
}

/** The dialog looks for this mark when it opens. */
export const focusOnce = (input: HTMLInputElement | null): void => input?.setAttribute('data-autofocus', '');
