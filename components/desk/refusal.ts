/** In place of the desk where nobody has asked for it: an address that the operator has not named, or a tab of its own. */
import { resolveLanguage } from '../../lib/i18n/language.ts';
import { refusal } from '../../lib/i18n/refusal.ts';

export function refuse(): void {
  const language = resolveLanguage('auto', null, navigator.language);
  const origins = [...(location.ancestorOrigins ?? [])];
  const text = document.createElement('p');
  text.className = 'refusal';
  text.setAttribute('role', 'alert');
  text.textContent = refusal(language, origins.at(-1) ?? location.origin);
  document.documentElement.lang = language;
  document.querySelector('#app')!.replaceChildren(text);
}
