/** A notification of the system: its name, which says what it is about, and its words. */
import type { WorkerCommand } from '../bridge/protocol.ts';
import { NOTICE_KINDS, type NoticeKind } from './setting.ts';
import type { Notice } from './rules.ts';
import type { ConversationId } from '../chat/types.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';
import { headOf, oneLine, safeName } from '../text/names.ts';

export interface NoticeWords {
  title: string;
  body: string;
  /** At most two. */
  buttons: string[];
}

const MAX_BODY = 200;

export const noticeId = (kind: NoticeKind, chatId: ConversationId | null): string =>
  chatId === null ? kind : `${kind}:${chatId}`;

export function subjectOf(id: string): { kind: NoticeKind | null; chatId: ConversationId | null } {
  const at = id.indexOf(':');
  const name = at < 0 ? id : id.slice(0, at);
  return {
    kind: NOTICE_KINDS.find((kind) => kind === name) ?? null,
    chatId: at < 0 ? null : id.slice(at + 1),
  };
}

/** What a press on a notification asks for. @param button index of the one that was pressed; null: the notification itself */
export function answerTo(
  id: string,
  button: number | null,
): { command: WorkerCommand | null; show: { chatId: ConversationId | null } | null } {
  const { kind, chatId } = subjectOf(id);
  if (kind !== 'invitation' || chatId === null || button === null) return { command: null, show: { chatId } };
  return button === 0
    ? { command: { type: 'chat.accept', conversationId: chatId }, show: { chatId } }
    : { command: { type: 'chat.decline', conversationId: chatId }, show: null };
}

/** Whom it is about. */
export const titleOf = ({ name, tail }: Pick<Notice, 'name' | 'tail'>, t: WorkerTranslate): string =>
  safeName(name) || [t('record.client'), tail].filter(Boolean).join(' ');

export function wordsOf(notice: Notice, hideText: boolean, t: WorkerTranslate): NoticeWords {
  const { kind } = notice;
  if (kind === 'connection') return { title: t('product'), body: t('notify.connection'), buttons: [] };
  const said = hideText
    ? ''
    : headOf(oneLine(headOf(notice.text || notice.fileName || '', 10 * MAX_BODY)), MAX_BODY);
  const title = titleOf(notice, t);
  if (kind === 'invitation')
    return {
      title,
      body: [t('invite.title'), said].filter(Boolean).join(': '),
      buttons: [t('invite.accept'), t('invite.decline')],
    };
  if (kind === 'message') return { title, body: said || t('notify.message'), buttons: [] };
  return { title, body: t(`notify.${kind}`), buttons: [] };
}
