import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ContactFound } from '../../lib/contacts/rules.ts';
import { safeName } from '../../lib/shown/format.ts';
import { CutMark } from '../desk/cut-mark.tsx';

interface ContactRadiosProps {
  label: string;
  contacts: readonly ContactFound[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** The dialog begins here. */
  isFirst?: boolean;
  /** Last of all: none of them. */
  none?: { label: string; onChoose: () => void };
}

/** One radio per contact: name, account, phone. */
export function ContactRadios({
  label,
  contacts,
  chosen,
  onChoose,
  isFirst,
  none,
}: ContactRadiosProps): JSX.Element {
  const group = useId();
  const start = contacts.find((one) => one.id === chosen) ?? contacts[0];
  return (
    <div class="radios" role="radiogroup" aria-label={label}>
      {contacts.map((one) => (
        <label key={one.id}>
          <input
            type="radio"
            name={group}
            data-autofocus={isFirst && one === start ? '' : undefined}
            checked={chosen === one.id}
            onChange={() => onChoose(one.id)}
          />
          <span class="name">{safeName(one.name)}</span>{' '}
          <span class="meta">{[one.accountName, one.phone].map(safeName).filter(Boolean).join(' · ')}</span>
          <CutMark of={[one.name, one.accountName].map(safeName)} />
        </label>
      ))}
      {none && (
        <label>
          <input type="radio" name={group} checked={chosen === null} onChange={none.onChoose} />
          <span class="name">{none.label}</span>
        </label>
      )}
    </div>
  );
}
