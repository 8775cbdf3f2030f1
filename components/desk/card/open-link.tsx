import type { JSX } from 'preact';
import { IconButton } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';

interface OpenProps {
  entity: string;
  id: string;
  name: string;
}

/** In place, so that the card makes room; with Ctrl or the middle button in a new tab. */
function useOpen({ entity, id }: OpenProps): (event: MouseEvent) => void {
  const desk = useDesk();
  return (event) => {
    if (event.button > 1) return;
    const inNewTab = event.button === 1 || event.ctrlKey || event.metaKey;
    desk.crm?.openRecord({ entity, id }, inNewTab);
    if (!inNewTab) desk.card.value = null;
  };
}

export function OpenLink(props: OpenProps): JSX.Element {
  const open = useOpen(props);
  const { t } = useDesk();
  return (
    <button
      type="button"
      class="card-link"
      title={t.value('card.open', { name: props.name })}
      onClick={open}
      onAuxClick={open}
    >
      {props.name}
    </button>
  );
}

export function OpenButton(props: OpenProps & { label: string }): JSX.Element {
  const open = useOpen(props);
  const { t } = useDesk();
  return (
    <IconButton
      icon="open"
      label={t.value('card.open', { name: props.label })}
      onClick={open}
      onAuxClick={open}
    />
  );
}
