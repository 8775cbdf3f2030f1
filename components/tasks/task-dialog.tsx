import { headOf } from '../../lib/text/names.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { focusOnce } from '../cases/case-dialog.tsx';
import { useTyped } from '../actions/use-typed.ts';
import { isTime } from '../../lib/chat/times.ts';
import { localInput } from '../../lib/shown/dates.ts';

const HOUR = 3_600_000;

/** «Новая задача»: what and when, for the operator himself. */
export function TaskDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const field = useId();
  // The id is kept with the text: a task whose answer was lost with the page is not made twice.
  const typed = useTyped(chatId, 'task', () => ({
    id: crypto.randomUUID() as string,
    title: '',
    at: localInput(Math.ceil((Date.now() + HOUR) / HOUR) * HOUR),
  }));
  const { id, title, at } = typed.fields.value;
  const checked = useSignal(false);
  const action = useAction();
  const begin = Date.parse(at);
  const wrong = checked.value && !isTime(begin);
  const save = async (): Promise<void> => {
    checked.value = true;
    const contactId = desk.view.peek()?.contacts[chatId]?.contactId;
    if (title.trim() === '' || !isTime(begin) || !contactId) return;
    const task = { id, contactId, title, at: new Date(begin).toISOString() };
    if (!(await action.ask(() => desk.crm?.ask('task-create', task)))) return;
    typed.forget();
    desk.toast.value = { text: t.value('task.done'), tone: 'plain', detail: '' };
    onClose();
  };
  return (
    <ActionSheet
      title={t.value('task.title')}
      error={action.error.value}
      onClose={onClose}
      save={{ label: t.value('task.save'), busy: action.busy.value, run: save }}
      onCancel={typed.forget}
    >
      <Field
        label={t.value('task.subject')}
        value={title}
        onValue={(text) => typed.type({ title: headOf(text, 450) })}
        error={checked.value && title.trim() === '' ? t.value('task.subjectNeeded') : undefined}
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
          max="2099-12-31T23:59"
          value={at}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${field}-note` : undefined}
          onInput={(event) => typed.type({ at: event.currentTarget.value })}
        />
        {wrong && (
          <p class="field-error" id={`${field}-note`} role="alert">
            {t.value('task.whenNeeded')}
          </p>
        )}
      </div>
    </ActionSheet>
  );
}
