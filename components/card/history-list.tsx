import type { JSX } from 'preact';
import type { ChatRecord } from '../../lib/creatio/chat-values.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { cutWord, dayName, safeName, timeOfDay } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { messengerName } from '../../lib/shown/messenger.ts';
import { byDay } from '../../lib/shown/by-day.ts';
import { openChatRecord } from '../desk/open-in-crm.ts';
import { useDesk } from '../desk/model.ts';
import { failureText } from '../desk/crm-failure.ts';
import { named } from './side.tsx';
import type { HistoryPages } from './use-history.ts';

/** Earlier chats by day, newest first. One that the desk knows opens as a card, another as its record in the CRM. */
export function HistoryList({ pages, withName }: { pages: HistoryPages; withName: boolean }): JSX.Element {
  const { t, now, language } = useDesk(CARD_WORDS);
  const { rows, isLoading, isOutdated, failure, hasMore } = pages;
  const days = byDay(rows.value, momentOf);
  return (
    <div class="past-chats down" data-outdated={isOutdated.value || undefined}>
      {days.map(([key, at, chats]) => (
        <section key={key}>
          <h3>{Number.isNaN(at) ? '' : dayName(at, now.peek(), language.value, t.value)}</h3>
          <ul role="list">
            {chats.map((record) => (
              <PastChat key={record.id} record={record} withName={withName} />
            ))}
          </ul>
        </section>
      ))}
      <p
        role="status"
        class={rows.value.length > 0 && !isLoading.value && !failure.value ? 'visually-hidden' : 'quiet'}
      >
        {isLoading.value
          ? t.value('card.searching')
          : failure.value
            ? failureText(failure.value, t.value)
            : rows.value.length > 0
              ? t.value('card.found', { count: rows.value.length })
              : t.value('card.historyEmpty')}
      </p>
      {failure.value && <Button onClick={() => void pages.more()}>{t.value('card.again')}</Button>}
      {hasMore.value && !failure.value && (
        <Button busy={isLoading.value} onClick={() => void pages.more()}>
          {t.value('card.more')}
        </Button>
      )}
    </div>
  );
}

const momentOf = ({ values }: ChatRecord): number =>
  Date.parse(String(values.acceptedOn ?? values.completedOn ?? ''));

function PastChat({ record, withName }: { record: ChatRecord; withName: boolean }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t, language, view } = desk;
  const { values } = record;
  const at = momentOf(record);
  const who = withName ? named(values.contact ?? null) || safeName(record.name) : safeName(record.name);
  const source = named(values.source ?? null);
  const meta = [
    cutWord(t.value, who),
    source && messengerName(source, t.value),
    withName ? safeName(record.name) : named(values.result ?? null),
    named(values.operator ?? null),
  ];
  const open = (event: MouseEvent): void => {
    if (event.button > 1) return;
    const known = view.peek()?.chats[record.conversationId];
    if (known && event.button === 0 && !event.ctrlKey && !event.metaKey) desk.openCard(known, 'info');
    else openChatRecord(desk, record.id);
  };
  return (
    <li>
      <button type="button" class="past-chat" data-row onClick={open} onAuxClick={open}>
        <span class="num past-time">{Number.isNaN(at) ? '' : timeOfDay(at, language.value)}</span>
        <span class="past-name">{who || t.value('list.noName')}</span>
        <span class="past-status">{named(values.status ?? null)}</span>
        <span class="past-text">{String(values.lastMessage ?? '')}</span>
        <span class="past-meta small">{meta.filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
}
