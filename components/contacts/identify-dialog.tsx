import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ContactFound } from '../../lib/contacts/rules.ts';
import { digitsOf, plainDigits } from '../../lib/phones/digits.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { headOf } from '../../lib/text/names.ts';
import { phonesIn } from '../../lib/phones/field.ts';
import { Field } from '../ui/controls.tsx';
import { messengerName } from '../../lib/shown/messenger.ts';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { focusOnce } from '../cases/case-dialog.tsx';
import { ContactRadios } from './contact-radios.tsx';
import { useDelayed } from '../actions/use-delayed.ts';
import { useTyped } from '../actions/use-typed.ts';

const digits = (phone: string): number => digitsOf(phone).length;
/** A colleague's within the office: what has a country's sign before it is none. */
const SHORT = /^(?!\+)(?:\D*\d){3,6}\D*$/;
/** One or more numbers of some country, however written, with an extension or without; or a short one. */
export const isPhone = (text: string, countryCode: string): boolean =>
  SHORT.test(plainDigits(text).trim()) || phonesIn(text, countryCode).length > 0;
const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text);

/** «Определить клиента»: looks for an existing contact while the operator types, and only then makes one. */
export function IdentifyDialog({ chatId, onClose, phone: given = '' }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS);
  const { t } = desk;
  const chat = desk.view.peek()?.chats[chatId];
  const typed = useTyped(
    chatId,
    'identify',
    () => ({ name: safeName(chat?.name ?? ''), phone: given, email: '' }),
    // What was pressed counts more than what was typed some time before.
    () => given !== '',
  );
  useEffect(() => void (given && typed.type({ phone: given })), []);
  const wanted = useDelayed(typed.fields);
  const { name, phone, email } = typed.fields.value;
  /** null: being looked for. */
  const found = useSignal<ContactFound[] | null>(null);
  const chosen = useSignal<string | null>(null);
  const checked = useSignal(false);
  const searching = useAction();
  const action = useAction();

  const countryCode = desk.view.value?.settings.outgoing.countryCode ?? '';
  const look = async (): Promise<void> => {
    const asked = wanted.peek();
    const isEnough = asked.name.trim().length > 1 || digits(asked.phone) > 3 || isEmail(asked.email);
    if (!isEnough) {
      found.value = [];
      return;
    }
    const answer = await searching.read(() => desk.crm?.ask('contact-search', { ...asked, countryCode }));
    if (!answer) return;
    found.value = answer.value ?? [];
    if (!found.value.some((one) => one.id === chosen.peek())) chosen.value = null;
    if (asked !== wanted.peek()) void look();
  };
  useEffect(() => void look(), [wanted.value]);

  const finish = (): void => {
    typed.forget();
    onClose();
  };
  const problems = {
    name: name.trim() === '' ? t.value('identify.nameNeeded') : '',
    phone: phone.trim() !== '' && !isPhone(phone, countryCode) ? t.value('identify.badPhone') : '',
    email: email.trim() !== '' && !isEmail(email.trim()) ? t.value('identify.badEmail') : '',
  };
  const shown = (problem: string): string | undefined => (checked.value && problem ? problem : undefined);
  const save = async (): Promise<void> => {
    if (chosen.value) {
      const command = { type: 'contact.choose', conversationId: chatId, contactId: chosen.value } as const;
      if (await action.call(command)) finish();
      return;
    }
    checked.value = true;
    if (problems.name || problems.phone || problems.email) return;
    const made = await action.call({
      type: 'contact.create',
      conversationId: chatId,
      name: name.trim(),
      phone: phone.trim(),
      email: email.trim(),
    });
    if (made) finish();
  };
  const messenger = chat?.provider && messengerName(chat.provider, t.value);
  const source = [messenger, chat?.gateway].filter(Boolean).join(', ');
  return (
    <ActionSheet
      title={t.value('identify.title')}
      error={action.error.value || searching.error.value}
      onClose={onClose}
      save={{
        label: t.value(chosen.value ? 'identify.link' : 'identify.create'),
        busy: action.busy.value,
        run: save,
      }}
      onCancel={typed.forget}
    >
      <Field
        label={t.value('identify.name')}
        value={name}
        onValue={(text) => typed.type({ name: headOf(text, 250) })}
        error={shown(problems.name)}
        autocomplete="off"
        inputRef={focusOnce}
      />
      <div class="two-fields">
        <Field
          label={t.value('identify.phone')}
          value={phone}
          onValue={(text) => typed.type({ phone: headOf(text, 50) })}
          error={shown(problems.phone)}
          autocomplete="off"
        />
        <Field
          label={t.value('identify.email')}
          value={email}
          onValue={(text) => typed.type({ email: headOf(text, 250) })}
          error={shown(problems.email)}
          autocomplete="off"
        />
      </div>
      <p class="dialog-note small">{t.value('identify.source', { source })}</p>
      {found.value && found.value.length > 0 ? (
        <>
          <p class="radios-title">{t.value('identify.found')}</p>
          <ContactRadios
            label={t.value('identify.found')}
            contacts={found.value}
            chosen={chosen.value}
            onChoose={(id) => (chosen.value = id)}
            none={{ label: t.value('identify.noneOfThem'), onChoose: () => (chosen.value = null) }}
          />
        </>
      ) : (
        !searching.error.value && (
          <p class="dialog-note small" role="status">
            {t.value(found.value ? 'identify.notFound' : 'identify.searching')}
          </p>
        )
      )}
    </ActionSheet>
  );
}
