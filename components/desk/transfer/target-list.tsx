import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { TransferTarget } from '../../../lib/bridge/view.ts';
import { hasWords, wordsOf } from '../../../lib/text/fold.ts';
import { TRANSFER_WORDS } from '../../../lib/i18n/transfer.ts';
import { safeName } from '../../../lib/shown/format.ts';
import { Button, SearchField } from '../../ui/controls.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../model.ts';

export type Loaded =
  { state: 'loading' } | { state: 'read'; targets: TransferTarget[] } | { state: 'failed'; sentence: string };

interface TargetListProps {
  loaded: Loaded;
  kind: 'plan' | 'operator';
  chosen: TransferTarget | null;
  onChoose: (target: TransferTarget | null) => void;
  /** Enter on a chosen target: on to the button that does it. */
  onConfirm: () => void;
  onAgain: () => void;
}

/** A search box over the targets. Arrows lead from it into the list, where the selection follows them. */
export function TargetList({
  loaded,
  kind,
  chosen,
  onChoose,
  onConfirm,
  onAgain,
}: TargetListProps): JSX.Element {
  const { t } = useDesk(TRANSFER_WORDS);
  const id = useId();
  const search = useSignal('');
  const list = useRef<HTMLDivElement>(null);
  const all = loaded.state === 'read' ? loaded.targets : [];
  const shown = all.filter((target) => matches(target, search.value));
  const at = shown.findIndex((target) => target.id === chosen?.id);

  const typed = (text: string): void => {
    search.value = text;
    // What is no longer in sight must not be what the button acts on.
    if (chosen && !matches(chosen, text)) onChoose(null);
  };
  const move = (event: KeyboardEvent, index: number): void => {
    event.preventDefault();
    const target = shown[Math.max(0, Math.min(shown.length - 1, index))];
    if (target) onChoose(target);
  };
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.isComposing || shown.length === 0) return;
    if (event.key === 'ArrowDown') {
      move(event, at < 0 ? 0 : at);
      list.current?.focus();
    } else if (event.key === 'Enter') {
      if (at < 0) move(event, 0);
      list.current?.focus();
      event.preventDefault();
    }
  };
  const onListKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(event, at + 1);
    else if (event.key === 'ArrowUp') move(event, at - 1);
    else if (event.key === 'Home') move(event, 0);
    else if (event.key === 'End') move(event, shown.length - 1);
    else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) {
      event.preventDefault();
      onConfirm();
    }
  };
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  return (
    <>
      <SearchField
        large
        data-autofocus
        value={search.value}
        label={t.value('search')}
        onText={typed}
        onKeyDown={onSearchKey}
      />
      {shown.length > 0 ? (
        <div
          class="targets down"
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={t.value(kind === 'plan' ? 'transfer.plans' : 'transfer.operators')}
          aria-activedescendant={at >= 0 ? `${id}-${shown[at]!.id}` : undefined}
          onKeyDown={onListKey}
        >
          {shown.map((target) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the focus and the keys
            <div
              key={target.id}
              id={`${id}-${target.id}`}
              role="option"
              aria-selected={target.id === chosen?.id}
              tabIndex={-1}
              onClick={() => {
                onChoose(target);
                list.current?.focus();
              }}
            >
              <Icon name={kind === 'plan' ? 'scheme' : 'person'} />
              <span class="target-text down">
                <span class="name">{safeName(target.name)}</span>
                <span class="meta">
                  {[t.value(kind === 'plan' ? 'transfer.chatplan' : 'transfer.online'), safeName(target.note)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {target.id === chosen?.id && <Icon name="check" size={16} />}
            </div>
          ))}
        </div>
      ) : (
        <Nothing
          loaded={loaded}
          kind={kind}
          searching={search.value.trim() !== '' && all.length > 0}
          onAgain={onAgain}
        />
      )}
    </>
  );
}

/** Why there is nothing to choose from. */
function Nothing({
  loaded,
  kind,
  searching,
  onAgain,
}: Pick<TargetListProps, 'loaded' | 'kind' | 'onAgain'> & { searching: boolean }): JSX.Element {
  const { t } = useDesk(TRANSFER_WORDS);
  if (loaded.state === 'loading') {
    return (
      <p class="targets-none down" role="status">
        <span class="spinner" aria-hidden="true" /> {t.value('transfer.loading')}
      </p>
    );
  }
  if (loaded.state === 'failed') {
    return (
      <div class="targets-none down" role="alert">
        <p>{t.value('transfer.notRead')}</p>
        <p>{loaded.sentence}</p>
        <Button onClick={onAgain}>{t.value('transfer.again')}</Button>
      </div>
    );
  }
  const reason = searching
    ? 'transfer.nothingFound'
    : kind === 'plan'
      ? 'transfer.noPlans'
      : 'transfer.noOperators';
  return (
    <p class="targets-none down" role="status">
      {t.value(reason)}
    </p>
  );
}

const matches = (target: TransferTarget, search: string): boolean =>
  hasWords(`${target.name} ${target.note}`, wordsOf(search));
