import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Found, Template } from '../../lib/templates/rules.ts';
import { TEMPLATES_WORDS } from '../../lib/templates/words.ts';
import { IconButton } from '../ui/controls.tsx';
import type { Picker } from '../ui/picker.ts';
import { useDesk } from '../desk/model.ts';
import { MarkedTemplate } from './marked.tsx';
import type { TemplateStore } from './store.ts';

/** More than this nobody reads through; the search is nearer. */
export const MAX_SHOWN = 100;

interface ListProps {
  shown: Found[];
  total: number;
  picker: Picker<Found>;
  store: TemplateStore;
  queried: boolean;
  onEdit: (template: Template, isCopy: boolean) => void;
}

export function TemplateList({ shown, total, picker, store, queried, onEdit }: ListProps): JSX.Element {
  const { t } = useDesk(TEMPLATES_WORDS);
  const top = useSignal(0);
  const values = store.view.value?.values ?? {};
  const picked = picker.active?.template;
  const place = (): void => {
    const option = picker.list.ref.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (option) top.value = option.offsetTop;
  };
  useEffect(place);
  return (
    <div class="template-rows">
      <div role="listbox" {...picker.list} aria-label={t.value('template.list')}>
        {shown.map((found) => (
          <div
            key={`${found.template.source}${found.template.id}`}
            role="option"
            aria-selected={found === picker.active}
            {...picker.option(found)}
          >
            <p class="template-name">
              <MarkedTemplate text={found.template.name} hits={found.nameHits} />
            </p>
            <p class="template-text">
              <MarkedTemplate text={found.template.text} hits={found.textHits} values={values} />
            </p>
            <p class="template-source">
              {found.template.source === 'webitel' ? 'Webitel' : 'Creatio'}
              {found.template.queue && ` · ${found.template.queue}`}
            </p>
          </div>
        ))}
      </div>
      {picked && store.canEdit.value && (
        <div class="template-tools" style={{ top: `${top.value}px` }}>
          {picked.source === 'creatio' && (
            <IconButton
              icon="edit"
              label={t.value('template.edit', { name: picked.name })}
              onClick={() => onEdit(picked, false)}
            />
          )}
          <IconButton
            icon="copy"
            label={t.value('template.copy', { name: picked.name })}
            onClick={() => onEdit(picked, true)}
          />
          {picked.source === 'creatio' && (
            <IconButton
              icon="trash"
              label={t.value('template.delete', { name: picked.name })}
              onClick={() => store.remove(picked)}
            />
          )}
        </div>
      )}
      {shown.length === 0 && store.view.value && (
        <p class="template-none" role="status">
          {t.value(queried ? 'template.none' : 'template.empty')}
        </p>
      )}
      {total > shown.length && (
        <p class="template-none">{t.value('template.first', { count: shown.length })}</p>
      )}
    </div>
  );
}
