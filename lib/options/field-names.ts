/** How a setting is called where it is spoken of. */
import { NOTICE_KINDS } from '../notify/setting.ts';
import { ACTIONS } from '../keys/rules.ts';
import type { Key, Translate } from '../i18n/index.ts';
import type { SettingPath, ShortcutPath } from '../storage/setting-fields.ts';

type Plain = Exclude<
  SettingPath,
  `notifications.${(typeof NOTICE_KINDS)[number]}.${'sound' | 'system'}` | ShortcutPath
>;

const NAMES: Record<Plain, Key> = {
  language: 'options.languageField',
  theme: 'options.theme',
  'webitel.origin': 'options.address',
  'webitel.domain': 'options.domain',
  'creatio.origins': 'options.creatioAddress',
  'creatio.main': 'options.mainCrm',
  'creatio.objects.chat': 'options.chatObject',
  'creatio.objects.templates': 'options.templates',
  'creatio.processes.createCase': 'options.createCase',
  'creatio.lightCodes': 'crm.light',
  'trafficLight.enabled': 'options.lightEnabled',
  'trafficLight.yellowSeconds': 'options.yellow',
  'trafficLight.redSeconds': 'options.red',
  'trafficLight.basis': 'options.basis',
  'composer.sendWith': 'options.sendWith',
  'transfer.toOperators': 'options.toOperators',
  'invitations.autoAccept': 'options.autoAccept',
  'outgoing.messengers': 'options.messengers',
  'outgoing.countryCode': 'options.countryCode',
  'privacy.keepAfterSignOut': 'privacy.keep',
  'privacy.forgetAfterDays': 'privacy.forget',
  'privacy.httpsOnly': 'privacy.httpsOnly',
  'list.order': 'options.listOrder',
  'trafficLight.palette': 'options.palette',
  'trafficLight.favicon': 'options.favicon',
  'shortcuts.enabled': 'options.keysEnabled',
  'notifications.volume': 'options.volume',
  'notifications.repeatRedSeconds': 'options.repeatRed',
  'notifications.hideText': 'options.hideText',
  'notifications.quietHours.enabled': 'options.quietHours',
  'notifications.quietHours.from': 'options.quietHours',
  'notifications.quietHours.to': 'options.quietHours',
};

export function fieldName(path: SettingPath, t: Translate<Key>): string {
  if (path in NAMES) return t(NAMES[path as Plain]);
  const action = ACTIONS.find((a) => path === `shortcuts.keys.${a}`);
  if (action) return t('options.settingOf', { group: t('keys.title'), name: t(`keys.${action}`) });
  const kind = NOTICE_KINDS.find((k) => path.startsWith(`notifications.${k}.`))!;
  const name = t(path.endsWith('.sound') ? 'options.notifySound' : 'options.notifySystem');
  return t('options.settingOf', { group: t(`options.notify.${kind}`), name });
}
