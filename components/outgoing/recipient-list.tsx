import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import type { JSX } from 'preact';
import { useDesk } from '../desk/model.ts';
import { messengerName } from '../../lib/shown/messenger.ts';
import { Icon, messengerIcon } from '../ui/icons.tsx';
import { Marked } from '../ui/marked.tsx';
import type { Picker } from '../ui/picker.ts';
import { initials } from '../../lib/shown/format.ts';
import { hitsOf, type Group, type Option, type Found } from '../../lib/outgoing/options.ts';

interface RecipientListProps {
  picker: Picker<Option>;
  options: readonly Option[];
  query: string;
  found: Found;
}

const GROUPS: Group[] = ['recent', 'contacts', 'clients', 'manual'];
const TROUBLE = {
  'no-crm': 'noCrm',
  'which-crm': 'whichCrm',
  'crm-session': 'crmSession',
  'crm-failed': 'crmFailed',
} as const;

/** The people under the field. The field keeps the focus; arrows are its business. */
export function RecipientList({ picker, options, query, found }: RecipientListProps): JSX.Element {
  const { id } = picker.list;
  const { t } = useDesk(OUTGOING_WORDS);
  const people = options.filter((o) => o.group === 'contacts' || o.group === 'clients').length;
  const isAsked = found.query !== '' && !found.busy;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the field keeps its focus and its cursor
    <div class="recipient-list popover" onMouseDown={(event) => event.preventDefault()}>
      <div role="listbox" {...picker.list} aria-label={t.value('outgoing.options')}>
        {GROUPS.map((group) => {
          const own = options.filter((o) => o.group === group);
          return (
            own.length > 0 && (
              <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
                <p class="recipient-group small" id={`${id}-${group}`}>
                  {t.value(`outgoing.${group}`)}
                  {group === 'contacts' && ` · ${own.length}`}
                </p>
                {own.map((option) => (
                  <div
                    key={option.key}
                    class="recipient-option across"
                    role="option"
                    aria-selected={option === picker.active}
                    aria-disabled={option.obstacle !== '' ? true : undefined}
                    {...picker.option(option)}
                  >
                    <Row option={option} query={query} />
                  </div>
                ))}
              </div>
            )
          );
        })}
      </div>
      {(found.busy || isAsked) && (
        <p class="recipient-note small across" role="status">
          {found.busy && (
            <>
              <span class="spinner" aria-hidden="true" /> {t.value('outgoing.searching')}
            </>
          )}
          {isAsked &&
            (found.trouble
              ? t.value(`outgoing.${TROUBLE[found.trouble]}`)
              : people === 0
                ? t.value('outgoing.nobody')
                : t.value('outgoing.found', { count: people }))}
        </p>
      )}
    </div>
  );
}

function Row({ option, query }: { option: Option; query: string }): JSX.Element {
  const { t } = useDesk(OUTGOING_WORDS);
  const isManual = option.group === 'manual';
  return (
    <>
      <span class="recipient-sign" aria-hidden="true">
        {isManual ? <Icon name="edit" size={16} /> : initials(option.name)}
      </span>
      <span class="recipient-words">
        <span class="name">
          {isManual ? option.name : <Marked text={option.name} hits={hitsOf(option.name, query)} />}
        </span>{' '}
        <span class="meta num">
          {isManual ? option.detail : <Marked text={option.detail} hits={hitsOf(option.detail, query)} />}
        </span>
      </span>
      {option.obstacle ? (
        <span class="recipient-side small">{option.obstacle}</span>
      ) : (
        option.messenger && (
          <span class="recipient-side small">
            <Icon name={messengerIcon(option.messenger)} size={16} />
            <span class="words">{messengerName(option.messenger, t.value)}</span>
          </span>
        )
      )}
    </>
  );
}
