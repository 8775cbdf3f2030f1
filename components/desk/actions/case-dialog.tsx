import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CaseDone } from '../../../lib/bridge/crm-commands.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import type { ActionDialogProps } from './actions-part.tsx';
import { ActionSheet, useAction } from './action-sheet.tsx';
import { CaseResult } from './case-result.tsx';

const SHOWN = 80;

/** «Создать обращение»: one press makes one case, however often it is repeated. */
export function CaseDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk();
  const { t, view } = desk;
  const first = desk.conversation.peek()?.lines.find((line) => line.author === 'client' && line.text)?.text;
  const subject = useSignal(first ? t.peek()('case.subjectStart', { text: first.slice(0, SHOWN) }) : '');
  const withTranscript = useSignal(true);
  const missing = useSignal(false);
  const done = useSignal<CaseDone | null>(null);
  /** Which one this dialog makes: a repeat of it is the same one. */
  const nth = useSignal(view.peek()?.contacts[chatId]?.casesMade ?? 0);
  const action = useAction();
  const create = async (): Promise<void> => {
    missing.value = subject.value.trim() === '';
    if (missing.value) return;
    const result = await action.call({
      type: 'case-create',
      conversationId: chatId,
      nth: nth.value,
      subject: subject.value.trim(),
      transcript: withTranscript.value,
    });
    if (result) done.value = result.value as CaseDone;
  };
  return (
    <ActionSheet
      title={t.value('case.title')}
      error={action.error.value}
      onClose={onClose}
      actions={
        done.value ? (
          <Button class="button primary large" data-autofocus onClick={onClose}>
            {t.value('actions.close')}
          </Button>
        ) : (
          <>
            <Button class="button outline large" onClick={onClose}>
              {t.value('actions.cancel')}
            </Button>
            <Button class="button primary large" busy={action.busy.value} onClick={() => void create()}>
              {t.value('actions.createCase')}
            </Button>
          </>
        )
      }
    >
      {done.value ? (
        <CaseResult done={done.value} whole="case.done" />
      ) : (
        <>
          <Field
            label={t.value('case.subject')}
            value={subject.value}
            onValue={(text) => (subject.value = text.slice(0, 500))}
            error={missing.value ? t.value('case.subjectNeeded') : undefined}
            onEnter={() => void create()}
            inputRef={focusOnce}
          />
          <Checkbox
            label={t.value('case.transcript')}
            checked={withTranscript.value}
            onChecked={(on) => (withTranscript.value = on)}
          />
        </>
      )}
    </ActionSheet>
  );
}

/** The dialog looks for this mark when it opens. */
export const focusOnce = (input: HTMLInputElement | null): void => input?.setAttribute('data-autofocus', '');
