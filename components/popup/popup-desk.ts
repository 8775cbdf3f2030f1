/** The desk's model in a page of the extension: the same parts of the form, without a CRM page under them. */
import { signal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import { MESSAGES, type Language } from '../../lib/i18n/index.ts';
import { addMessages } from '../../lib/i18n/late.ts';
import { createModel, type DeskModel } from '../desk/model.ts';
import { alone } from '../desk/seen.ts';

/** The page is one bundle: its texts are here, its late parts come by themselves. */
export function popupDesk(client: DeskClient): DeskModel {
  for (const language of Object.keys(MESSAGES) as Language[]) addMessages(language, MESSAGES[language]);
  return createModel({
    client,
    culture: () => null,
    isOpen: signal(true),
    crm: null,
    seeing: alone,
    // The popup has no room for a card.
    openCard: () => {},
  });
}
