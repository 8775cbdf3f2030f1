import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Tasks } from '../../lib/tasks/crm.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import { RecordLink } from '../contacts/record-link.tsx';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { when } from '../../lib/shown/dates.ts';

/** «Запланированные задачи»: the soonest first, each opens in the CRM. */
export function TasksDialog({ chatId, onClose, onOther }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const tasks = useSignal<Tasks | null>(null);
  const action = useAction();
  const contactId = desk.view.value?.contacts[chatId]?.contactId ?? null;
  const read = async (): Promise<void> => {
    if (contactId === null) return;
    const answer = await action.read(() => desk.crm?.ask('contact-tasks', { contactId }));
    if (answer) tasks.value = answer.value;
  };
  useEffect(() => void read(), [contactId]);
  const list = tasks.value?.tasks ?? [];
  return (
    <ActionSheet
      title={t.value('actions.tasks')}
      error={action.error.value}
      onClose={onClose}
      actions={
        <>
          {action.error.value && <Button onClick={() => void read()}>{t.value('actions.again')}</Button>}
          <Button class="button outline large" data-autofocus onClick={() => onOther('task')}>
            {t.value('actions.newTask')}
          </Button>
          <Button class="button outline large" onClick={onClose}>
            {t.value('actions.close')}
          </Button>
        </>
      }
    >
      {tasks.value === null ? (
        !action.error.value && <p role="status">{t.value('actions.loading')}</p>
      ) : list.length === 0 ? (
        <p role="status">{t.value('tasks.none')}</p>
      ) : (
        <ul class="tasks">
          {list.map((task) => (
            <li key={task.id}>
              <RecordLink entity="Activity" id={task.id} name={task.title} />
              <span class="num">{when(task.due, desk.language.value)}</span>
            </li>
          ))}
        </ul>
      )}
      {list.length < (tasks.value?.count ?? 0) && (
        <p class="dialog-note" role="status">
          {t.value('tasks.most', { count: list.length, all: tasks.value!.count })}
        </p>
      )}
    </ActionSheet>
  );
}
