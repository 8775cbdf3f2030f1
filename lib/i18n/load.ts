/** The texts of one language: an open desk pays for no other. */
import type { Language } from './language.ts';
import { addMessages, hasMessages } from './late.ts';

const LOAD = {
  ru: async () => (await import('./ru.ts')).ru,
  uk: async () => (await import('./uk.ts')).uk,
  en: async () => (await import('./en.ts')).en,
};

export async function loadTexts(language: Language): Promise<void> {
  if (!hasMessages(language)) addMessages(language, await LOAD[language]());
}
