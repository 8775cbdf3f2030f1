import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { dialled } from '../../../lib/chat/shared-phone.ts';
import type { ContactCard } from '../../../lib/chat/types.ts';
import { MORE_WORDS } from '../../../lib/i18n/more.ts';
import { safeName } from '../../../lib/shown/format.ts';
import { IconButton } from '../../ui/controls.tsx';
import { Icon } from '../../ui/icons.tsx';
import { copyText } from '../../ui/hand-out.ts';
import { useDesk } from '../model.ts';
import { withPart } from '../late-view.tsx';

/**
 * Somebody's name and phone. Whether it is the client's own the messenger knows: by that one he is identified; another's is looked for
 * in the CRM when the operator says so.
 */
export function ContactCardView({ card }: { card: ContactCard }): JSX.Element {
  const desk = useDesk(MORE_WORDS);
  const { t } = desk;
  const chatId = desk.crm ? desk.selection.value?.id : undefined;
  const isCopied = useSignal(false);
  const phone = dialled(card.phone);
  const name = safeName(card.name);
  return (
    <span class="contact-card" data-own={card.own || undefined}>
      <Icon name="person" />
      <span class="contact-words down">
        {name && <strong>{name}</strong>}
        <a href={`tel:${phone}`} rel="noopener noreferrer nofollow">
          {phone}
        </a>
        <span class="file-meta small">
          {t.value(isCopied.value ? 'contact.copied' : card.own ? 'contact.own' : 'contact.other')}
        </span>
      </span>
      {!card.own && chatId && (
        <IconButton
          icon="search"
          label={t.value('contact.look', { phone })}
          onClick={() =>
            withPart(desk, import('../../actions/part.tsx'), ({ actionDialog }) => {
              desk.dialog.value = actionDialog(desk, 'identify', chatId, phone);
            })
          }
        />
      )}
      <IconButton
        icon="copy"
        label={t.value('contact.copy', { phone })}
        onClick={() => void copyText(phone).then((done) => (isCopied.value = done))}
      />
    </span>
  );
}
