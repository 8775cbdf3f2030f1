/** What of `components/ui` stands alone nowhere: tabs, a menu, marked words, a dialog. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../../components/ui/controls.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import { Marked } from '../../components/ui/marked.tsx';
import { Menu } from '../../components/ui/menu.tsx';
import { TabList } from '../../components/ui/tab-list.tsx';
import { translator, type Language } from '../../lib/i18n/index.ts';

const TABS = ['active', 'closed'] as const;

export function Pieces({ language }: { language: Language }): JSX.Element {
  const t = translator(language);
  const tab = useSignal<(typeof TABS)[number]>('active');
  const isAsked = useSignal(false);
  const close = (): void => void (isAsked.value = false);
  return (
    <main class="gallery-controls" tabIndex={-1}>
      <section>
        <TabList
          label={t('list.label')}
          tabs={TABS}
          selected={tab.value}
          prefix="piece"
          panelOf={() => 'piece-panel'}
          onChoose={(next) => (tab.value = next)}
        >
          {(name) => (
            <>
              {t(`tab.${name}`)} <span class="count num">{name === 'active' ? 5 : 120}</span>
            </>
          )}
        </TabList>
      </section>
      <section role="tabpanel" id="piece-panel" aria-labelledby={`piece-${tab.value}`}>
        <p>
          <Marked
            text="Замовлення №4518 чекає на оплату замовлення"
            hits={[
              [0, 10],
              [33, 43],
            ]}
          />
        </p>
      </section>
      <section>
        <Button kind="primary" onClick={() => (isAsked.value = true)}>
          {t('chat.end')}
        </Button>
      </section>
      <section class="gallery-corner">
        <Menu
          label={t('desk.more')}
          icon="more"
          items={[
            { key: 'search', label: t('search.label'), icon: 'search', onChoose: () => {} },
            { key: 'end', label: t('chat.end'), icon: 'close', onChoose: () => {} },
          ]}
        />
      </section>
      {isAsked.value && (
        <Dialog
          title={t('chat.end')}
          closeLabel={t('desk.close')}
          onClose={close}
          actions={
            <>
              <Button class="button outline large" data-autofocus onClick={close}>
                {t('answer.no')}
              </Button>
              <Button class="button primary large" onClick={close}>
                {t('answer.yes')}
              </Button>
            </>
          }
        >
          <p>{t('options.locked')}</p>
        </Dialog>
      )}
    </main>
  );
}
