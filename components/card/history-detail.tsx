import { CARD_WORDS } from '../../lib/card/words.ts';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../ui/icons.tsx';
import { ClientStoryView } from '../history/part.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';

/** Whoever wants it in one card wants it in the next; until then the CRM is not asked. */
const isOpen = signal(false);

/** F35: all dialogs with this client, read when they are first wanted. */
export function HistoryDetail({ card }: { card: CardModel }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  return (
    <section class="card-group down">
      <h2>
        <button
          type="button"
          class="card-fold bare focusable"
          aria-expanded={isOpen.value}
          onClick={() => (isOpen.value = !isOpen.value)}
        >
          <Icon name="chevron" size={16} /> {t.value('card.history')}
        </button>
      </h2>
      {isOpen.value && <Chats card={card} />}
    </section>
  );
}

function Chats({ card }: { card: CardModel }): JSX.Element {
  const { view } = useDesk(CARD_WORDS);
  const contact = card.stored('contact');
  // The record's own; one that has none yet may well be of a client whom the desk knows.
  const linked = view.value?.contacts?.[card.chatId]?.contactId ?? null;
  const contactId = contact && typeof contact === 'object' ? contact.id : linked;
  return <ClientStoryView conversationId={card.chatId} contactId={contactId} ask={card.ask} />;
}
