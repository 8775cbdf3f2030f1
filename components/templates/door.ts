import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { slashAt, type SlashWord } from '../../lib/templates/placeholders.ts';
import type { TemplatesMenu, TemplatesPanelProps } from './menu-types.ts';
import { useDesk } from '../desk/model.ts';

export function useTemplates(): TemplatesMenu {
  const desk = useDesk();
  const open = useSignal<{ slash: SlashWord | null } | null>(null);
  const Panel = useSignal<ComponentType<TemplatesPanelProps> | null>(null);
  const keys = useRef<((event: KeyboardEvent) => void) | null>(null);
  /** Closed with Esc: this very word does not open it again. */
  const dismissed = useRef<number | null>(null);

  const show = (slash: SlashWord | null): void => {
    open.value = { slash };
    if (Panel.peek()) return;
    void desk.late(import('./part.tsx')).then((loaded) => {
      if (loaded) Panel.value = loaded.TemplatesPanel;
      else open.value = null;
    });
  };
  const close = (): void => {
    dismissed.current = open.peek()?.slash?.start ?? null;
    open.value = null;
  };
  return {
    open,
    Panel,
    keys,
    close,
    toggle: () => (open.peek() ? close() : show(null)),
    typed(field) {
      const slash = slashAt(field.value, field.selectionStart);
      if (!slash) {
        dismissed.current = null;
        if (open.peek()?.slash) open.value = null;
      } else if (slash.start !== dismissed.current) {
        show(slash);
      }
    },
  };
}
