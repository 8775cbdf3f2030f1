/** In place of the desk where nobody has asked for it: an address that the operator has not named, or a tab of its own. */
import { resolveLanguage } from '../../lib/i18n/language.ts';

const WORDS = {
  ru: 'Чаты Webitel здесь не показываются. Они открываются на страницах вашей Creatio. Этот адрес не разрешён: {address}',
  uk: 'Чати Webitel тут не показуються. Вони відкриваються на сторінках вашої Creatio. Цю адресу не дозволено: {address}',
  en: 'Webitel chats are not shown here. They open on pages of your Creatio. This address is not allowed: {address}',
};

export function refuse(): void {
  const language = resolveLanguage('auto', null, navigator.language);
  const origins = [...(location.ancestorOrigins ?? [])];
  const text = document.createElement('p');
  text.className = 'refusal';
  text.setAttribute('role', 'alert');
  text.textContent = WORDS[language].replace('{address}', origins.at(-1) ?? location.origin);
  document.documentElement.lang = language;
  document.querySelector('#app')!.replaceChildren(text);
}
