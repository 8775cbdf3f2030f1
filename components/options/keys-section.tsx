import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ACTIONS, DEFAULT_SHORTCUTS, GROUPS, type Group } from '../../lib/keys/rules.ts';
import { Button } from '../ui/controls.tsx';
import { KeyRow } from './key-row.tsx';
import { usePage } from './model.ts';
import { SettingBox } from './setting-box.tsx';
import { useForm } from './settings-form.ts';

/** All keys of the desk: each can be changed, taken away and given back, and all of them switched off. */
export function KeysSection(): JSX.Element {
  const { t: words, isLocked } = usePage();
  const t = words.value;
  const form = useForm();
  const resetAll = (): void => {
    for (const action of ACTIONS)
      if (!isLocked(`shortcuts.keys.${action}`))
        form.write(`shortcuts.keys.${action}`, DEFAULT_SHORTCUTS.keys[action]);
  };
  return (
    <div class="keys">
      <SettingBox path="shortcuts.enabled" />
      <p class="field-hint">{t('options.keysNote')}</p>
      {(Object.keys(GROUPS) as Group[]).map((group) => (
        <div key={group}>
          <h3>{t(`keys.group.${group}`)}</h3>
          <ul role="list">
            {GROUPS[group].map((action) => (
              <KeyRow key={action} action={action} />
            ))}
          </ul>
        </div>
      ))}
      <Button onClick={resetAll}>{t('options.keysReset')}</Button>
      <BrowserKey />
    </div>
  );
}

/** The one key that is heard outside the desk. */
function BrowserKey(): JSX.Element {
  const { t, platform } = usePage();
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    const read = (): void => void platform.browserKey().then(setKey);
    read();
    // It may have been changed in the browser's own page meanwhile.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return (
    <div class="browser-key across">
      <p>
        <span>{t.value('options.browserKey')}</span>
        {key !== null && <kbd>{key || t.value('keys.none')}</kbd>}
      </p>
      <p class="field-hint">{t.value('options.browserKeyNote')}</p>
      <Button onClick={() => void platform.openBrowserKeys()}>{t.value('options.browserKeyChange')}</Button>
    </div>
  );
}
