import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { TransferTarget } from '../../lib/bridge/view.ts';
import { hasWords, wordsOf } from '../../lib/text/fold.ts';
import { TRANSFER_WORDS } from '../../lib/transfer/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button, SearchField } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { usePicker } from '../ui/picker.ts';
import { useDesk } from '../desk/model.ts';

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

/** A search box over the targets. What its arrows lead to is chosen. */
export function TargetList({
  loaded,
  kind,
  chosen,
  onChoose,
  onConfirm,
  onAgain,
}: TargetListProps): JSX.Element {
  const { t } = useDesk(TRANSFER_WORDS);
  const search = useSignal('');
  const all = loaded.state === 'read' ? loaded.targets : [];
  const shown = all.filter((target) => matches(target, search.value));
  const picker = usePicker({
    rows: shown,
    keyOf: (target) => target.id,
    isFirst: (target) => target.id === chosen?.id,
    onMove: onChoose,
    onPick: onConfirm,
  });
  const onKeyDown = (event: KeyboardEvent): void => void picker.onKey(event);

  const typed = (text: string): void => {
    search.value = text;
    // What is no longer in sight must not be what the button acts on.
    if (chosen && !matches(chosen, text)) onChoose(null);
  };

  return (
    <>
      <SearchField
        large
        data-autofocus
        value={search.value}
        label={t.value('search')}
        aria-controls={picker.list.id}
        aria-activedescendant={picker.activeId}
        onText={typed}
        onKeyDown={onKeyDown}
      />
      {shown.length > 0 ? (
        <div
          class="targets down"
          role="listbox"
          {...picker.list}
          tabIndex={0}
          aria-label={t.value(kind === 'plan' ? 'transfer.plans' : 'transfer.operators')}
          aria-activedescendant={picker.activeId}
          onKeyDown={onKeyDown}
        >
          {shown.map((target) => (
            <div
              key={target.id}
              role="option"
              aria-selected={target === picker.active}
              {...picker.option(target)}
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
      <p class="dialog-none down" role="status">
        <span class="spinner" aria-hidden="true" /> {t.value('transfer.loading')}
      </p>
    );
  }
  if (loaded.state === 'failed') {
    return (
      <div class="dialog-none down" role="alert">
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
    <p class="dialog-none down" role="status">
      {t.value(reason)}
    </p>
  );
}

const matches = (target: TransferTarget, search: string): boolean =>
  hasWords(`${target.name} ${target.note}`, wordsOf(search));
