/** What has changed between two projections, as the patch that leads from one to the other. */
import type { Line } from '../chat/lines.ts';
import { keptNews } from '../kept/fields.ts';
import type { ConversationPatch, ConversationView, DeskPatch, DeskView } from './view.ts';

/** Parts are compared by identity: the worker replaces what it changes. null when nothing did. */
export function diffView(before: DeskView, now: DeskView): DeskPatch | null {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(now) as (keyof DeskView)[]) {
    if (key !== 'chats' && before[key] !== now[key]) patch[key] = now[key];
  }
  const chats: NonNullable<DeskPatch['chats']> = {};
  for (const [id, chat] of Object.entries(now.chats)) if (before.chats[id] !== chat) chats[id] = chat;
  for (const id of Object.keys(before.chats)) if (!(id in now.chats)) chats[id] = null;
  if (Object.keys(chats).length > 0) patch.chats = chats;
  return Object.keys(patch).length > 0 ? (patch as DeskPatch) : null;
}

/** null when nothing changed. Older lines come before the others, newer ones after: neither sends the rest again. */
export function diffConversation(
  before: ConversationView | null,
  now: ConversationView,
): ConversationPatch | null {
  const from = before ? commonPrefix(before.lines, now.lines) : 0;
  const keep = before ? commonSuffix(before.lines, now.lines, from) : 0;
  const lines = now.lines.slice(from, now.lines.length - keep);
  const sameLines = lines.length === 0 && before?.lines.length === now.lines.length;
  // The first word to a view says of what is empty too: it may still hold something from before the worker's restart.
  const kept = keptNews(before && before.kept, now.kept);
  const same =
    before && sameLines && !kept && before.reachedStart === now.reachedStart && before.files === now.files;
  if (same) return null;
  return {
    id: now.id,
    from,
    lines,
    ...(keep > 0 ? { keep } : {}),
    ...(kept ? { kept, keptAt: now.keptAt } : {}),
    ...(before?.reachedStart === now.reachedStart ? {} : { reachedStart: now.reachedStart }),
    ...(before?.files === now.files || !now.files ? {} : { files: now.files }),
  };
}

function commonSuffix(a: readonly Line[], b: readonly Line[], from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let n = 0;
  while (n < most && sameLine(a[a.length - 1 - n]!, b[b.length - 1 - n]!)) n++;
  return n;
}

function commonPrefix(a: readonly Line[], b: readonly Line[]): number {
  let i = 0;
  while (i < a.length && i < b.length && sameLine(a[i]!, b[i]!)) i++;
  return i;
}

function sameLine(a: Line, b: Line): boolean {
  if (a === b) return true;
  return (Object.keys(a) as (keyof Line)[]).every((key) =>
    key === 'file' || key === 'extra'
      ? a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key])
      : a[key] === b[key],
  );
}
