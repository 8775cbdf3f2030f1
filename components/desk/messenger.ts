import type { Translate } from '../../lib/i18n/index.ts';
import { isKey } from '../../lib/i18n/late.ts';

const SAME_AS: Record<string, string> = { gotd: 'telegram', infobip_whatsapp: 'whatsapp' };

/** Messenger's name for people; a code that is not known is shown as it is. */
export function messengerName(provider: string, t: Translate): string {
  const key = `messenger.${SAME_AS[provider] ?? provider}`;
  return isKey(key) ? t(key) : provider;
}
