import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import type { JSX } from 'preact';
import { safeName } from '../../lib/shown/format.ts';
import { Icon } from '../ui/icons.tsx';
import { CutMark } from '../desk/cut-mark.tsx';
import { useDesk } from '../desk/model.ts';
import { openInCrm } from '../desk/open-in-crm.ts';

interface RecordLinkProps {
  entity: string;
  id: string;
  name: string;
  class?: string;
}

/** A record of the CRM: a press opens it in place, with Ctrl or the middle button in another tab. */
export function RecordLink({ entity, id, name, class: look = '' }: RecordLinkProps): JSX.Element {
  const desk = useDesk(PEOPLE_WORDS);
  const { t } = desk;
  const shown = safeName(name);
  const label = t.value('people.open', { name: shown });
  const go = (event: MouseEvent): void => openInCrm(desk, { entity, id }, event);
  return (
    <button
      type="button"
      class={`record-link bare ${look}`}
      title={label}
      aria-label={label}
      onClick={go}
      onAuxClick={go}
    >
      <span>{shown}</span>
      <CutMark of={[shown]} />
      <Icon name="open" size={14} />
    </button>
  );
}
