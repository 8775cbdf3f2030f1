/** What of a chat's card is not in the CRM: named when the card or the chat is closed. */
import { CARD_WORDS } from '../../../lib/i18n/card.ts';
import type { Translate } from '../../../lib/i18n/index.ts';
import { withWords, type DeskModel } from '../model.ts';
import { FIELDS, readTyped, type Typed } from '../../../lib/card/typed.ts';
import { uploadsOf } from './uploads.ts';

/** Names of fields that were typed into and not saved. */
export function unsavedFields(typed: Typed, t: Translate<keyof typeof CARD_WORDS>): string[] {
  const names = FIELDS.filter((field) => field in typed.values).map((field) => t(`card.${field}`));
  if (typed.link.text.trim() !== '') names.push(t('card.link'));
  if (typed.post.text.trim() !== '') names.push(t('card.feedText'));
  return names;
}

/** In sentences; none when all is stored. */
export function unsavedOf(desk: DeskModel, chatId: string): string[] {
  const t = withWords(desk, CARD_WORDS).t.value;
  const conversation = desk.conversation.value;
  const fields = conversation?.id === chatId ? unsavedFields(readTyped(conversation.kept.card), t) : [];
  const uploads = uploadsOf(desk, chatId).list.value;
  const failed = uploads.filter((one) => one.failure !== null).length;
  return [
    fields.length > 0 ? t('card.unsavedNamed', { fields: fields.join(', ') }) : '',
    failed > 0 ? t('card.uploadsFailed', { count: failed }) : '',
    uploads.length > failed ? t('card.uploadsUnderWay', { count: uploads.length - failed }) : '',
  ].filter((sentence) => sentence !== '');
}
