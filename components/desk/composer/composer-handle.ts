/** The open composer, for everything that puts text into it: emoji, templates. */
export interface ComposerHandle {
  readonly chatId: string;
  readonly field: HTMLTextAreaElement;
  /** Puts text at the cursor, over the selection if there is one, as typing would: Ctrl+Z takes it back. */
  insert(text: string): void;
  focus(): void;
}

export function composerHandle(chatId: string, field: HTMLTextAreaElement): ComposerHandle {
  return {
    chatId,
    field,
    insert: (text) => insertText(field, text),
    focus: () => field.focus({ preventScroll: true }),
  };
}

/** Native editing, because a value set by a script is not in the field's undo history. The focus stays in the field. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  // The selection outlives the loss of focus; editing needs the focus back.
  field.focus({ preventScroll: true });
  document.execCommand('insertText', false, text);
}
