/** All texts in three languages, typed by key: for the extension's own pages. An open desk gets them piece by piece (`late.ts`). */
import { ACTIONS_WORDS } from '../actions/words.ts';
import { CARD_WORDS } from '../card/words.ts';
import { CHECK_WORDS } from '../webitel-check/words.ts';
import { CRM_CHECK_WORDS } from '../crm-check/words.ts';
import { CRM_WORDS } from './crm-failures.ts';
import { CRM_PAGE_WORDS } from './crm-page.ts';
import { DELIVERY_WORDS } from './delivery.ts';
import { en } from './en.ts';
import { HISTORY_WORDS } from '../history/words.ts';
import { KEYS_WORDS } from '../keys/words.ts';
import type { Language } from './language.ts';
import type { Translate } from './late.ts';
import { MORE_WORDS } from './more.ts';
import { NO_CHATS_WORDS } from './no-chats.ts';
import { NOTICE_WORDS } from './notices.ts';
import { OUTGOING_WORDS } from '../outgoing/words.ts';
import { PAGES_WORDS } from './pages.ts';
import { PEOPLE_WORDS } from '../contacts/words.ts';
import { REPORT_WORDS } from '../recorder/words.ts';
import { ru, type DeskKey } from './ru.ts';
import { TEMPLATES_WORDS } from '../templates/words.ts';
import { TRANSFER_WORDS } from '../transfer/words.ts';
import { translate, type Text } from './translate.ts';
import { uk } from './uk.ts';
import { column } from './words.ts';

export { resolveLanguage, type Language } from './language.ts';
export type { Translate } from './late.ts';
export type { Params, Text } from './translate.ts';

const WORDS = {
  ...PAGES_WORDS,
  ...CRM_PAGE_WORDS,
  ...CRM_CHECK_WORDS,
  ...KEYS_WORDS,
  ...MORE_WORDS,
  ...NOTICE_WORDS,
  ...NO_CHATS_WORDS,
  ...DELIVERY_WORDS,
  ...TEMPLATES_WORDS,
  ...TRANSFER_WORDS,
  ...OUTGOING_WORDS,
  ...ACTIONS_WORDS,
  ...PEOPLE_WORDS,
  ...CARD_WORDS,
  ...CRM_WORDS,
  ...HISTORY_WORDS,
  ...CHECK_WORDS,
  ...REPORT_WORDS,
};

export type Key = DeskKey | keyof typeof WORDS;
export type Messages = Record<Key, Text>;

export const MESSAGES: Record<Language, Messages> = {
  ru: { ...ru, ...column(WORDS, 'ru') },
  uk: { ...uk, ...column(WORDS, 'uk') },
  en: { ...en, ...column(WORDS, 'en') },
};

/** `{name}` in a text is replaced by the parameter; a plural text is chosen by the parameter `count`. */
export function translator(language: Language): Translate<Key> {
  return (key, params) => translate(language, MESSAGES[language][key], params);
}

export const isKey = (key: string): key is Key => key in MESSAGES.ru;
