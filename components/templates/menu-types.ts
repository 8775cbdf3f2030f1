import type { Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { SlashWord } from '../../lib/templates/placeholders.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';

/** The list of ready-made texts over the field: opened by its button, or by `/` typed in the field. */
export interface TemplatesMenu {
  /** null: closed. `slash` is what was typed in the field to find one. */
  open: Signal<{ slash: SlashWord | null } | null>;
  /** The list itself is loaded when it is first wanted. */
  Panel: Signal<ComponentType<TemplatesPanelProps> | null>;
  toggle(): void;
  close(): void;
  /** After every change of the field. */
  typed(field: HTMLTextAreaElement): void;
  /** The list's own keys while the focus is in the field. */
  keys: { current: ((event: KeyboardEvent) => void) | null };
}

export interface TemplatesPanelProps {
  chat: Pick<ChatSummary, 'id' | 'queue'>;
  menu: TemplatesMenu;
}
