import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LookupValue } from '../../lib/creatio/chat-lookup.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import { dayStart } from '../../lib/shown/dates.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { Empty, IconButton, SearchField } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import { askUntil } from '../desk/crm-door.ts';
import { HistoryList } from './history-list.tsx';
import { useHistory, type HistoryFilter } from './use-history.ts';

/** «Вся история»: the CRM's section of chats, searched and filtered, in place of the last closed ones (F75, F76). */
export function HistoryView({ onBack }: { onBack: () => void }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const place = useRef<HTMLElement>(null);
  const aborting = useMemo(() => new AbortController(), []);
  const ask = useMemo(() => desk.crm && askUntil(aborting.signal, desk.crm.ask), []);
  useLayoutEffect(() => {
    place.current!.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
    return () => aborting.abort();
  }, []);
  const pages = useHistory(ask, {});
  const change = (part: HistoryFilter, soon = false): void =>
    pages.ask({ ...pages.filter.peek(), ...part }, soon);
  return (
    <section class="history-view down" ref={place} aria-label={t.value('card.historyTitle')}>
      <header>
        <IconButton icon="back" label={t.value('card.historyBack')} onClick={onBack} />
        <h2>{t.value('card.historyTitle')}</h2>
      </header>
      {ask ? (
        <>
          <SearchField label={t.value('search.label')} onText={(text) => change({ text }, true)} />
          <div class="history-filters">
            <DateField
              label={t.value('card.dateFrom')}
              onDay={(from) => change({ from: dayStart(from, 0) })}
            />
            <DateField label={t.value('card.dateTo')} onDay={(to) => change({ to: dayStart(to, 1) })} />
            <ValueField column="source" ask={ask} onValue={(source) => change({ source })} />
            <ValueField column="status" ask={ask} onValue={(status) => change({ status })} />
          </div>
          <HistoryList pages={pages} withName />
        </>
      ) : (
        <Empty icon="search" title={t.value('card.historyTitle')}>
          {t.value('card.crmAbsent')}
        </Empty>
      )}
    </section>
  );
}

function DateField({ label, onDay }: { label: string; onDay: (day: string) => void }): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" max="2999-12-31" onChange={(event) => onDay(event.currentTarget.value)} />
    </div>
  );
}

interface ValueProps {
  column: 'source' | 'status';
  ask: AskCrm;
  onValue: (id: string) => void;
}

function ValueField({ column, ask, onValue }: ValueProps): JSX.Element | null {
  const { t } = useDesk(CARD_WORDS);
  const id = useId();
  const values = useSignal<LookupValue[]>([]);
  useEffect(() => {
    // Without them the filter alone is missing; the list says what is wrong.
    ask('chat-lookup', { column }).then(
      (all) => (values.value = all),
      () => {},
    );
  }, []);
  if (values.value.length === 0) return null;
  return (
    <div class="field">
      <label for={id}>{t.value(`card.${column}`)}</label>
      <span class="select">
        <select id={id} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{t.value('card.any')}</option>
          {values.value.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
    </div>
  );
}
