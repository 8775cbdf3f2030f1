/** The few texts that are in every CRM page; all others are loaded with the desk. */
import type { Language } from './language.ts';
import { translate, type Params } from './translate.ts';
import { inLanguage, type Words } from './words.ts';

export const LAUNCHER_WORDS = {
  'launcher.name': ['Чаты', 'Чати', 'Chats'],
  'launcher.frame': ['Чаты Webitel', 'Чати Webitel', 'Webitel chats'],
  'question.yours': ['Это ваша Creatio? {host}', 'Це ваша Creatio? {host}', 'Is this your Creatio? {host}'],
  'question.show': ['Показывать чаты здесь', 'Показувати чати тут', 'Show chats here'],
  'question.covered': [
    'Страница закрывает эту кнопку. Добавьте адрес в настройках расширения.',
    'Сторінка закриває цю кнопку. Додайте адресу в налаштуваннях розширення.',
    'The page covers this button. Add the address in the options of the extension.',
  ],
  'launcher.waiting': [
    {
      one: 'ждёт {count} клиент',
      few: 'ждут {count} клиента',
      many: 'ждут {count} клиентов',
      other: 'ждут {count} клиента',
    },
    {
      one: 'чекає {count} клієнт',
      few: 'чекають {count} клієнти',
      many: 'чекають {count} клієнтів',
      other: 'чекають {count} клієнта',
    },
    { one: '{count} client waits', other: '{count} clients wait' },
  ],
  'launcher.invites': [
    {
      one: '{count} приглашение',
      few: '{count} приглашения',
      many: '{count} приглашений',
      other: '{count} приглашения',
    },
    {
      one: '{count} запрошення',
      few: '{count} запрошення',
      many: '{count} запрошень',
      other: '{count} запрошення',
    },
    { one: '{count} invitation', other: '{count} invitations' },
  ],
  'launcher.orphaned': [
    'Расширение обновлено, выключено или удалено. Обновите страницу; если чаты не появятся, включите или установите его.',
    "Розширення оновлено, вимкнено або видалено. Оновіть сторінку; якщо чати не з'являться, увімкніть або встановіть його.",
    'The extension was updated, switched off or removed. Reload the page; if the chats do not come back, switch it on or install it.',
  ],
  'light.green': ['зелёный', 'зелений', 'green'],
  'light.yellow': ['жёлтый', 'жовтий', 'yellow'],
  'light.red': ['красный', 'червоний', 'red'],
  'light.grey': ['серый', 'сірий', 'grey'],
} satisfies Words;

export type LauncherKey = keyof typeof LAUNCHER_WORDS;
export type Translate = (key: LauncherKey, params?: Params) => string;

export const launcherTranslator =
  (language: Language): Translate =>
  (key, params) =>
    translate(language, inLanguage(LAUNCHER_WORDS[key], language), params);
