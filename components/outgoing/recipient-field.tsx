import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { safeName } from '../../lib/shown/format.ts';
import { IconButton } from '../ui/controls.tsx';
import { usePicker } from '../ui/picker.ts';
import { onPressOutside } from '../ui/press-outside.ts';
import { useDesk } from '../desk/model.ts';
import { askCrm } from './ask-crm.ts';
import type { OutgoingFormModel } from './form-types.ts';
import { ofContact, optionsOf, showAddresses, type Option } from '../../lib/outgoing/options.ts';
import { RecipientList } from './recipient-list.tsx';

/** «Кому»: a field that finds people while it is typed in, and shows who was chosen. */
export function RecipientField({
  form,
  onChosen,
}: {
  form: OutgoingFormModel;
  /** Somebody was chosen: on to the message. */
  onChosen: () => void;
}): JSX.Element {
  const desk = useDesk(OUTGOING_WORDS);
  const { t, view } = desk;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = useSignal(false);
  const problem = useSignal('');
  const options = useComputed(() =>
    optionsOf({
      typed: form.typed.value,
      found: form.search.found.value,
      recent: view.value?.outgoingRecent ?? [],
      gateways: form.lines.value.state === 'read' ? form.lines.value.gateways : null,
      countryCode: view.value?.settings.outgoing.countryCode ?? '',
      crm: form.crm.value,
      t: t.value,
    }),
  );
  const chosen = form.recipient.value;
  const shown = isOpen.value && (options.value.length > 0 || form.search.found.value.busy);

  useEffect(() => onPressOutside(box.current!, () => (isOpen.value = false)), []);
  useSignalEffect(() => {
    if (form.recipient.value) isOpen.value = false;
  });

  const pick = async (option: Option): Promise<void> => {
    if (option.obstacle !== '') return;
    problem.value = '';
    isOpen.value = false;
    if (!option.recipient) {
      form.manual();
      if (form.recipient.peek()) onChosen();
      return;
    }
    form.choose(option.recipient);
    onChosen();
    if (!option.contactId) return;
    const countryCode = view.peek()?.settings.outgoing.countryCode ?? '';
    const { origin = form.crm.peek() } = option.recipient;
    const answer = await askCrm(desk, 'recipient', { contactId: option.contactId, countryCode }, origin);
    if (form.recipient.peek() !== option.recipient) return;
    // The address that was written to before is known without the CRM.
    if (option.group === 'recent' && !(answer.ok && answer.value)) return;
    if (answer.ok && answer.value) {
      form.choose(ofContact(answer.value, origin));
    } else {
      form.clearRecipient();
      problem.value = t.peek()(answer.ok ? 'outgoing.noContact' : 'outgoing.crmFailed');
    }
  };
  const picker = usePicker({
    rows: shown ? options.value : [],
    keyOf: (option) => option.key,
    isFirst: (option) => option.obstacle === '',
    onPick: (option) => void pick(option),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (picker.onKey(event) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !shown) {
      isOpen.value = true;
    } else if (event.key === 'Enter' && !event.shiftKey) {
      if (form.typed.value !== '') form.manual();
      else if (chosen) onChosen();
    } else if (event.key === 'Escape' && shown) {
      isOpen.value = false;
    } else if (event.key === 'Backspace' && chosen && form.typed.value === '') {
      form.clearRecipient();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onInput = (text: string): void => {
    problem.value = '';
    picker.reset();
    isOpen.value = true;
    form.setTyped(text);
  };

  const error = form.invalid.value ? t.value(`outgoing.invalid.${form.invalid.value}`) : problem.value;
  return (
    <div class="field recipient" ref={box}>
      <label class="field-label" for={id}>
        {t.value('outgoing.to')}
      </label>
      <div class={`recipient-box across${error ? ' wrong' : ''}`}>
        {chosen && (
          <span class="recipient-chip" id={`${id}-chip`}>
            <span class="name">{safeName(chosen.label)}</span>
            <IconButton
              icon="close"
              label={t.value('outgoing.clear')}
              onClick={() => {
                form.clearRecipient();
                input.current?.focus();
              }}
            />
          </span>
        )}
        <input
          id={id}
          ref={input}
          type="text"
          role="combobox"
          data-autofocus={chosen ? undefined : ''}
          value={form.typed.value}
          placeholder={chosen ? '' : t.value('outgoing.placeholder')}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? picker.list.id : undefined}
          aria-activedescendant={picker.activeId}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note${chosen ? ` ${id}-chip` : ''}`}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
          onFocus={() => (isOpen.value = !chosen)}
          onClick={() => (isOpen.value = !chosen || form.typed.value !== '')}
          onBlur={() => {
            isOpen.value = false;
            if (form.typed.peek() !== '') form.manual(false);
          }}
          onKeyDown={onKeyDown}
        />
        {!chosen && form.typed.value !== '' && (
          <IconButton
            icon="close"
            label={t.value('outgoing.clear')}
            onClick={() => {
              onInput('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      <p class={error ? 'field-error' : 'field-hint'} id={`${id}-note`} role={error ? 'alert' : undefined}>
        {error || (chosen && showAddresses(chosen.addresses))}
      </p>
      {shown && (
        <RecipientList
          picker={picker}
          options={options.value}
          query={form.typed.value}
          found={form.search.found.value}
        />
      )}
    </div>
  );
}
