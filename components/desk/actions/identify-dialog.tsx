import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ContactFound } from '../../../lib/chat/contact-link.ts';
import { safeName } from '../../format.ts';
import { Button, Field } from '../../ui/controls.tsx';
import type { Key } from '../../../lib/i18n/index.ts';
import { useDesk } from '../model.ts';
import type { ActionDialogProps } from './actions-part.tsx';
import { ActionSheet, useAction } from './action-sheet.tsx';
import { focusOnce } from './case-dialog.tsx';
import { ContactRadios } from './contact-radios.tsx';
import { useDelayed } from './use-delayed.ts';

const digits = (phone: string): number => phone.replace(/\D/g, '').length;
const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text);

/** «Определить клиента»: looks for an existing contact while the operator types, and only then makes one. */
export function IdentifyDialog({ chatId, onClose }: ActionDialogProps): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const chat = desk.view.peek()?.chats[chatId];
  const name = useSignal(safeName(chat?.name ?? ''));
  const phone = useSignal('');
  const email = useSignal('');
  const typed = useComputed(() => ({ name: name.value, phone: phone.value, email: email.value }));
  const wanted = useDelayed(typed);
  /** null: being looked for. */
  const found = useSignal<ContactFound[] | null>(null);
  const chosen = useSignal<string | null>(null);
  const checked = useSignal(false);
  const searching = useAction();
  const action = useAction();

  const look = async (): Promise<void> => {
    const asked = wanted.peek();
    const isEnough = asked.name.trim().length > 1 || digits(asked.phone) > 3 || isEmail(asked.email);
    if (!isEnough) {
      found.value = [];
      return;
    }
    const answer = await searching.ask(() => desk.crm?.ask('find-contacts', asked));
    if (!answer) return;
    found.value = answer.value ?? [];
    if (!found.value.some((one) => one.id === chosen.peek())) chosen.value = null;
    if (asked !== wanted.peek()) void look();
  };
  useEffect(() => void look(), [wanted.value]);

  const count = digits(phone.value);
  const problems = {
    name: name.value.trim() === '' ? t.value('identify.nameNeeded') : '',
    phone: phone.value.trim() !== '' && (count < 4 || count > 15) ? t.value('identify.badPhone') : '',
    email: email.value.trim() !== '' && !isEmail(email.value.trim()) ? t.value('identify.badEmail') : '',
  };
  const shown = (problem: string): string | undefined => (checked.value && problem ? problem : undefined);
  const save = async (): Promise<void> => {
    if (chosen.value) {
      const command = { type: 'contact-choose', conversationId: chatId, contactId: chosen.value } as const;
      if (await action.call(command)) onClose();
      return;
    }
    checked.value = true;
    if (problems.name || problems.phone || problems.email) return;
    const made = await action.call({
      type: 'contact-create',
      conversationId: chatId,
      name: name.value.trim(),
      phone: phone.value.trim(),
      email: email.value.trim(),
    });
    if (made) onClose();
  };
  const key = `messenger.${chat?.provider}` as Key;
  const messenger = t.value(key) === key ? chat?.provider : t.value(key);
  const source = [messenger, chat?.gateway].filter(Boolean).join(', ');
  return (
    <ActionSheet
      title={t.value('identify.title')}
      error={action.error.value || searching.error.value}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" onClick={onClose}>
            {t.value('actions.cancel')}
          </Button>
          <Button class="button primary large" busy={action.busy.value} onClick={() => void save()}>
            {t.value(chosen.value ? 'identify.link' : 'identify.create')}
          </Button>
        </>
      }
    >
      <Field
        label={t.value('identify.name')}
        value={name.value}
        onValue={(text) => (name.value = text.slice(0, 250))}
        error={shown(problems.name)}
        autocomplete="off"
        inputRef={focusOnce}
      />
      <div class="two-fields">
        <Field
          label={t.value('identify.phone')}
          value={phone.value}
          onValue={(text) => (phone.value = text.slice(0, 50))}
          error={shown(problems.phone)}
          autocomplete="off"
        />
        <Field
          label={t.value('identify.email')}
          value={email.value}
          onValue={(text) => (email.value = text.slice(0, 250))}
          error={shown(problems.email)}
          autocomplete="off"
        />
      </div>
      <p class="dialog-note">{t.value('identify.source', { source })}</p>
      {found.value && found.value.length > 0 ? (
        <>
          <p class="radios-title">{t.value('identify.found')}</p>
          <ContactRadios
            label={t.value('identify.found')}
            contacts={found.value}
            chosen={chosen.value}
            onChoose={(id) => (chosen.value = id)}
          />
        </>
      ) : (
        !searching.error.value && (
          <p class="dialog-note" role="status">
            {t.value(found.value ? 'identify.notFound' : 'identify.searching')}
          </p>
        )
      )}
    </ActionSheet>
  );
}
