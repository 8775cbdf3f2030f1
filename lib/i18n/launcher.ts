/** The few texts that are in every CRM page; all others are loaded with the desk. */
import type { Language } from './language.ts';
import { translate, type Params, type Text } from './translate.ts';

export const launcherRu = {
  'launcher.name': 'Чаты',
  'launcher.frame': 'Чаты Webitel',
  'question.yours': 'Это ваша Creatio? {host}',
  'question.show': 'Показывать чаты здесь',
  'question.covered': 'Страница закрывает эту кнопку. Добавьте адрес в настройках расширения.',
  'launcher.waiting': {
    one: 'ждёт {count} клиент',
    few: 'ждут {count} клиента',
    many: 'ждут {count} клиентов',
    other: 'ждут {count} клиента',
  },
  'launcher.invites': {
    one: '{count} приглашение',
    few: '{count} приглашения',
    many: '{count} приглашений',
    other: '{count} приглашения',
  },
  'launcher.orphaned':
    'Расширение обновлено, выключено или удалено. Обновите страницу; если чаты не появятся, включите или установите его.',
  'light.green': 'зелёный',
  'light.yellow': 'жёлтый',
  'light.red': 'красный',
  'light.grey': 'серый',
} as const satisfies Record<string, Text>;

export type LauncherKey = keyof typeof launcherRu;
export type Translate = (key: LauncherKey, params?: Params) => string;

export const launcherUk: Record<LauncherKey, Text> = {
  'launcher.name': 'Чати',
  'launcher.frame': 'Чати Webitel',
  'question.yours': 'Це ваша Creatio? {host}',
  'question.show': 'Показувати чати тут',
  'question.covered': 'Сторінка закриває цю кнопку. Додайте адресу в налаштуваннях розширення.',
  'launcher.waiting': {
    one: 'чекає {count} клієнт',
    few: 'чекають {count} клієнти',
    many: 'чекають {count} клієнтів',
    other: 'чекають {count} клієнта',
  },
  'launcher.invites': {
    one: '{count} запрошення',
    few: '{count} запрошення',
    many: '{count} запрошень',
    other: '{count} запрошення',
  },
  'launcher.orphaned':
    "Розширення оновлено, вимкнено або видалено. Оновіть сторінку; якщо чати не з'являться, увімкніть або встановіть його.",
  'light.green': 'зелений',
  'light.yellow': 'жовтий',
  'light.red': 'червоний',
  'light.grey': 'сірий',
};

export const launcherEn: Record<LauncherKey, Text> = {
  'launcher.name': 'Chats',
  'launcher.frame': 'Webitel chats',
  'question.yours': 'Is this your Creatio? {host}',
  'question.show': 'Show chats here',
  'question.covered': 'The page covers this button. Add the address in the options of the extension.',
  'launcher.waiting': { one: '{count} client waits', other: '{count} clients wait' },
  'launcher.invites': { one: '{count} invitation', other: '{count} invitations' },
  'launcher.orphaned':
    'The extension was updated, switched off or removed. Reload the page; if the chats do not come back, switch it on or install it.',
  'light.green': 'green',
  'light.yellow': 'yellow',
  'light.red': 'red',
  'light.grey': 'grey',
};

const TEXTS: Record<Language, Record<LauncherKey, Text>> = { ru: launcherRu, uk: launcherUk, en: launcherEn };

export function launcherTranslator(language: Language): Translate {
  return (key, params) => translate(language, TEXTS[language][key], params);
}
