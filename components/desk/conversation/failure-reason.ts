import type { Translate } from '../../../lib/i18n/index.ts';

/** Why a message was not delivered, in words; the server's own id stays one click away. */
export function failureReason(id: string | null, t: Translate, isFile = false): string {
  if (id === null) return t('reason.other');
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
    return t(isFile ? 'reason.gatewayFile' : 'reason.gateway');
  }
  return t('reason.other');
}
