import type { JSX } from 'preact';
import type { Blank } from '../../lib/chat/placeholders.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from './model.ts';

/** What stands in the field would go with its blanks unfilled. */
export function BlanksDialog({
  blanks,
  onSend,
  onClose,
}: {
  blanks: Blank[];
  onSend: () => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useDesk();
  const names = [...new Set(blanks.map((b) => b.name))].join(', ');
  return (
    <Dialog
      title={t.value('blank.question')}
      closeLabel={t.value('desk.close')}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" data-autofocus onClick={onClose}>
            {t.value('answer.no')}
          </Button>
          <Button
            class="button primary large"
            onClick={() => {
              onClose();
              onSend();
            }}
          >
            {t.value('answer.yes')}
          </Button>
        </>
      }
    >
      <p>{t.value('blank.label', { name: names })}</p>
    </Dialog>
  );
}
