/** How a chat is called: by its client, or by what tells clients without a name apart. */
import type { ChatSummary } from '../chat/summary.ts';
import type { Translate } from '../i18n/index.ts';
import { safeName, tailOf } from '../text/names.ts';

export const chatName = ({ name, clientId }: Pick<ChatSummary, 'name' | 'clientId'>, t: Translate): string =>
  safeName(name) || [t('list.noName'), tailOf(clientId)].filter(Boolean).join(' ');
