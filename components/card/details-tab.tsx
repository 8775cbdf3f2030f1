import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChatDetails } from '../../lib/chat/details.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { Part } from '../../lib/webitel/client-chats.ts';
import { ownersOf } from '../../lib/history/rules.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { dateTime } from '../../lib/shown/dates.ts';
import { momentText } from '../../lib/shown/owners.ts';
import { Icon } from '../ui/icons.tsx';
import { endText } from '../../lib/shown/end-text.ts';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import { named } from './side.tsx';
import { Variables } from './variables.tsx';

/** «Детали чата»: what Webitel itself knows, and the CRM's word where Webitel is silent. */
export function DetailsTab({ chat, card }: { chat: ChatSummary; card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t, language } = desk;
  const details = useSignal<ChatDetails | null>(null);
  const problem = useSignal('');
  const parts = useSignal<Part[]>([]);
  const unknown = useSignal('');
  // Read again with each change of the chat, not by the clock.
  useEffect(() => {
    void desk.call({ type: 'chat.details', conversationId: chat.id }).then((result) => {
      if (result.ok) details.value = result.value;
      problem.value = desk.sentence(result);
    });
  }, [chat]);
  // Asked of Webitel: when the card opens, and when the chat changes hands or ends.
  useEffect(() => {
    void desk.call({ type: 'history.parts', conversationId: chat.id }).then((result) => {
      if (result.ok) parts.value = result.value;
      unknown.value = desk.sentence(result);
    });
  }, [chat.id, chat.status]);
  const { last, variables = [] } = details.value ?? {};
  const moments = ownersOf(details.value?.moments ?? [], parts.value);
  const lastText = last
    ? last.fileName === null
      ? last.text
      : t.value('list.file', { name: safeName(last.fileName) })
    : '';
  const closed = chat.status === 'completed';
  const by = last ? authorOf(last, t.value) : named(card.stored('lastMessageBy'));
  const closedBy = closed ? named(card.stored('closedBy')) || endText(chat, t.value) : '';
  return (
    <>
      {problem.value && (
        <p class="card-problem" role="alert">
          {problem.value}
        </p>
      )}
      <dl class="card-fields down roomy-fields">
        <div>
          <dt>{t.value('card.lastMessage')}</dt>
          <dd class="long-text">
            {lastText || String(card.stored('lastMessage') ?? '') || t.value('card.none')}
          </dd>
        </div>
        <div>
          <dt>{t.value('card.lastMessageBy')}</dt>
          <dd>
            {by || t.value('card.none')}
            {last && <span class="quiet num"> · {dateTime(last.at, language.value)}</span>}
          </dd>
        </div>
        <div>
          <dt>{t.value('card.closedBy')}</dt>
          <dd class={closed ? undefined : 'quiet'}>{closed ? closedBy : t.value('card.notOver')}</dd>
        </div>
      </dl>
      <Variables variables={variables} />
      <section class="card-group down">
        <h2>{t.value('card.owners')}</h2>
        <ol class="time-line">
          {moments.map((moment, i) => (
            <li key={i}>
              <Icon
                name={
                  /^(transfer|handed)$/.test(moment.kind)
                    ? 'transfer'
                    : moment.kind === 'closed'
                      ? 'end'
                      : 'person'
                }
                size={16}
              />
              <span class="num quiet">{dateTime(moment.at, language.value)}</span>
              <span>{momentText(moment, t.value)}</span>
            </li>
          ))}
        </ol>
        {unknown.value && (
          <p class="quiet" role="status">
            {t.value('card.ownersOwn')}
          </p>
        )}
        {details.value && moments.length === 0 && <p class="quiet">{t.value('card.noneYet')}</p>}
      </section>
    </>
  );
}

function authorOf(
  { author, name }: NonNullable<ChatDetails['last']>,
  t: Translate<keyof typeof CARD_WORDS>,
): string {
  if (author === 'bot') return t('card.bot');
  if (author === 'client') return safeName(name) || t('card.client');
  return safeName(name) || t('card.you');
}
