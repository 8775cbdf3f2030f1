import { useSignal, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { blanksOf } from '../../lib/templates/placeholders.ts';
import type { Translate } from '../../lib/i18n/late.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { BlanksDialog } from '../desk/composer/blanks-dialog.tsx';
import { Blanks, selectBlank } from '../desk/composer/blanks.tsx';
import { DeskProvider, useDesk, type DeskModel } from '../desk/model.ts';
import { Icon } from '../ui/icons.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { createOutgoingForm } from './form-model.ts';
import type { Need, OutgoingFormModel, Prefill } from './form-types.ts';
import { MessageField } from './message-field.tsx';
import { RecipientField } from './recipient-field.tsx';
import { SentList } from './sent-list.tsx';
import { Ways } from './ways.tsx';
import { WhoseCrm } from './whose-crm.tsx';

interface OutgoingFormProps {
  desk: DeskModel;
  /** Whom the door leads to; told when it is known. */
  prefill?: () => Promise<Prefill | null>;
}

/** A message that starts a conversation: «Кому», what it goes through, «Сообщение», and what became of those before. */
export function OutgoingForm({ desk, prefill }: OutgoingFormProps): JSX.Element {
  const dialog = useSignal<JSX.Element | null>(null);
  const composer = useSignal<DeskModel['composer']['value']>(null);
  // A question of the form's and its field are its own: the conversation beside it has others.
  const own = useMemo((): DeskModel => ({ ...desk, dialog, composer }), [desk]);
  const form = useMemo(() => createOutgoingForm(own), [own]);
  useEffect(() => form.dispose, [form]);
  return (
    <DeskProvider value={own}>
      <Form form={form} dialog={dialog} prefill={prefill} />
    </DeskProvider>
  );
}

function Form({
  form,
  dialog,
  prefill,
}: {
  form: OutgoingFormModel;
  dialog: Signal<JSX.Element | null>;
  prefill: OutgoingFormProps['prefill'];
}): JSX.Element {
  const desk = useDesk(OUTGOING_WORDS);
  const { t, view } = desk;
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const focusRecipient = (): void => box.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  useEffect(() => {
    const lead = (): void => {
      if (form.recipient.peek()) field.current?.focus({ preventScroll: true });
      else focusRecipient();
    };
    let isHere = true;
    lead();
    void prefill?.().then((from) => {
      if (!from || !isHere) return;
      form.prefill(from);
      if (box.current?.contains(document.activeElement)) lead();
    });
    return () => {
      isHere = false;
    };
  }, []);

  const sendNow = async (): Promise<void> => {
    if (await form.send()) focusRecipient();
  };
  const submit = (): void => {
    if (!form.recipient.peek() && form.typed.peek() !== '') {
      form.manual();
      if (!form.recipient.peek()) return;
    }
    const need = form.need.peek();
    if (need === 'recipient') focusRecipient();
    if (need !== null) return;
    const blanks = blanksOf(form.text.peek());
    if (blanks.length === 0) void sendNow();
    else
      dialog.value = (
        <BlanksDialog blanks={blanks} onSend={() => void sendNow()} onClose={() => (dialog.value = null)} />
      );
  };

  const need = form.need.value;
  const refusal = form.refusal.value;
  const asking = form.asking.value;
  const unsure = form.unsure.value;
  const isOnline = view.value?.connection.state === 'online';
  return (
    <form
      class="outgoing"
      ref={box}
      aria-label={t.value('desk.write')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="outgoing-body down">
        <WhoseCrm form={form} />
        <RecipientField form={form} onChosen={() => field.current?.focus({ preventScroll: true })} />
        <Ways form={form} />
        <MessageField form={form} field={field} onSend={submit} />
        <SentList />
      </div>
      {refusal && (
        <p class="outgoing-refusal on-red" role="alert">
          <Icon name="alert" size={16} /> {desk.sentence(refusal)}
        </p>
      )}
      <Blanks text={form.text.value} onGo={(blank) => selectBlank(field.current!, blank)} />
      <footer class="outgoing-foot across apart">
        <p id={`${id}-why`} class={need ? 'needs' : undefined} role="status">
          {need
            ? needWords(need, form, t.value)
            : t.value(isOnline ? 'outgoing.answerNew' : 'outgoing.offline')}
        </p>
        <button
          type="submit"
          class="button primary large"
          disabled={need !== null || form.busy.value}
          aria-busy={form.busy.value || undefined}
          aria-describedby={`${id}-why`}
        >
          {form.busy.value ? <span class="spinner" aria-hidden="true" /> : <Icon name="send" size={16} />}
          {t.value('chat.send')}
        </button>
      </footer>
      {dialog.value}
      {asking && (
        <ConfirmDialog
          readings={asking}
          onConfirm={(reading) => confirmed(form, reading, field, focusRecipient)}
        />
      )}
      {unsure && (
        <ConfirmDialog
          readings={[unsure]}
          onFile
          onConfirm={(reading) => {
            form.confirmOnFile(reading !== null);
            if (reading) void sendNow();
          }}
        />
      )}
    </form>
  );
}

function confirmed(
  form: OutgoingFormModel,
  reading: Parameters<OutgoingFormModel['confirm']>[0],
  field: { current: HTMLTextAreaElement | null },
  focusRecipient: () => void,
): void {
  form.confirm(reading);
  // After the dialog has given the focus back to where it was.
  setTimeout(() => (reading ? field.current?.focus({ preventScroll: true }) : focusRecipient()));
}

function needWords(
  need: Exclude<Need, null>,
  form: OutgoingFormModel,
  t: Translate<keyof typeof OUTGOING_WORDS>,
): string {
  const max = form.maxText.value;
  return t(`outgoing.needs.${need}`, { count: form.text.value.trim().length - max, max });
}
