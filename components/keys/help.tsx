import type { JSX } from 'preact';
import { comboLabel, GROUPS, type Action, type Group } from '../../lib/keys/rules.ts';
import { KEYS_WORDS } from '../../lib/keys/words.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from '../desk/model.ts';

/** In the row of the tabs: the keys can be found without knowing one. */
export function HelpButton({ onPress }: { onPress: () => void }): JSX.Element {
  const { t } = useDesk(KEYS_WORDS);
  return <IconButton icon="keyboard" data-act="help" label={t.value('keys.title')} onClick={onPress} />;
}

/** All keys as they are now. */
export function HelpDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const desk = useDesk(KEYS_WORDS);
  const { t, view } = desk;
  const { enabled } = view.value!.settings.shortcuts;
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
      {!enabled && <p class="dialog-warning">{t.value('keys.off')}</p>}
      {/* Where the list is longer than the sheet, arrows scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="keys-list" role="group" aria-label={t.value('keys.title')} tabIndex={0}>
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <section key={group}>
            <h3>{t.value(`keys.group.${group}`)}</h3>
            <ul role="list">
              {GROUPS[group].map((action) => (
                <Row key={action} action={action} />
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

function Row({ action }: { action: Action }): JSX.Element {
  const { t, view } = useDesk(KEYS_WORDS);
  const { enabled, keys } = view.value!.settings.shortcuts;
  const combo = enabled ? keys[action] : null;
  return (
    <li>
      <span>{t.value(`keys.${action}`)}</span>
      {combo ? <kbd>{comboLabel(combo)}</kbd> : <span class="keys-none small">{t.value('keys.none')}</span>}
    </li>
  );
}
