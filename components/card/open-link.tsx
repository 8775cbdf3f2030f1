import { CARD_WORDS } from '../../lib/card/words.ts';
import type { JSX } from 'preact';
import { IconButton } from '../ui/controls.tsx';
import { CutMark } from '../desk/cut-mark.tsx';
import { useDesk } from '../desk/model.ts';
import { openInCrm } from '../desk/open-in-crm.ts';

interface OpenProps {
  entity: string;
  id: string;
  name: string;
}

export function OpenLink(props: OpenProps): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const open = (event: MouseEvent): void => openInCrm(desk, props, event);
  return (
    <button
      type="button"
      class="card-link bare"
      title={t.value('card.open', { name: props.name })}
      onClick={open}
      onAuxClick={open}
    >
      {props.name}
      <CutMark of={[props.name]} />
    </button>
  );
}

export function OpenButton(props: OpenProps & { label: string }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const open = (event: MouseEvent): void => openInCrm(desk, props, event);
  return (
    <IconButton
      icon="open"
      label={t.value('card.open', { name: props.label })}
      onClick={open}
      onAuxClick={open}
    />
  );
}
