import type { JSX } from 'preact';
import { safeName } from '../../format.ts';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../model.ts';

interface RecordLinkProps {
  entity: string;
  id: string;
  name: string;
  class?: string;
}

/** A record of the CRM: a press opens it in place, with Ctrl or the middle button in another tab. */
export function RecordLink({ entity, id, name, class: look = '' }: RecordLinkProps): JSX.Element {
  const { t, crm } = useDesk();
  const shown = safeName(name);
  const label = t.value('people.open', { name: shown });
  const go = (inNewTab: boolean): void => crm?.openRecord({ entity, id }, inNewTab);
  return (
    <button
      type="button"
      class={`record-link ${look}`}
      title={label}
      aria-label={label}
      onClick={(event) => go(event.ctrlKey || event.metaKey)}
      onAuxClick={(event) => event.button === 1 && go(true)}
    >
      <span>{shown}</span>
      <Icon name="open" size={14} />
    </button>
  );
}
