import type { ComponentChildren, JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { ChatValue } from '../../lib/creatio/chat-values.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { chatName } from '../../lib/shown/chat-name.ts';
import { safeName } from '../../lib/shown/format.ts';
import { dateTime } from '../../lib/shown/dates.ts';
import { messengerName } from '../../lib/shown/messenger.ts';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import { RecordLookup } from './lookup.tsx';
import { OpenLink } from './open-link.tsx';

export const named = (value: ChatValue): string =>
  value === null ? '' : safeName(typeof value === 'object' ? value.name : String(value));

/** F48–F55: what the chat is, read-only; the CRM's word where it has one. And F56: the case, from all there are. */
export function Side({
  chat,
  card,
  withCase = false,
}: {
  chat: ChatSummary;
  card: CardModel;
  withCase?: boolean;
}): JSX.Element {
  const { t, view, language } = useDesk(CARD_WORDS);
  const when = (at: number | null): string => (at === null ? '' : dateTime(at, language.value));
  const accepted = chat.acceptedAt !== null;
  const contact = card.stored('contact');
  const operator = named(card.stored('operator')) || (accepted ? (view.value?.session.userName ?? '') : '');
  const source = named(card.stored('source')) || chat.provider;
  const ended = chat.status === 'completed' ? (chat.ended?.at ?? null) : null;
  const fields: [key: Parameters<typeof t.value>[0], value: ComponentChildren, none: string][] = [
    [
      'card.from',
      contact && typeof contact === 'object' ? (
        <OpenLink entity="Contact" id={contact.id} name={named(contact) || chatName(chat, t.value)} />
      ) : (
        chatName(chat, t.value)
      ),
      t.value('list.noName'),
    ],
    ['card.to', safeName(operator), t.value('card.notAccepted')],
    ['card.source', source && messengerName(source, t.value), t.value('card.none')],
    ['card.queue', named(card.stored('queue')) || safeName(chat.queue), t.value('card.none')],
    ['card.acceptedOn', when(chat.acceptedAt), t.value('card.notAccepted')],
    ['card.completedOn', when(ended), t.value('card.notOver')],
    ['card.status', t.value(`status.${chat.status}`), ''],
    ['card.name', safeName(card.record.value?.name ?? ''), t.value('card.noneYet')],
  ];
  return (
    <>
      <dl class="card-fields down">
        {fields.map(([key, value, none]) => (
          <div key={key}>
            <dt>{t.value(key)}</dt>
            <dd class={value ? undefined : 'quiet'}>{value || none}</dd>
          </div>
        ))}
      </dl>
      {withCase && (
        <div class="card-case">
          <RecordLookup card={card} field="case" entity="Case" />
        </div>
      )}
    </>
  );
}
