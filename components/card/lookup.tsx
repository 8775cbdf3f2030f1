import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { MOST_VALUES } from '../../lib/card/limits.ts';
import type { FoundRecord, SearchedEntity } from '../../lib/card/crm-search.ts';
import { hasWords, hitsOf, wordsOf } from '../../lib/text/fold.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { isCutName, safeName } from '../../lib/shown/format.ts';
import { IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { usePicker } from '../ui/picker.ts';
import { useDesk } from '../desk/model.ts';
import { Marked } from '../ui/marked.tsx';
import type { CardModel } from './card-model.ts';
import { failureText, failureOf } from '../desk/crm-failure.ts';
import { OpenButton } from './open-link.tsx';
import { canSave } from './save-bar.tsx';
import type { EditedField } from '../../lib/card/typed.ts';

/** A search begins this soon after a pause in typing. */
const SEARCH_AFTER_MS = 300;

type LookupField = Exclude<EditedField, 'notes' | 'resultDetails'>;

interface LookupProps {
  card: CardModel;
  field: LookupField;
  /** Where what is chosen can be opened; null: nowhere. */
  entity: SearchedEntity | null;
  find: (text: string) => Promise<FoundRecord[]>;
  /** What is found is not all there is; a sentence. */
  more?: string;
}

export function RecordLookup({
  card,
  field,
  entity,
}: {
  card: CardModel;
  field: LookupField;
  entity: SearchedEntity;
}): JSX.Element {
  const find = (text: string): Promise<FoundRecord[]> => card.ask!('record-search', { entity, text });
  return <Lookup card={card} field={field} entity={entity} find={find} />;
}

/** F29: the customer's own results; all are read, and looked through here. */
export function ResultLookup({ card }: { card: CardModel }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const isCut = useSignal(false);
  const find = async (text: string): Promise<FoundRecord[]> => {
    const all = await card.ask!('chat-lookup', { column: 'result' });
    isCut.value = all.length >= MOST_VALUES;
    const words = wordsOf(text);
    return all.filter(({ name }) => hasWords(name, words)).map((one) => ({ ...one, note: '' }));
  };
  const more = isCut.value ? t.value('card.mostValues', { count: MOST_VALUES }) : '';
  return <Lookup card={card} field="result" entity={null} find={find} more={more} />;
}

/** A combobox over the CRM: opened by typing, a click or an arrow, so that passing by with Tab asks nothing. */
function Lookup({ card, field, entity, find, more = '' }: LookupProps): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  /** What is typed and not chosen; null while nothing is. */
  const text = useSignal<string | null>(null);
  const found = useSignal<FoundRecord[] | null>(null);
  const problem = useSignal('');
  const isOpen = useSignal(false);
  const turn = useRef(0);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const value = card.value(field);
  const chosen = value && typeof value === 'object' ? value : null;
  const label = t.value(`card.${field}`);
  const off = !canSave(card) || (card.names.value !== null && !card.has(field));

  const search = async (what: string): Promise<void> => {
    const mine = ++turn.current;
    problem.value = '';
    try {
      const rows = await find(what);
      if (mine !== turn.current) return;
      found.value = rows;
      picker.reset();
    } catch (error) {
      if (mine !== turn.current) return;
      found.value = [];
      problem.value = failureText(failureOf(error), t.peek());
    }
  };
  const open = (): void => {
    if (isOpen.peek() || off) return;
    isOpen.value = true;
    found.value = null;
    void search('');
  };
  const close = (): void => {
    clearTimeout(timer.current);
    turn.current++;
    isOpen.value = false;
    text.value = null;
    if (input.current) input.current.value = chosenName();
  };
  const chosenName = (): string => {
    const now = card.value(field);
    return now && typeof now === 'object' ? safeName(now.name) : '';
  };
  const choose = (row: FoundRecord | null): void => {
    card.edit(field, row && { id: row.id, name: row.name });
    close();
  };
  const onInput = (event: { currentTarget: HTMLInputElement }): void => {
    const typed = event.currentTarget.value;
    text.value = typed;
    isOpen.value = true;
    found.value = null;
    clearTimeout(timer.current);
    turn.current++;
    timer.current = window.setTimeout(() => void search(typed), SEARCH_AFTER_MS);
  };
  const rows = (isOpen.value && found.value) || [];
  const picker = usePicker({ rows, keyOf: (row) => row.id, onPick: choose });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (picker.onKey(event) || event.isComposing) return;
    if (isOpen.peek() ? event.key === 'Escape' : /^Arrow(Down|Up)$/.test(event.key)) {
      event.preventDefault();
      if (isOpen.peek()) close();
      else open();
    }
  };
  return (
    <div
      class="field lookup"
      ref={box}
      onFocusOut={(e) => !box.current?.contains(e.relatedTarget as Node) && close()}
    >
      <label for={id}>{label}</label>
      <div class="lookup-row across">
        <input
          id={id}
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={isOpen.value}
          aria-autocomplete="list"
          aria-controls={picker.list.id}
          aria-activedescendant={picker.activeId}
          placeholder={t.value('card.choose')}
          disabled={off}
          title={card.names.value && !card.has(field) ? t.value('card.noColumn') : undefined}
          value={text.value ?? safeName(chosen?.name ?? '')}
          onInput={onInput}
          onClick={open}
          onKeyDown={onKeyDown}
        />
        {chosen && !off && (
          <IconButton
            icon="close"
            label={t.value('card.clear', { name: label })}
            onClick={() => choose(null)}
          />
        )}
        {chosen && entity ? (
          <OpenButton entity={entity} id={chosen.id} name={chosen.name} label={label} />
        ) : (
          !chosen && <Icon name={entity ? 'search' : 'chevron'} size={16} />
        )}
      </div>
      {isOpen.value && (
        <div class="lookup-list popover">
          <div role="listbox" {...picker.list} aria-label={label}>
            {rows.map((row) => (
              <div key={row.id} role="option" aria-selected={row === picker.active} {...picker.option(row)}>
                <span>
                  <Marked
                    text={safeName(row.name)}
                    hits={hitsOf(safeName(row.name), wordsOf(text.value ?? ''))}
                  />
                </span>
                {row.note && <small>{safeName(row.note)}</small>}
                {isCutName(safeName(row.name)) && <small>{t.value('chat.cut')}</small>}
              </div>
            ))}
          </div>
          <p role="status" class={rows.length > 0 && !more ? 'visually-hidden' : undefined}>
            {found.value === null
              ? t.value('card.searching')
              : problem.value ||
                [
                  rows.length > 0 ? t.value('card.found', { count: rows.length }) : t.value('card.nothing'),
                  more,
                ].join(' ')}
          </p>
        </div>
      )}
    </div>
  );
}
