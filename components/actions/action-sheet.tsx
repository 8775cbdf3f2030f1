/** A dialog that does one thing in the CRM: what it is about, why it could not, and the buttons. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, JSX, Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Command, ResultOf } from '../../lib/bridge/protocol.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk, type DeskWords } from '../desk/model.ts';
import { failureOf, failureText, resultSentence } from '../desk/crm-failure.ts';

export interface Action {
  busy: ReadonlySignal<boolean>;
  /** A sentence; '' when nothing is wrong. */
  error: ReadonlySignal<string>;
  /** A command of the worker's. @returns its result when it worked, else null and the sentence is shown */
  call<C extends Command>(command: C): Promise<Extract<ResultOf<C>, { ok: true }> | null>;
  /** A change in the CRM. @returns whether it worked */
  ask<T>(question: () => Promise<T> | undefined): Promise<{ value: T } | null>;
  /** A question to the CRM: who has closed the dialog does not want its answer. */
  read<T>(question: () => Promise<T> | undefined): Promise<{ value: T } | null>;
  /** The dialog was closed meanwhile. */
  isGone(): boolean;
  fail(sentence: string): void;
}

/** One at a time: a second press while it is under way does nothing. What fails after the dialog was closed is told all the same. */
export function useAction(): Action {
  const desk = useDesk(ACTIONS_WORDS);
  const busy = useSignal(false);
  const error = useSignal('');
  const going = useRef(false);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const failed = (text: string, detail = ''): null => {
    error.value = text;
    if (gone.current) desk.toast.value = { text, tone: 'error', detail };
    return null;
  };
  const alone = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    if (going.current) return null;
    going.current = busy.value = true;
    error.value = '';
    try {
      return await work();
    } finally {
      going.current = busy.value = false;
    }
  };
  return {
    busy,
    error,
    call: <C extends Command>(command: C) =>
      alone(async () => {
        const result = await desk.call(command);
        if (result.ok) return result as Extract<ResultOf<C>, { ok: true }>;
        return failed(resultSentence(desk, result), result.detail);
      }),
    ask: (question) => alone(() => answerOf(desk, question, failed)),
    read: (question) => alone(() => answerOf(desk, question, (text) => void (error.value = text))),
    isGone: () => gone.current,
    fail: (sentence) => void (error.value = sentence),
  };
}

async function answerOf<T>(
  desk: DeskWords,
  question: () => Promise<T> | undefined,
  failed: (sentence: string) => void,
): Promise<{ value: T } | null> {
  try {
    return { value: (await question()) as T };
  } catch (error) {
    failed(failureText(failureOf(error), desk.t.value));
    return null;
  }
}

interface Save {
  label: string;
  run: () => unknown;
  busy?: boolean;
  disabled?: boolean;
  /** The dialog begins here. */
  isFirst?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

interface ActionSheetProps {
  title: string;
  error: string;
  children: ComponentChildren;
  /** What the dialog is for, after «Отменить»; without it there is nothing left to do but close. */
  save?: Save | undefined;
  /** Other buttons than these. */
  actions?: ComponentChildren;
  /** «Отменить», before it closes. */
  onCancel?: () => void;
  onClose: () => void;
}

export function ActionSheet(props: ActionSheetProps): JSX.Element {
  const { title, error, children, save, onClose } = props;
  const { t } = useDesk(ACTIONS_WORDS);
  const cancel = (): void => {
    props.onCancel?.();
    onClose();
  };
  return (
    <Dialog
      title={title}
      closeLabel={t.value('actions.close')}
      onClose={onClose}
      actions={
        props.actions ??
        (save ? (
          <>
            <Button class="button outline large" onClick={cancel}>
              {t.value('actions.cancel')}
            </Button>
            <Button
              class="button primary large"
              data-autofocus={save.isFirst}
              buttonRef={save.buttonRef}
              busy={save.busy ?? false}
              disabled={save.disabled}
              onClick={() => void save.run()}
            >
              {save.label}
            </Button>
          </>
        ) : (
          <Button class="button outline large" data-autofocus onClick={onClose}>
            {t.value('actions.close')}
          </Button>
        ))
      }
    >
      <div class="action-body down">
        {children}
        {error && (
          <p class="dialog-error on-red" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
