import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from './model.ts';

interface YesNoProps {
  title: string;
  /** danger: what «Да» does cannot be undone. */
  kind: 'primary' | 'danger';
  busy?: boolean;
  onYes: (button: HTMLElement) => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A question; the safe answer «Нет» comes first and has the focus. */
export function YesNo({ title, kind, busy, onYes, onClose, children }: YesNoProps): JSX.Element {
  const { t } = useDesk();
  return (
    <Dialog
      title={title}
      closeLabel={t.value('desk.close')}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" data-autofocus onClick={onClose}>
            {t.value('answer.no')}
          </Button>
          <Button
            class={`button ${kind} large`}
            busy={busy ?? false}
            onClick={(event) => onYes(event.currentTarget)}
          >
            {t.value('answer.yes')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
