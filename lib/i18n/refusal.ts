/** The one sentence of a desk's page that nobody may see: no other texts are loaded there. */
import type { Language } from './language.ts';

const WORDS: Record<Language, string> = {
  ru: 'Чаты Webitel здесь не показываются. Они открываются на страницах вашей Creatio. Этот адрес не разрешён: {address}',
  uk: 'Чати Webitel тут не показуються. Вони відкриваються на сторінках вашої Creatio. Цю адресу не дозволено: {address}',
  en: 'Webitel chats are not shown here. They open on pages of your Creatio. This address is not allowed: {address}',
};

export const refusal = (language: Language, address: string): string =>
  WORDS[language].replace('{address}', () => address);
