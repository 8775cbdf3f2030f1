import type { JSX } from 'preact';
import { IconButton } from '../ui/controls.tsx';
import { useDesk } from './model.ts';
import { SearchBox } from './search-box.tsx';

export function ListSearch({ order }: { order: JSX.Element }): JSX.Element {
  const { t, listSearch, tab } = useDesk();
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
      <SearchBox
        value={listSearch.peek() ?? ''}
        onValue={(text) => (listSearch.value = text)}
        onKeyDown={onKeyDown}
      />
      {tab.value === 'active' && <span class="order-narrow">{order}</span>}
      <IconButton icon="close" label={t.value('search.close')} onClick={close} />
    </div>
  );
}
