import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../model.ts';

interface SearchBoxProps {
  value: string;
  onValue: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** Takes the cursor as soon as it is there, before the next key: it was asked for, and a letter must not go elsewhere. */
export function SearchBox({ value, onValue, onKeyDown }: SearchBoxProps): JSX.Element {
  const { t } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <span class="search-box">
      <Icon name="search" size={16} />
      <input
        ref={field}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t.value('search.label')}
        placeholder={t.value('search.label')}
        defaultValue={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
