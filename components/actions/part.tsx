/** «Действия» and their dialogs as a module of its own: loaded with the first press. */
import type { ComponentType, JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { DeskModel } from '../desk/model.ts';
import '../ui/dialog-parts.css';
import './actions.css';
import { CaseDialog } from '../cases/case-dialog.tsx';
import { isWhole, LinkedDialog, tieSentence } from '../cases/case-result.tsx';
import { ConsultDialog } from '../cases/consult-dialog.tsx';
import { ContactDialog } from '../contacts/contact-dialog.tsx';
import { closable } from '../desk/closable.ts';
import { resultSentence } from '../desk/crm-failure.ts';
import type { ActionDialog, ActionDialogProps } from './dialog-types.ts';
import { IdentifyDialog } from '../contacts/identify-dialog.tsx';
import { ActionsMenu } from './menu.tsx';
import { PostDialog } from '../feed/post-dialog.tsx';
import { TaskDialog } from '../tasks/task-dialog.tsx';
import { TasksDialog } from '../tasks/tasks-dialog.tsx';

const DIALOGS: Record<ActionDialog, ComponentType<ActionDialogProps>> = {
  contact: ContactDialog,
  identify: IdentifyDialog,
  case: CaseDialog,
  consult: ConsultDialog,
  task: TaskDialog,
  tasks: TasksDialog,
  post: PostDialog,
};

/** The button with its menu. @param opened the press that loaded this part has opened it already */
export function actionsMenu(desk: DeskModel, chat: ChatSummary, opened = false): JSX.Element {
  return (
    <ActionsMenu
      chat={chat}
      opened={opened}
      onDialog={(name) => (desk.dialog.value = actionDialog(desk, name, chat.id))}
    />
  );
}

export function actionDialog(
  desk: DeskModel,
  name: ActionDialog,
  chatId: string,
  phone?: string,
): JSX.Element {
  const Shown = DIALOGS[name];
  return closable(desk, (close) => (
    <Shown
      key={name}
      chatId={chatId}
      phone={phone}
      onClose={close}
      onOther={(other) => (desk.dialog.value = actionDialog(desk, other, chatId))}
    />
  ));
}

/** Ties a case to the chat, and says what became of it. */
export async function linkCase(desk: DeskModel, chatId: string, caseId: string): Promise<void> {
  const result = await desk.call({ type: 'case.link', conversationId: chatId, caseId });
  const done = result.ok ? result.value : null;
  if (done && !isWhole(done)) {
    desk.dialog.value = closable(desk, (close) => (
      <LinkedDialog chatId={chatId} done={done} onClose={close} />
    ));
    return;
  }
  desk.toast.value = {
    text: done ? tieSentence(desk, done, 'case.linked') : resultSentence(desk, result),
    tone: done ? 'plain' : 'error',
    detail: '',
  };
}
