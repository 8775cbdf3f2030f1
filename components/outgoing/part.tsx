/** «Новое сообщение» in the desk, as a module of its own. */
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { recipientOf } from '../../lib/chat/recipient-ways.ts';
import { OUTGOING_FORM_TEXTS } from '../../lib/i18n/outgoing-form.ts';
import { OUTGOING_TEXTS } from '../../lib/i18n/outgoing.ts';
import { addTexts } from '../../lib/i18n/late.ts';
import { useDesk, type DeskModel } from '../desk/model.ts';
import { IconButton } from '../ui/controls.tsx';
import type { Prefill } from './form-types.ts';
import { OutgoingForm } from './form.tsx';
import { fromPage, type PageContact } from './from-page.ts';
import './outgoing.css';

for (const texts of [OUTGOING_TEXTS, OUTGOING_FORM_TEXTS]) addTexts(texts);

/** @param chat whose client is to be written to; absent: the contact that the page shows, if it shows one */
export function outgoingSheet(desk: DeskModel, chat?: ChatSummary): JSX.Element {
  return <Sheet key={desk.newId()} chat={chat} />;
}

function Sheet({ chat }: { chat: ChatSummary | undefined }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const close = (): void => {
    desk.aside.value = null;
  };
  return (
    <section class="desk-write" aria-label={t.value('desk.write')}>
      <header>
        <IconButton icon="back" label={t.value('outgoing.back')} onClick={close} />
        <h2>{t.value('desk.write')}</h2>
      </header>
      <OutgoingForm
        desk={desk}
        prefill={async () => (chat ? fromChat(chat) : fromPage(desk, await contactOnPage(desk)))}
      />
    </section>
  );
}

function fromChat({ name, provider, clientId, gateway }: ChatSummary): Prefill | null {
  if (!clientId) return null;
  return {
    recipient: recipientOf(name, null, { type: provider, id: clientId, via: '' }),
    gatewayName: gateway,
  };
}

async function contactOnPage(desk: DeskModel): Promise<PageContact | null> {
  const contactId = await desk.crm?.page('contact-on-page').catch(() => null);
  return contactId ? { contactId } : null;
}
