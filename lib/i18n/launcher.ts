/** The few texts that are in every CRM page; all others are loaded with the desk. */
import { COUNT_WORDS } from './counts.ts';
import type { Language } from './language.ts';
import { translate, type Params } from './translate.ts';
import { inLanguage, type Words } from './words.ts';

export const LAUNCHER_WORDS = {
  ...COUNT_WORDS,
  'launcher.name': ['Чаты', 'Чати', 'Chats'],
  'launcher.frame': ['Чаты Webitel', 'Чати Webitel', 'Webitel chats'],
  'question.yours': ['Это ваша Creatio? {host}', 'Це ваша Creatio? {host}', 'Is this your Creatio? {host}'],
  'question.show': ['Показывать чаты здесь', 'Показувати чати тут', 'Show chats here'],
  'question.covered': [
    'Страница закрывает эту кнопку. Добавьте адрес в настройках расширения.',
    'Сторінка закриває цю кнопку. Додайте адресу в налаштуваннях розширення.',
    'The page covers this button. Add the address in the options of the extension.',
  ],
  'launcher.orphaned': [
    'Расширение обновлено, выключено или удалено. Обновите страницу; если чаты не появятся, включите или установите его.',
    "Розширення оновлено, вимкнено або видалено. Оновіть сторінку; якщо чати не з'являться, увімкніть або встановіть його.",
    'The extension was updated, switched off or removed. Reload the page; if the chats do not come back, switch it on or install it.',
  ],
} satisfies Words;

export type LauncherKey = keyof typeof LAUNCHER_WORDS;
export type Translate = (key: LauncherKey, params?: Params) => string;

export const launcherTranslator =
  (language: Language): Translate =>
  (key, params) =>
    translate(language, inLanguage(LAUNCHER_WORDS[key], language), params);
