/** How a setting is called where it is spoken of: a text by the name of its path, so that one without a name is a type error. */
import { NOTICE_KINDS } from '../notify/setting.ts';
import { ACTIONS } from '../keys/rules.ts';
import type { Key, Translate } from '../i18n/index.ts';
import type { SettingPath, ShortcutPath } from '../storage/setting-fields.ts';

/** Those that the words of something else name. */
const OTHERWISE = {
  'creatio.lightCodes': 'crm.light',
  'notifications.quietHours.from': 'setting.notifications.quietHours.enabled',
  'notifications.quietHours.to': 'setting.notifications.quietHours.enabled',
} as const satisfies Partial<Record<SettingPath, Key>>;

export type NamedPath = Exclude<
  SettingPath,
  | `notifications.${(typeof NOTICE_KINDS)[number]}.${'sound' | 'system'}`
  | ShortcutPath
  | keyof typeof OTHERWISE
>;

export const nameKey = (path: NamedPath): Key => `setting.${path}`;

export function fieldName(path: SettingPath, t: Translate<Key>): string {
  const action = ACTIONS.find((a) => path === `shortcuts.keys.${a}`);
  if (action) return t('options.settingOf', { group: t('keys.title'), name: t(`keys.${action}`) });
  const kind = NOTICE_KINDS.find((k) => path.startsWith(`notifications.${k}.`));
  if (kind) {
    const name = t(path.endsWith('.sound') ? 'options.notifySound' : 'options.notifySystem');
    return t('options.settingOf', { group: t(`options.notify.${kind}`), name });
  }
  return t(path in OTHERWISE ? OTHERWISE[path as keyof typeof OTHERWISE] : nameKey(path as NamedPath));
}
