import { computed, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { indexTemplates, searchTemplates, type Template } from '../../lib/templates/rules.ts';
import { TEMPLATES_WORDS } from '../../lib/templates/words.ts';
import { SearchField } from '../ui/controls.tsx';
import { usePicker } from '../ui/picker.ts';
import { useDesk } from '../desk/model.ts';
import type { TemplatesPanelProps } from './menu-types.ts';
import { Footer, Notes } from './footer.tsx';
import { TemplateForm } from './form.tsx';
import { insertTemplate } from './insert.ts';
import { TemplateList, MAX_SHOWN } from './list.tsx';
import { templateStore } from './store.ts';
import './templates.css';

type Editing = { template: Template | null; isCopy: boolean };

/** The list of ready-made texts above the field: search, choose, and, where rights allow, keep them. */
export function TemplatesPanel({ chat, menu }: TemplatesPanelProps): JSX.Element {
  const desk = useDesk(TEMPLATES_WORDS);
  const { t } = desk;
  const store = templateStore(desk);
  const box = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const query = useSignal(menu.open.peek()?.slash?.query ?? '');
  const editing = useSignal<Editing | null>(null);
  const index = useMemo(
    () => computed(() => indexTemplates(store.templates.value, chat.queue)),
    [chat.queue],
  );
  const found = useComputed(() => searchTemplates(index.value, query.value));
  const shown = useComputed(() => found.value.slice(0, MAX_SHOWN));

  useEffect(() => {
    void store.refresh(chat.id, false);
    // A list that is closed again by now must not take the focus with it.
    const opened = menu.open.peek();
    if (opened && !opened.slash) search.current?.focus();
  }, []);
  useSignalEffect(() => {
    const slash = menu.open.value?.slash;
    if (slash) query.value = slash.query;
  });
  const leave = (): void => {
    menu.close();
    desk.composer.peek()?.focus();
  };
  const picker = usePicker({
    rows: shown.value,
    keyOf: ({ template }) => `${template.source}${template.id}`,
    onPick: ({ template }) => insertTemplate(desk, menu, template, store.view.peek()?.values ?? {}),
  });
  useLayoutEffect(picker.reset, [query.value]);

  const startEditing = (what: Editing): void => {
    // What went wrong with the list is no fault of the form's.
    if (store.trouble.peek()?.kind !== 'missing') store.trouble.value = null;
    editing.value = what;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    if (picker.onKey(event) || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  useEffect(() => {
    menu.keys.current = editing.value ? null : onKey;
    return () => (menu.keys.current = null);
  });
  // In the field the list is heard of through the field itself.
  const field = menu.open.value?.slash && picker.active ? desk.composer.value?.field : null;
  useEffect(() => {
    if (!field) return;
    field.setAttribute('aria-activedescendant', picker.activeId!);
    field.setAttribute('aria-controls', picker.list.id);
    return () => {
      field.removeAttribute('aria-activedescendant');
      field.removeAttribute('aria-controls');
    };
  }, [field, picker.activeId]);

  const edit = editing.value;
  return (
    <section
      ref={box}
      class="templates"
      aria-label={t.value('template.list')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      {edit ? (
        <TemplateForm
          chatId={chat.id}
          title={t.value(edit.template && !edit.isCopy ? 'template.editTitle' : 'template.new')}
          row={edit.template}
          isCopy={edit.isCopy}
          onBack={() => {
            editing.value = null;
            queueMicrotask(() => search.current?.focus());
          }}
          trouble={<Notes store={store} />}
          onSave={async (row, was) => {
            const before = edit.template && !edit.isCopy ? { id: edit.template.id, ...was } : null;
            if (!(await store.save(row, before))) return false;
            editing.value = null;
            query.value = '';
            queueMicrotask(() => search.current?.focus());
            return true;
          }}
        />
      ) : (
        <>
          <SearchField
            large
            inputRef={search}
            value={query.value}
            label={t.value('template.search')}
            aria-controls={picker.list.id}
            aria-activedescendant={picker.activeId}
            onText={(text) => (query.value = text)}
            onKeyDown={onKey}
          >
            <span class="num small" role="status">
              {t.value('template.count', { shown: found.value.length, all: store.templates.value.length })}
            </span>
          </SearchField>
          <Notes store={store} />
          <TemplateList
            shown={shown.value}
            total={found.value.length}
            picker={picker}
            store={store}
            queried={query.value !== ''}
            onEdit={(template, isCopy) => startEditing({ template, isCopy })}
          />
          <Footer
            store={store}
            onNew={() => startEditing({ template: null, isCopy: false })}
            onRefresh={() => void store.refresh(chat.id, true)}
          />
        </>
      )}
    </section>
  );
}
