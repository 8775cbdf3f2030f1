import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useId, useRef } from 'preact/hooks';
import { MAX_NAME, nameLength } from '../../lib/templates/rules.ts';
import type { LookupText } from '../../lib/templates/crm.ts';
import { TEMPLATES_WORDS } from '../../lib/templates/words.ts';
import { Button, Field } from '../ui/controls.tsx';
import { useTyped } from '../actions/use-typed.ts';
import { useDesk } from '../desk/model.ts';

interface FormProps {
  chatId: string;
  /** What is edited or copied; null: a new one. */
  row: LookupText | null;
  isCopy: boolean;
  title: string;
  /** @returns whether it is stored: until then the form stays, with what was typed */
  onSave: (row: LookupText, was: Pick<LookupText, 'name' | 'text'>) => Promise<boolean>;
  onBack: () => void;
  /** Why it was not stored. */
  trouble: JSX.Element | null;
}

/** «Название» and «Описание» of a template. What the server would refuse is refused here, while it is typed. */
export function TemplateForm({
  chatId,
  row,
  isCopy,
  title,
  onSave,
  onBack,
  trouble,
}: FormProps): JSX.Element {
  const { t, newId } = useDesk(TEMPLATES_WORDS);
  const id = useId();
  const busy = useSignal(false);
  const of = row ? `${isCopy ? 'copy' : 'edit'} ${row.id}` : 'new';
  const typed = useTyped(
    chatId,
    'template',
    // Under the same id however often it is tried: an answer that was lost makes no second one.
    () => ({
      of,
      id: row && !isCopy ? row.id : newId(),
      name: row?.name ?? '',
      text: row?.text ?? '',
      // As it was then: what is kept may be saved days later.
      wasName: row?.name ?? '',
      wasText: row?.text ?? '',
    }),
    (kept) => kept.of !== of,
  );
  const { name, text } = typed.fields.value;
  const tried = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const { seen, units } = nameLength(name);
  const over = units - MAX_NAME;
  const nameError =
    over > 0
      ? t.value('template.tooLong', { max: MAX_NAME, count: over })
      : tried.value && name.trim() === ''
        ? t.value('template.nameNeeded')
        : undefined;
  const textError = tried.value && text.trim() === '' ? t.value('template.textNeeded') : undefined;
  const counter =
    t.value('template.count', { shown: seen, all: MAX_NAME }) +
    (seen === units ? '' : ` · ${t.value('template.units', { count: units })}`);
  const save = (): void => {
    tried.value = true;
    if (busy.peek() || over > 0 || name.trim() === '' || text.trim() === '') return;
    busy.value = true;
    const { id: own, wasName, wasText } = typed.fields.peek();
    const was = { name: wasName, text: wasText };
    void onSave({ id: own, name: name.trim(), text: text.trim() }, was).then((isStored) => {
      busy.value = false;
      if (isStored) typed.forget();
    });
  };
  return (
    <form
      class="template-form down"
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
          value={name}
          onValue={(value) => typed.type({ name: value })}
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
          value={text}
          aria-invalid={textError ? true : undefined}
          aria-describedby={`${id}-note`}
          onInput={(event) => typed.type({ text: event.currentTarget.value })}
        />
        <p class={textError ? 'field-error' : 'field-hint'} id={`${id}-note`}>
          {textError ?? t.value('template.textHint')}
        </p>
      </div>
      {trouble}
      <div class="form-actions">
        <Button onClick={onBack}>{t.value('template.back')}</Button>
        <Button kind="primary" type="submit" busy={busy.value}>
          {t.value('template.save')}
        </Button>
      </div>
    </form>
  );
}
