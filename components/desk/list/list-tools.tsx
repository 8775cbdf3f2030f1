import type { JSX } from 'preact';
import type { ListOrder } from '../../../lib/chat/order.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { IconButton, SearchField } from '../../ui/controls.tsx';
import { ActButton } from '../act.tsx';
import { useDesk, useView } from '../model.ts';

/** Search and order of the lists, in the row of the tabs. */
export function ListTools(): JSX.Element {
  const desk = useDesk();
  const { t, listSearch, tab } = desk;
  const isOpen = listSearch.value !== null;
  return (
    <>
      <ActButton
        act={{
          id: 'search-list',
          icon: 'search',
          label: t.value('search.list'),
          run: () => (listSearch.value = isOpen ? null : ''),
        }}
        aria-expanded={isOpen}
      />
      {tab.value === 'active' && (
        <span class="order-wide">
          <OrderMenu />
        </span>
      )}
    </>
  );
}

export function ListSearch(): JSX.Element | null {
  const desk = useDesk();
  const { t, listSearch, tab } = desk;
  if (listSearch.value === null) return null;
  const close = (): void => {
    listSearch.value = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  return (
    <div class="list-search" role="search" aria-label={t.value('search.list')}>
      <SearchField
        takesFocus
        label={t.value('search.label')}
        defaultValue={listSearch.peek() ?? ''}
        onText={(text) => (listSearch.value = text)}
        onKeyDown={onKeyDown}
      />
      {tab.value === 'active' && (
        <span class="order-narrow">
          <OrderMenu />
        </span>
      )}
      <IconButton icon="close" label={t.value('search.close')} onClick={close} />
    </div>
  );
}

function OrderMenu(): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const locked = useView((view) => view?.lockedSettings.includes('list.order'));
  const current = useView((view) => view?.settings.list.order ?? 'urgency');
  return (
    <ChoiceMenu<ListOrder>
      icon="sort"
      label={t.value('list.order')}
      value={current}
      choices={[
        { value: 'urgency', label: t.value('list.orderUrgency') },
        { value: 'recent', label: t.value('list.orderRecent') },
      ]}
      onChoose={(order) => void desk.act({ type: 'ui.listOrder', order })}
      locked={locked ? t.value('options.locked') : undefined}
    />
  );
}
