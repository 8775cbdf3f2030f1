import { TEMPLATES_WORDS } from '../../lib/templates/words.ts';
import type { JSX } from 'preact';
import { timeOfDay } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import type { TemplateStore } from './store.ts';

/** What became of Creatio's texts, and the way back from the last change. */
export function Notes({ store }: { store: TemplateStore }): JSX.Element {
  const { t } = useDesk(TEMPLATES_WORDS);
  const trouble = store.trouble.value;
  const undo = store.undo.value;
  return (
    <>
      {trouble && (
        <p
          class={`template-note on-amber small across apart ${trouble.kind === 'missing' ? 'quiet' : ''}`}
          role={/refused|changed/.test(trouble.kind) ? 'alert' : 'status'}
          data-notice={trouble.kind === 'session' ? 'crm-session' : undefined}
        >
          {t.value(`template.crm.${trouble.kind}`, { reason: trouble.reason })}
        </p>
      )}
      {store.view.value?.refused && (
        <p class="template-note on-amber small across apart quiet" role="status">
          {t.value('template.webitelRefused')}
        </p>
      )}
      {undo && (
        <p class="template-note on-amber small across apart undo" role="status">
          <span>{t.value(`template.${undo.done}`, { name: undo.name })}</span>
          <Button kind="link" onClick={() => undo.run()}>
            {t.value('template.undo')}
          </Button>
        </p>
      )}
    </>
  );
}

interface FooterProps {
  store: TemplateStore;
  onNew: () => void;
  onRefresh: () => void;
}

export function Footer({ store, onNew, onRefresh }: FooterProps): JSX.Element {
  const { t, language } = useDesk(TEMPLATES_WORDS);
  const view = store.view.value;
  const at = view?.webitelAt ? timeOfDay(view.webitelAt, language.value) : null;
  return (
    <footer>
      {store.canEdit.value && (
        <button type="button" class="button link" onClick={onNew}>
          <Icon name="plus" size={16} />
          {t.value('template.new')}
        </button>
      )}
      <span class="grow" />
      {at && (
        <span class="fresh num">
          {t.value(view?.stale ? 'template.stale' : 'template.freshAt', { time: at })}
        </span>
      )}
      {store.address.value && (
        <a
          class="icon-button"
          href={store.address.value}
          target="_blank"
          rel="noreferrer"
          aria-label={t.value('template.openLookup')}
          title={t.value('template.openLookup')}
        >
          <Icon name="open" size={16} />
        </a>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t.value('template.refresh')}
        title={t.value('template.refreshHint')}
        aria-busy={store.busy.value}
        onClick={onRefresh}
      >
        {store.busy.value ? <span class="spinner" aria-hidden="true" /> : <Icon name="refresh" size={16} />}
      </button>
    </footer>
  );
}
