import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { comboLabel, GROUPS, type Action, type Group } from '../../lib/keys/rules.ts';
import { KEYS_WORDS } from '../../lib/keys/words.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ActButton } from '../desk/act.tsx';
import { useDesk } from '../desk/model.ts';
import type { KeyAct } from './acts.ts';
import { keysNow } from './hints.ts';

/** In the row of the tabs: the keys can be found without knowing one. */
export function HelpButton({ onPress }: { onPress: () => void }): JSX.Element {
  const { t } = useDesk(KEYS_WORDS);
  return <ActButton act={{ id: 'help', icon: 'keyboard', label: t.value('keys.title'), run: onPress }} />;
}

/** All keys as they are now. */
export function HelpDialog({ acts, onClose }: { acts: readonly KeyAct[]; onClose: () => void }): JSX.Element {
  const desk = useDesk(KEYS_WORDS);
  const { t } = desk;
  const keys = useMemo(() => keysNow(desk), [desk]);
  const toSettings = (): void => {
    onClose();
    void desk.act({ type: 'options.open' });
  };
  return (
    <Dialog
      title={t.value('keys.title')}
      closeLabel={t.value('desk.close')}
      onClose={onClose}
      actions={
        <>
          <Button class="button outline large" onClick={toSettings}>
            {t.value('keys.settings')}
          </Button>
          <Button class="button primary large" data-autofocus onClick={onClose}>
            {t.value('desk.close')}
          </Button>
        </>
      }
    >
      {!keys.value && <p class="dialog-warning">{t.value('keys.off')}</p>}
      {/* Where the list is longer than the sheet, arrows scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="keys-list" role="group" aria-label={t.value('keys.title')} tabIndex={0}>
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <section key={group}>
            <h3>{t.value(`keys.group.${group}`)}</h3>
            <ul role="list">
              {acts
                .filter(({ id }) => (GROUPS[group] as readonly Action[]).includes(id))
                .map(({ id, label }) => (
                  <Row key={id} label={label} combo={keys.value?.[id] ?? null} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <p class="keys-note small">
        {t.value('keys.note')} {t.value('keys.browser')}
      </p>
    </Dialog>
  );
}

function Row({ label, combo }: { label: string; combo: string | null }): JSX.Element {
  const { t } = useDesk(KEYS_WORDS);
  return (
    <li>
      <span>{label}</span>
      {combo ? <kbd>{comboLabel(combo)}</kbd> : <span class="keys-none small">{t.value('keys.none')}</span>}
    </li>
  );
}
