/** All texts in three languages, typed by key: for the extension's own pages. A CRM page gets them piece by piece (`late.ts`). */
import { crmCheckEn, crmCheckRu, crmCheckUk } from './crm-check.ts';
import { crmPageEn, crmPageRu, crmPageUk } from './crm-page.ts';
import { actionsEn, actionsRu, actionsUk } from './actions.ts';
import { cardEn, cardRu, cardUk } from './card.ts';
import { checkEn, checkRu, checkUk } from './check.ts';
import { en } from './en.ts';
import { historyEn, historyRu, historyUk } from './history.ts';
import { keysEn, keysRu, keysUk } from './keys.ts';
import type { Language } from './language.ts';
import { moreEn, moreRu, moreUk } from './more.ts';
import { outgoingFormEn, outgoingFormRu, outgoingFormUk } from './outgoing-form.ts';
import { outgoingEn, outgoingRu, outgoingUk } from './outgoing.ts';
import { pagesEn, pagesRu, pagesUk } from './pages.ts';
import { peopleEn, peopleRu, peopleUk } from './people.ts';
import { reportEn, reportRu, reportUk } from './report.ts';
import { ru } from './ru.ts';
import { templatesEn, templatesRu, templatesUk } from './templates.ts';
import { transferEn, transferRu, transferUk } from './transfer.ts';
import { translate, type Params, type Text } from './translate.ts';
import { uk } from './uk.ts';

export { resolveLanguage, type Language } from './language.ts';
export type { Params, Text } from './translate.ts';

const russian = {
  ...ru,
  ...pagesRu,
  ...crmPageRu,
  ...crmCheckRu,
  ...keysRu,
  ...moreRu,
  ...templatesRu,
  ...transferRu,
  ...outgoingRu,
  ...outgoingFormRu,
  ...actionsRu,
  ...peopleRu,
  ...cardRu,
  ...historyRu,
  ...checkRu,
  ...reportRu,
};

export type Key = keyof typeof russian;
export type Messages = Record<Key, Text>;
export type Translate = (key: Key, params?: Params) => string;

export const MESSAGES: Record<Language, Messages> = {
  ru: russian,
  uk: {
    ...uk,
    ...pagesUk,
    ...crmPageUk,
    ...crmCheckUk,
    ...keysUk,
    ...moreUk,
    ...templatesUk,
    ...transferUk,
    ...outgoingUk,
    ...outgoingFormUk,
    ...actionsUk,
    ...peopleUk,
    ...cardUk,
    ...historyUk,
    ...checkUk,
    ...reportUk,
  },
  en: {
    ...en,
    ...pagesEn,
    ...crmPageEn,
    ...crmCheckEn,
    ...keysEn,
    ...moreEn,
    ...templatesEn,
    ...transferEn,
    ...outgoingEn,
    ...outgoingFormEn,
    ...actionsEn,
    ...peopleEn,
    ...cardEn,
    ...historyEn,
    ...checkEn,
    ...reportEn,
  },
};

/** `{name}` in a text is replaced by the parameter; a plural text is chosen by the parameter `count`. */
export function translator(language: Language): Translate {
  return (key, params) => translate(language, MESSAGES[language][key], params);
}

export const isKey = (key: string): key is Key => key in russian;
