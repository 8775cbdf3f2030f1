import type { Key, Translate } from '../../../lib/i18n/index.ts';

const SAME_AS: Record<string, string> = { gotd: 'telegram', infobip_whatsapp: 'whatsapp' };

/** As the desk's own name of a messenger; a part has no list of its texts, but a key without one comes back as it is. */
export function sourceName(code: string, t: Translate): string {
  const key = `messenger.${SAME_AS[code] ?? code}`;
  const text = t(key as Key);
  return text === key ? code : text;
}
