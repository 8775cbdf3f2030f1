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

/** Somebody's name and phone; whether it is the client's own the messenger knows. */
export function ContactCardView({ card }: { card: ContactCard }): JSX.Element {
  const { t } = useDesk(MORE_WORDS);
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
      <IconButton
        icon="copy"
        label={t.value('contact.copy', { phone })}
        onClick={() => void copyText(phone).then((done) => (isCopied.value = done))}
      />
    </span>
  );
}
