/** The texts of one language: an open desk pays for no other. */
import type { Language } from '../../lib/i18n/language.ts';
import { addMessages, hasMessages } from '../../lib/i18n/late.ts';

const LOAD = {
  ru: async () => (await import('../../lib/i18n/ru.ts')).ru,
  uk: async () => (await import('../../lib/i18n/uk.ts')).uk,
  en: async () => (await import('../../lib/i18n/en.ts')).en,
};

export async function loadTexts(language: Language): Promise<void> {
  if (!hasMessages(language)) addMessages(language, await LOAD[language]());
}
