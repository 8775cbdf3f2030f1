import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../../ui/icons.tsx';
import { SearchInput } from './search-input.tsx';
import { useDesk } from '../model.ts';
import type { CardModel } from './card-model.ts';
import { HistoryList } from './history-list.tsx';
import { useHistory } from './use-history.ts';

/** Whoever wants it in one card wants it in the next; until then the CRM is not asked. */
const isOpen = signal(false);

/** F35: all dialogs with this client, read when they are first wanted. */
export function HistoryDetail({ card }: { card: CardModel }): JSX.Element {
  const { t } = useDesk();
  return (
    <section class="card-group">
      <h2>
        <button
          type="button"
          class="card-fold focusable"
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
  const { t } = useDesk();
  const contact = card.stored('contact');
  const contactId = contact && typeof contact === 'object' ? contact.id : null;
  const pages = useHistory(card.ask, contactId ? { contactId } : null);
  if (!contactId) return <p class="quiet">{t.value('card.historyNoContact')}</p>;
  return (
    <>
      <SearchInput onText={(text) => pages.ask({ ...pages.filter.peek(), text }, true)} />
      <HistoryList pages={pages} withName={false} />
    </>
  );
}
