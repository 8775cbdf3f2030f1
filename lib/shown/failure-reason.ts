import type { DELIVERY_WORDS } from '../i18n/delivery.ts';
import type { Translate } from '../i18n/late.ts';

export interface Refused {
  id: string | null;
  isFile: boolean;
  /** Its name. */
  messenger: string;
  /** It was sent when the messenger takes no free text any more. */
  isLate: boolean;
}

/** Why a message was not delivered, in words; the server's own id stays one click away. */
export function failureReason(
  { id, isFile, messenger, isLate }: Refused,
  t: Translate<keyof typeof DELIVERY_WORDS>,
): string {
  if (id === null) return t('reason.other');
  if (id === 'window-over') return t('reason.window', { messenger });
  if (id === 'chat-closed' || id.includes('channel.from')) return t('reason.closed');
  if (id === 'file-gone') return t('reason.fileGone');
  if (id.includes('document.url')) return t('reason.link');
  if (id.includes('mime.invalid')) return t('reason.type');
  if (id.includes('text.missing')) return t('reason.blank');
  if (
    id.startsWith('chat.send') ||
    id.includes('gateway') ||
    id.includes('notify') ||
    id.includes('not_delivered')
  ) {
    if (isLate) return t('reason.window', { messenger });
    return t(isFile ? 'reason.gatewayFile' : 'reason.gateway');
  }
  return t('reason.other');
}
