import type * as English from '../../lib/i18n/en.ts';
import type { Language } from '../../lib/i18n/language.ts';
import { addMessages, hasMessages } from '../../lib/i18n/late.ts';
import type { DeskMessages } from '../../lib/i18n/ru.ts';
import type * as Russian from '../../lib/i18n/ru.ts';
import type * as Ukrainian from '../../lib/i18n/uk.ts';
import type * as CrmTab from '../../lib/creatio/crm-tab.ts';
import type * as Emoji from '../emoji/picker.ts';
import type * as Outgoing from '../outgoing/part.tsx';
import type * as EmojiWords from '../emoji/words.ts';
import type * as Keys from './keys/keys-part.tsx';
import type * as More from './more-part.tsx';
import type * as Actions from './actions/actions-part.tsx';
import type * as PeopleModule from './people/people-part.tsx';
import type * as Card from './card/part.tsx';
import type * as Transfer from './transfer/transfer-part.tsx';
import type { DeskHandle, DeskProps } from './mount.tsx';

/** Modules that are loaded when they are first needed, by the name of their file. */
export interface Parts {
  desk: { mount(props: DeskProps): Promise<DeskHandle> };
  emoji: typeof Emoji;
  'desk-more': typeof More;
  'emoji-words': typeof EmojiWords;
  'desk-transfer': typeof Transfer;
  'desk-outgoing': typeof Outgoing;
  'desk-people': typeof PeopleModule;
  'desk-actions': typeof Actions;
  'desk-card': typeof Card;
  'desk-crm': typeof CrmTab;
  'desk-keys': typeof Keys;
  'texts-ru': typeof Russian;
  'texts-uk': typeof Ukrainian;
  'texts-en': typeof English;
}

/** Rejects when the extension was updated or removed under the page. */
export type LoadPart = <P extends keyof Parts>(part: P) => Promise<Parts[P]>;

/** Brings the texts of a language into this page, once. */
export async function loadTexts(language: Language, loadPart: LoadPart): Promise<void> {
  if (hasMessages(language)) return;
  const part = (await loadPart(`texts-${language}`)) as Partial<Record<Language, DeskMessages>>;
  addMessages(language, part[language]!);
}
