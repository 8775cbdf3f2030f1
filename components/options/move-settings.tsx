import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { fieldName } from '../../lib/options/field-names.ts';
import { readSettingsFile, settingsFile, type Import } from '../../lib/storage/move-settings.ts';
import type { SettingPath } from '../../lib/storage/setting-fields.ts';
import { Button } from '../ui/controls.tsx';
import { saveBlob } from '../ui/hand-out.ts';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';

/** Settings into a file and out of one: what came in, and what was left out and why. */
export function MoveSettings(): JSX.Element {
  const { t: words, platform, isLocked } = usePage();
  const t = words.value;
  const file = useRef<HTMLInputElement>(null);
  const came = useSignal<Import | 'none' | 'failed' | null>(null);

  async function write(): Promise<void> {
    const text = settingsFile(await platform.readSettings(), platform.version);
    saveBlob(new Blob([text], { type: 'application/json' }), 'webitel-desk-settings.json');
  }

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    try {
      const found = readSettingsFile(await chosen.text(), isLocked);
      if (found) await platform.writeSettings(() => found.changes);
      came.value = found ?? 'none';
    } catch {
      came.value = 'failed';
    }
  }

  const names = (paths: SettingPath[]): string => paths.map((path) => fieldName(path, t)).join(', ');
  const told = came.value;
  return (
    <>
      <p class="field-hint">{t('move.hint')}</p>
      <p class="crm-state">
        <Button kind="outline" icon="download" onClick={() => void write()}>
          {t('move.export')}
        </Button>
        <Button kind="outline" icon="up" onClick={() => file.current!.click()}>
          {t('move.import')}
        </Button>
      </p>
      <input
        class="visually-hidden"
        ref={file}
        type="file"
        accept="application/json,.json"
        tabIndex={-1}
        aria-label={t('move.file')}
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0]);
          // The same file may be chosen once more.
          currentTarget.value = '';
        }}
      />
      <div role="status" data-import>
        {told && typeof told === 'object' && (
          <>
            <p class="tell green">
              <Icon name="check" size={16} />
              {t('move.done', { count: Object.keys(told.changes).length })}
            </p>
            {told.locked.length > 0 && <p>{t('move.locked', { fields: names(told.locked) })}</p>}
            {told.refused.length > 0 && <p>{t('move.refused', { fields: names(told.refused) })}</p>}
            {told.unknown > 0 && <p>{t('move.unknown', { count: told.unknown })}</p>}
            {told.changes['creatio.origins'] !== undefined && (
              <p>
                {t('move.origins', { origins: (told.changes['creatio.origins'] as string[]).join(', ') })}
              </p>
            )}
          </>
        )}
        {(told === 'none' || told === 'failed') && (
          <p class="tell red">
            <Icon name="alert" size={16} />
            {t(told === 'none' ? 'move.none' : 'error.internal')}
          </p>
        )}
      </div>
    </>
  );
}
