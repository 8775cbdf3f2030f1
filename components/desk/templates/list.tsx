import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Found, Template } from '../../../lib/chat/template.ts';
import { TEMPLATES_WORDS } from '../../../lib/i18n/templates.ts';
import { IconButton } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import { MarkedTemplate } from './marked.tsx';
import type { TemplateStore } from './store.ts';

/** More than this nobody reads through; the search is nearer. */
export const MAX_SHOWN = 100;

export const optionId = (index: number): string => `template-${index}`;

interface ListProps {
  shown: Found[];
  total: number;
  active: Signal<number>;
  store: TemplateStore;
  queried: boolean;
  onChoose: (template: Template) => void;
  onEdit: (template: Template, isCopy: boolean) => void;
}

export function TemplateList({
  shown,
  total,
  active,
  store,
  queried,
  onChoose,
  onEdit,
}: ListProps): JSX.Element {
  const { t } = useDesk(TEMPLATES_WORDS);
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const values = store.view.value?.values ?? {};
  const picked = shown[active.value]?.template;
  const place = (): void => {
    const option = scroller.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (option) top.value = option.offsetTop;
  };
  useEffect(place);
  useSignalEffect(() => {
    const index = active.value;
    queueMicrotask(() =>
      scroller.current?.querySelectorAll('[role=option]')[index]?.scrollIntoView({ block: 'nearest' }),
    );
  });
  return (
    <div class="template-rows" ref={scroller}>
      <div role="listbox" id="templates-list" aria-label={t.value('template.list')}>
        {shown.map(({ template, nameHits, textHits }, i) => (
          <div
            key={`${template.source}${template.id}`}
            id={optionId(i)}
            role="option"
            aria-selected={i === active.value}
            tabIndex={-1}
            onPointerMove={() => (active.value = i)}
            // The field keeps its focus and its cursor.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(template)}
            onKeyDown={(event) => event.key === 'Enter' && onChoose(template)}
          >
            <p class="template-name">
              <MarkedTemplate text={template.name} hits={nameHits} />
            </p>
            <p class="template-text">
              <MarkedTemplate text={template.text} hits={textHits} values={values} />
            </p>
            <p class="template-source">
              {template.source === 'webitel' ? 'Webitel' : 'Creatio'}
              {template.queue && ` · ${template.queue}`}
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
