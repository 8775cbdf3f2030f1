/** Dialogs of «Действия», by name. */
export type ActionDialog = 'contact' | 'identify' | 'case' | 'consult' | 'task' | 'tasks' | 'post';

export interface ActionDialogProps {
  chatId: string;
  onClose: () => void;
  /** Another dialog in place of this one. */
  onOther: (name: ActionDialog) => void;
}
