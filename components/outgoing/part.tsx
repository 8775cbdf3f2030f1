/** «Новое сообщение» in the desk, as a module of its own. */
import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { recipientOf } from '../../lib/outgoing/recipient-ways.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { useDesk, withWords, type DeskModel } from '../desk/model.ts';
import { IconButton } from '../ui/controls.tsx';
import type { Prefill } from './form-types.ts';
import { OutgoingForm } from './form.tsx';
import { fromPage, type PageContact } from './from-page.ts';
import './outgoing.css';

/** @param chat whose client is to be written to; absent: the contact that the page shows, if it shows one */
export function outgoingSheet(desk: DeskModel, chat?: ChatSummary): JSX.Element {
  return <Sheet key={desk.newId()} chat={chat} />;
}

function Sheet({ chat }: { chat: ChatSummary | undefined }): JSX.Element {
  const desk = useDesk(OUTGOING_WORDS);
  const { t } = desk;
  const close = (): void => {
    desk.aside.value = null;
  };
  return (
    <section class="desk-write down" aria-label={t.value('desk.write')}>
      <header>
        <IconButton icon="back" label={t.value('outgoing.back')} onClick={close} />
        <h2>{t.value('desk.write')}</h2>
      </header>
      <OutgoingForm
        desk={desk}
        prefill={async () => (chat ? fromChat(desk, chat) : fromPage(desk, await contactOnPage(desk)))}
      />
    </section>
  );
}

/** The chat's client, with the contact that the chat is linked to in the CRM of this page: the record of what is sent keeps him. */
async function fromChat(desk: DeskModel, chat: ChatSummary): Promise<Prefill | null> {
  const link = desk.view.peek()?.contacts[chat.id];
  const contactId = link && link.origin === desk.crm?.origin ? link.contactId : null;
  const { provider, gateway } = chat;
  const clientId = chat.clientId || (await clientIdOf(desk, chat));
  if (clientId)
    return {
      recipient: recipientOf(
        link?.name || chat.name,
        contactId,
        { type: provider, id: clientId, via: '' },
        link?.origin,
      ),
      gatewayName: gateway,
    };
  // All that is known of him is in the CRM.
  if (contactId) return fromPage(desk, { contactId });
  desk.toast.value = {
    text: withWords(desk, OUTGOING_WORDS).t.peek()('outgoing.unknownClient'),
    tone: 'plain',
    detail: '',
  };
  return null;
}

/** So long may the answer be on its way from the worker's state to this view. */
const VIEW_MS = 1000;

/** Of a chat that only Webitel's list tells of, the client's id comes with its messages. */
async function clientIdOf(desk: DeskModel, { id }: ChatSummary): Promise<string> {
  await desk.call({ type: 'chat.older', conversationId: id, before: 0 });
  return new Promise((resolve) => {
    const found = computed(() => desk.view.value?.chats[id]?.clientId ?? '');
    const done = (value: string): void => {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(value);
    };
    const timer = setTimeout(() => done(''), VIEW_MS);
    const stop = found.subscribe((value) => value && done(value));
  });
}

async function contactOnPage(desk: DeskModel): Promise<PageContact | null> {
  const contactId = await desk.crm?.page('contact-on-page').catch(() => null);
  return contactId ? { contactId } : null;
}
