import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { countFrom } from '../../lib/chat/channel-limits.ts';
import { fillBlanks } from '../../lib/templates/placeholders.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { composerHandle, insertText } from '../desk/composer/composer-handle.ts';
import { fieldKeys } from '../desk/composer/field-keys.ts';
import { useDesk } from '../desk/model.ts';
import { useTemplates } from '../templates/door.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Icon } from '../ui/icons.tsx';
import type { OutgoingFormModel } from './form-types.ts';

/** Ready-made texts that belong to no chat. */
const NO_CHAT = { id: '#outgoing', queue: '' };

/** «Сообщение», and the ready-made texts for it. */
export function MessageField({
  form,
  field,
  onSend,
}: {
  form: OutgoingFormModel;
  field: { current: HTMLTextAreaElement | null };
  onSend: () => void;
}): JSX.Element {
  const desk = useDesk(OUTGOING_WORDS);
  const { t, view } = desk;
  const id = useId();
  const label = useRef('');
  label.current = safeName(form.recipient.value?.label ?? '');
  const templates = useTemplates();
  const sendWith = view.value?.settings.composer.sendWith ?? 'enter';
  const length = form.text.value.trim().length;
  const max = form.maxText.value;
  const over = length - max;

  useEffect(() => {
    const handle = composerHandle(NO_CHAT.id, field.current!);
    const insert = (text: string): void =>
      insertText(field.current!, fillBlanks(text, clientValues(label.current)));
    desk.composer.value = { ...handle, insert };
  }, []);

  const onKeyDown = fieldKeys(desk, field, templates, onSend);
  const Panel = templates.Panel.value;
  return (
    <div class="message field">
      <div class="message-head across apart">
        <label class="field-label" for={id}>
          {t.value('outgoing.message')}
        </label>
        <button
          type="button"
          class="button link"
          aria-expanded={templates.open.value !== null}
          onClick={templates.toggle}
        >
          <Icon name="plus" size={16} />
          {t.value('outgoing.prepared')}
        </button>
      </div>
      <textarea
        id={id}
        ref={field}
        rows={4}
        value={form.text.value}
        title={t.value(sendWith === 'enter' ? 'chat.enterHint' : 'chat.ctrlEnterHint')}
        aria-invalid={over > 0 ? true : undefined}
        aria-describedby={over > 0 ? `${id}-note` : undefined}
        onInput={(event) => {
          form.setText(event.currentTarget.value);
          templates.typed(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
      />
      {over > 0 ? (
        <p class="field-error" id={`${id}-note`} role="alert">
          {t.value('outgoing.needs.shorter', { count: over, max })}
        </p>
      ) : (
        length >= countFrom(max) && (
          <p class="field-hint num" role="status">
            {t.value('chat.counter', { count: length, max })}
          </p>
        )
      )}
      {Panel && templates.open.value && <Panel chat={NO_CHAT} menu={templates} />}
    </div>
  );
}

/** What is known of somebody before there is a chat with him. */
function clientValues(name: string): Record<string, string> {
  if (name === '' || /^[+@\d]/.test(name)) return {};
  const names = [
    'client_name',
    'name',
    'contact_name',
    'имя',
    "ім'я",
    'имя_клиента',
    "ім'я_клієнта",
    'клиент',
    'клієнт',
  ];
  return Object.fromEntries(names.map((one) => [one, name]));
}
