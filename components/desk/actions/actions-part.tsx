/** «Действия» and their dialogs as a module of its own: loaded with the first press. */
import type { JSX } from 'preact';
import type { CaseDone } from '../../../lib/bridge/crm-commands.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { ACTIONS_TEXTS } from '../../../lib/i18n/actions.ts';
import { DeskProvider, type DeskModel } from '../model.ts';
import { partDesk } from '../part.ts';
import { CaseDialog } from './case-dialog.tsx';
import { tieSentence } from './case-result.tsx';
import { ConsultDialog } from './consult-dialog.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { resultSentence } from './crm-words.ts';
import { IdentifyDialog } from './identify-dialog.tsx';
import { ActionsMenu } from './menu.tsx';
import { PostDialog } from './post-dialog.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TasksDialog } from './tasks-dialog.tsx';

const DIALOGS = {
  contact: ContactDialog,
  identify: IdentifyDialog,
  case: CaseDialog,
  consult: ConsultDialog,
  task: TaskDialog,
  tasks: TasksDialog,
  post: PostDialog,
};

export type ActionDialog = keyof typeof DIALOGS;

export interface ActionDialogProps {
  chatId: string;
  onClose: () => void;
  /** Another dialog in place of this one. */
  onOther: (name: ActionDialog) => void;
}

/** The button with its menu. @param opened the press that loaded this part has opened it already */
export function actionsMenu(desk: DeskModel, chat: ChatSummary, opened = false): JSX.Element {
  return (
    <DeskProvider value={partDesk(desk, ACTIONS_TEXTS)}>
      <ActionsMenu
        chat={chat}
        opened={opened}
        onDialog={(name) => (desk.dialog.value = actionDialog(desk, name, chat.id))}
      />
    </DeskProvider>
  );
}

export function actionDialog(desk: DeskModel, name: ActionDialog, chatId: string): JSX.Element {
  const Shown = DIALOGS[name];
  return (
    <DeskProvider key={name} value={partDesk(desk, ACTIONS_TEXTS)}>
      <Shown
        chatId={chatId}
        onClose={() => (desk.dialog.value = null)}
        onOther={(other) => (desk.dialog.value = actionDialog(desk, other, chatId))}
      />
    </DeskProvider>
  );
}

/** Ties a case to the chat, and says what became of it. */
export async function linkCase(desk: DeskModel, chatId: string, caseId: string): Promise<void> {
  const own = partDesk(desk, ACTIONS_TEXTS);
  const result = await own.call({ type: 'case-link', conversationId: chatId, caseId });
  const done = result.ok ? (result.value as CaseDone) : null;
  const isWhole = done?.chat === true && done.contact;
  desk.toast.value = {
    text: done ? tieSentence(own, done, 'case.linked') : resultSentence(own, result),
    tone: isWhole ? 'plain' : 'error',
    detail: '',
  };
}
