import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { useDesk } from '../desk/model.ts';
import { withPart } from '../desk/late-view.tsx';
import type * as ActionsPart from '../actions/part.tsx';
import { ActionsTrigger } from '../actions/trigger.tsx';

/** «Действия»: the menu comes with its first press. */
export function ActionsButton({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const part = useSignal<typeof ActionsPart | null>(null);
  const open = (): void => withPart(desk, import('../actions/part.tsx'), (loaded) => (part.value = loaded));
  if (part.value) return part.value.actionsMenu(desk, chat, true);
  return (
    <ActionsTrigger
      aria-expanded={false}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      }}
    />
  );
}
