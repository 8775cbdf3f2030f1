import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button, IconButton, SearchField } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import type { ChatSearch } from './use-chat-search.ts';
import type { Older } from './use-older.ts';

/** The row under the conversation's header: what is looked for, how much of it there is, and the way between. */
export function ChatSearchBar({ search, older }: { search: ChatSearch; older: Older }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const busy = useSignal(false);
  const alive = useRef(true);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => () => void (alive.current = false), []);
  const { found, current, text } = search;
  const count = found.value.length;
  const at = current.value === null ? 0 : found.value.indexOf(current.value) + 1;
  const reachedStart = desk.conversation.value?.reachedStart ?? true;

  /** Reads on until there is one hit more, the beginning, or a failure. */
  const searchOlder = async (): Promise<void> => {
    busy.value = true;
    // The button goes when the beginning is reached; the keyboard must not go with it.
    bar.current?.querySelector('input')?.focus({ preventScroll: true });
    const had = search.found.peek().length;
    while (
      alive.current &&
      search.text.peek() !== '' &&
      desk.conversation.peek()?.reachedStart === false &&
      search.found.peek().length === had
    ) {
      if (!(await older.load())) break;
    }
    if (search.found.peek().length > had && had > 0) search.step(-1);
    busy.value = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') search.step(event.shiftKey ? 1 : -1);
    else if (event.key === 'ArrowUp' && !event.shiftKey) search.step(-1);
    else if (event.key === 'ArrowDown' && !event.shiftKey) search.step(1);
    else if (event.key === 'Escape') search.close();
    else return;
    event.preventDefault();
  };
  return (
    <div class="chat-search" ref={bar} role="search" aria-label={t.value('search.inChat')}>
      <SearchField
        takesFocus
        label={t.value('search.label')}
        defaultValue={search.text.value}
        onText={search.type}
        onKeyDown={onKeyDown}
      />
      <span class="found num" role="status">
        {text.value !== '' &&
          (count > 0 ? t.value('search.place', { at, count }) : t.value('search.nothing'))}
      </span>
      <IconButton
        icon="up"
        label={t.value('search.older')}
        disabled={count === 0}
        onClick={() => search.step(-1)}
      />
      <IconButton
        icon="chevron"
        label={t.value('search.newer')}
        disabled={count === 0}
        onClick={() => search.step(1)}
      />
      <IconButton icon="close" label={t.value('search.close')} onClick={search.close} />
      {text.value !== '' && !reachedStart && (
        <div class="search-older small">
          <Button kind="link" busy={busy.value} onClick={() => void searchOlder()}>
            {t.value('search.readOlder')}
          </Button>
          {older.failure.value && <span class="failed">{older.failure.value}</span>}
        </div>
      )}
    </div>
  );
}
