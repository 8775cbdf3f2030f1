import type { JSX } from 'preact';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';

/** Over the messages while files hang above them: whom they would go to, and that they do not go at once. */
export function DropZone({ name }: { name: string }): JSX.Element {
  const { t } = useDesk();
  return (
    <div class="drop-zone down" role="status">
      <Icon name="down" size={28} />
      <strong>{t.value('file.drop', { name })}</strong>
      <span>{t.value('file.dropHint')}</span>
    </div>
  );
}
