import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { Button, Field } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import type { ActionDialogProps } from './actions-part.tsx';
import { ActionSheet, useAction } from './action-sheet.tsx';
import { focusOnce } from './case-dialog.tsx';
import { localInput } from './when.ts';

const HOUR = 3_600_000;

/** «Новая задача»: what and when, for the operator himself. */
export function TaskDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const field = useId();
  const taskId = useMemo(() => crypto.randomUUID(), []);
  const title = useSignal('');
  const at = useSignal(localInput(Math.ceil((Date.now() + HOUR) / HOUR) * HOUR));
  const checked = useSignal(false);
  const action = useAction();
  const begin = Date.parse(at.value);
  const save = async (): Promise<void> => {
    checked.value = true;
    const contactId = desk.view.peek()?.contacts[chatId]?.contactId;
    if (title.value.trim() === '' || Number.isNaN(begin) || !contactId) return;
    const task = { id: taskId, contactId, title: title.value, at: new Date(begin).toISOString() };
    if (!(await action.ask(() => desk.crm?.ask('create-task', task)))) return;
    desk.toast.value = { text: t.value('task.done'), tone: 'plain', detail: '' };
    onClose();
  };
  return (
    <ActionSheet
      title={t.value('task.title')}
      error={action.error.value}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" onClick={onClose}>
            {t.value('actions.cancel')}
          </Button>
          <Button class="button primary large" busy={action.busy.value} onClick={() => void save()}>
            {t.value('task.save')}
          </Button>
        </>
      }
    >
      <Field
        label={t.value('task.subject')}
        value={title.value}
        onValue={(text) => (title.value = text.slice(0, 450))}
        error={checked.value && title.value.trim() === '' ? t.value('task.subjectNeeded') : undefined}
        onEnter={() => void save()}
        inputRef={focusOnce}
      />
      <div class="field">
        <label class="field-label" for={field}>
          {t.value('task.when')}
        </label>
        <input
          id={field}
          type="datetime-local"
          value={at.value}
          aria-invalid={checked.value && Number.isNaN(begin) ? true : undefined}
          onInput={(event) => (at.value = event.currentTarget.value)}
        />
        {checked.value && Number.isNaN(begin) && <p class="field-error">{t.value('task.whenNeeded')}</p>}
      </div>
    </ActionSheet>
  );
}
