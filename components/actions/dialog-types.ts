/** Dialogs of «Действия», by name. */
export type ActionDialog = 'contact' | 'identify' | 'case' | 'consult' | 'task' | 'tasks' | 'post';

export interface ActionDialogProps {
  chatId: string;
  /** Whom somebody in the conversation named: looked for at once. */
  phone?: string | undefined;
  onClose: () => void;
  /** Another dialog in place of this one. */
  onOther: (name: ActionDialog) => void;
}
