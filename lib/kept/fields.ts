/** What may be typed in a chat and is neither sent nor saved yet. Pure. */
import type { ConversationId } from '../chat/types.ts';

export const KEPT_FIELDS = [
  'message',
  /** Of the processing. */
  'comment',
  /** As the chat's card wrote it (lib/card/typed.ts). */
  'card',
  // Dialogs, as they wrote it (lib/actions/typed-fields.ts).
  'case',
  'identify',
  'task',
  'post',
  'template',
] as const;
export type KeptField = (typeof KEPT_FIELDS)[number];

/** A field that is not here is empty; of news, '' says that one has become so. */
export type Kept = Partial<Record<KeptField, string>>;

/** The form of a first message lies among the chats' fields: none has such an id. */
export const FIRST_MESSAGE = '#outgoing';

/** Where it lies on the disk. */
export const keptKey = (id: ConversationId, field: KeptField): string =>
  field === 'message' ? id : `${id}#${field}`;

export function withKept(kept: Kept, news: Kept): Kept {
  return Object.fromEntries(Object.entries({ ...kept, ...news }).filter(([, text]) => text !== ''));
}

/** undefined: nothing. @param before null: not known, so of every field it is told whether there is something */
export function keptNews(before: Kept | null, now: Kept): Kept | undefined {
  const changed = KEPT_FIELDS.filter((field) => !before || (before[field] ?? '') !== (now[field] ?? ''));
  return changed.length > 0
    ? Object.fromEntries(changed.map((field) => [field, now[field] ?? '']))
    : undefined;
}

export function keptOf(read: (field: KeptField) => string): Kept {
  return withKept({}, Object.fromEntries(KEPT_FIELDS.map((field) => [field, read(field)])));
}
