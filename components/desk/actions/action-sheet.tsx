/** A dialog that does one thing in the CRM: what it is about, why it could not, and the buttons. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CallResult, Command } from '../../../lib/bridge/protocol.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from '../model.ts';
import { adoptStyles } from '../part.ts';
import transferCss from '../transfer-dialog.css?inline';
import css from './actions.css?inline';
import { crmSentence, resultSentence } from './crm-words.ts';

export interface Action {
  busy: ReadonlySignal<boolean>;
  /** A sentence; '' when nothing is wrong. */
  error: ReadonlySignal<string>;
  /** A command of the worker's. @returns its result when it worked, else null and the sentence is shown */
  call(command: Command): Promise<Extract<CallResult, { ok: true }> | null>;
  /** A question to the CRM. @returns whether it worked */
  ask<T>(question: () => Promise<T> | undefined): Promise<{ value: T } | null>;
  fail(sentence: string): void;
}

/** One at a time: a second press while it is under way does nothing. */
export function useAction(): Action {
  const desk = useDesk();
  const busy = useSignal(false);
  const error = useSignal('');
  const going = useRef(false);
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
    call: (command) =>
      alone(async () => {
        const result = await desk.call(command);
        if (result.ok) return result;
        error.value = resultSentence(desk, result);
        return null;
      }),
    ask: <T,>(question: () => Promise<T> | undefined) =>
      alone(async () => {
        try {
          return { value: (await question()) as T };
        } catch (failure) {
          error.value = crmSentence(desk, failure);
          return null;
        }
      }),
    fail: (sentence) => void (error.value = sentence),
  };
}

interface ActionSheetProps {
  title: string;
  error: string;
  children: ComponentChildren;
  actions: ComponentChildren;
  onClose: () => void;
}

export function ActionSheet({ title, error, children, actions, onClose }: ActionSheetProps): JSX.Element {
  const { t } = useDesk();
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The search box and the words in place of a list look as those of the transfer.
    adoptStyles(self.current!, transferCss);
    adoptStyles(self.current!, css);
  }, []);
  return (
    <Dialog title={title} closeLabel={t.value('actions.close')} onClose={onClose} actions={actions}>
      <div class="action-body" ref={self}>
        {children}
        {error && (
          <p class="dialog-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
