import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { shownName } from '../../lib/chat/file-name.ts';
import { MORE_WORDS } from '../../lib/i18n/more.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from '../desk/model.ts';

/** A picture in full: the frame grows for it, the desk stays where it was. */
export function Zoom({ url, name, onSave }: { url: string; name: string; onSave: () => void }): JSX.Element {
  const { t, dialog, isPicture } = useDesk(MORE_WORDS);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--desk-width', `${innerWidth}px`);
    isPicture.value = true;
    return () => {
      isPicture.value = false;
      addEventListener('resize', () => style.removeProperty('--desk-width'), { once: true });
    };
  }, []);
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
