/** Dialogs of «Действия» whose typed text is kept, each for its chat, until it is saved or given up. */
export const TYPED_DIALOGS = ['case', 'identify', 'task', 'post', 'template'] as const;
export type TypedDialog = (typeof TYPED_DIALOGS)[number];
