import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useId, useRef } from 'preact/hooks';
import { MAX_NAME, nameLength } from '../../../lib/chat/template.ts';
import type { LookupText } from '../../../lib/creatio/templates.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';

interface FormProps {
  /** What is edited or copied; null: a new one. */
  row: LookupText | null;
  title: string;
  onSave: (name: string, text: string) => void;
  onBack: () => void;
}

/** «Название» and «Описание» of a template. What the server would refuse is refused here, while it is typed. */
export function TemplateForm({ row, title, onSave, onBack }: FormProps): JSX.Element {
  const { t } = useDesk();
  const id = useId();
  const name = useSignal(row?.name ?? '');
  const text = useSignal(row?.text ?? '');
  const tried = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const { seen, units } = nameLength(name.value);
  const over = units - MAX_NAME;
  const nameError =
    over > 0
      ? t.value('template.tooLong', { max: MAX_NAME, count: over })
      : tried.value && name.value.trim() === ''
        ? t.value('template.nameNeeded')
        : undefined;
  const textError = tried.value && text.value.trim() === '' ? t.value('template.textNeeded') : undefined;
  const counter =
    t.value('template.count', { shown: seen, all: MAX_NAME }) +
    (seen === units ? '' : ` · ${t.value('template.units', { count: units })}`);
  const save = (): void => {
    tried.value = true;
    if (over > 0 || name.value.trim() === '' || text.value.trim() === '') return;
    onSave(name.value.trim(), text.value.trim());
  };
  return (
    <form
      class="template-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
    >
      <h3>{title}</h3>
      <div class="name-row">
        <Field
          label={t.value('template.name')}
          value={name.value}
          onValue={(value) => (name.value = value)}
          error={nameError}
          hint={counter}
          inputRef={first}
          autocomplete="off"
          onEnter={save}
        />
        {nameError && <span class="counter num">{counter}</span>}
      </div>
      <div class="field">
        <label class="field-label" for={id}>
          {t.value('template.text')}
        </label>
        <textarea
          id={id}
          rows={4}
          value={text.value}
          aria-invalid={textError ? true : undefined}
          aria-describedby={`${id}-note`}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        <p class={textError ? 'field-error' : 'field-hint'} id={`${id}-note`}>
          {textError ?? t.value('template.textHint')}
        </p>
      </div>
      <div class="form-actions">
        <Button onClick={onBack}>{t.value('template.back')}</Button>
        <Button kind="primary" type="submit">
          {t.value('template.save')}
        </Button>
      </div>
    </form>
  );
}
