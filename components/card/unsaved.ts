/** What of a chat's card is not in the CRM: named when the card or the chat is closed. */
import { CARD_WORDS } from '../../lib/card/words.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { withWords } from '../desk/model.ts';
import { FIELDS, readTyped, type Typed } from '../../lib/card/typed.ts';
import { safeName } from '../../lib/shown/format.ts';
import { uploadsOf, type UploadsDesk } from './uploads.ts';

/** Names of fields that were typed into and not saved. */
export function unsavedFields(typed: Typed, t: Translate<keyof typeof CARD_WORDS>): string[] {
  const names = FIELDS.filter((field) => field in typed.values).map((field) => t(`card.${field}`));
  if (typed.link.text.trim() !== '') names.push(t('card.link'));
  if (typed.post.text.trim() !== '') names.push(t('card.feedText'));
  return names;
}

/** Files that are not on the record, by name. */
function filesOf(desk: UploadsDesk, chatId: string, t: Translate<keyof typeof CARD_WORDS>): string[] {
  const uploads = uploadsOf(desk, chatId).list.value;
  const names = (some: typeof uploads): string =>
    some.map(({ file }) => safeName(file.name) || t('file.file')).join(', ');
  const failed = uploads.filter((one) => one.failure !== null);
  const going = uploads.filter((one) => one.failure === null);
  return [
    failed.length > 0 ? t('card.filesFailed', { names: names(failed) }) : '',
    going.length > 0 ? t('card.filesUnderWay', { names: names(going) }) : '',
  ].filter((sentence) => sentence !== '');
}

/** In sentences; none when all is stored. */
export function unsavedOf(desk: UploadsDesk, chatId: string): string[] {
  const t = withWords(desk, CARD_WORDS).t.value;
  const conversation = desk.conversation.value;
  const fields = conversation?.id === chatId ? unsavedFields(readTyped(conversation.kept.card), t) : [];
  return [
    ...(fields.length > 0 ? [t('card.unsavedNamed', { fields: fields.join(', ') })] : []),
    ...filesOf(desk, chatId, t),
  ];
}

/** What a card that is closed leaves behind, in one sentence or two; '' for nothing. */
export function leftBehind(desk: UploadsDesk, chatId: string, typed: Typed): string {
  const t = withWords(desk, CARD_WORDS).t.peek();
  const fields = unsavedFields(typed, t).join(', ');
  return [...(fields ? [t('card.closedUnsaved', { fields })] : []), ...filesOf(desk, chatId, t)].join(' ');
}
