import { own } from '../text/own.ts';
import type { Translate } from '../i18n/index.ts';

const SAME_AS: Record<string, string> = { gotd: 'telegram', infobip_whatsapp: 'whatsapp' };

/** Messenger's name for people; a code that is not known is shown as it is. */
export function messengerName(provider: string, t: Translate): string {
  const key = `messenger.${own(SAME_AS, provider) ?? provider}` as 'messenger.telegram';
  // Said to the page's own translator: a late part does not know which keys there are.
  const name = t(key);
  return name === key ? provider : name;
}
