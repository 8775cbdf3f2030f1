import type { JSX } from 'preact';
import { shownName } from '../../../lib/chat/file-name.ts';
import { Button } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from '../model.ts';

/** A picture in full, over the desk's own sheet. */
export function Zoom({ url, name, onSave }: { url: string; name: string; onSave: () => void }): JSX.Element {
  const { t, dialog } = useDesk();
  return (
    <Dialog
      title={shownName(name)}
      closeLabel={t.value('file.close')}
      onClose={() => (dialog.value = null)}
      actions={
        <Button icon="download" data-autofocus onClick={onSave}>
          {t.value('file.download')}
        </Button>
      }
    >
      <img class="zoom-picture" src={url} alt={shownName(name)} />
    </Dialog>
  );
}
