import type { JSX } from 'preact';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../model.ts';

/** A search box that does not take the cursor by itself. */
export function SearchInput({ onText }: { onText: (text: string) => void }): JSX.Element {
  const { t } = useDesk();
  return (
    <span class="search-box card-search">
      <Icon name="search" size={16} />
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t.value('search.label')}
        placeholder={t.value('search.label')}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Esc empties the field first.
          if (event.key !== 'Escape' || event.currentTarget.value === '') return;
          event.preventDefault();
          event.currentTarget.value = '';
          onText('');
        }}
      />
    </span>
  );
}
