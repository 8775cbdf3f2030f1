/** What one view has to be told now. Views hear of changes alone, CRM pages of what they show alone. */
import type { Line } from '../chat/lines.ts';
import type { Connection } from './connection.ts';
import { diffConversation, diffView } from './diff.ts';
import { launcherOf } from './launcher-view.ts';
import type { WorkerMessage } from './protocol.ts';
import type { ConversationPatch, ConversationView, DeskView } from './view.ts';

/** Of one post, characters of JSON. The browser ends a line on which one has 64 MB; a view that takes it in meanwhile does nothing else. */
export const MOST_POST = 5_000_000;
/** The rest of it is the state, which is bounded where it is made. */
const MOST_LINES = 4_000_000;

/** @param conversation the one that it watches; null: none */
export function newsFor(
  connection: Connection,
  view: DeskView,
  conversation: ConversationView | null,
): WorkerMessage[] {
  const before = connection.sentView;
  connection.sentView = view;
  if (connection.kind === 'gateway') return [];
  if (connection.kind === 'stranger') return before === null ? [questionOf(view)] : [];
  if (connection.kind === 'launcher') return launcherNews(connection, view);
  const state: WorkerMessage[] = before === null ? [{ kind: 'state', view }] : [];
  const patch = before && view !== before ? diffView(before, view) : null;
  const news = conversationNews(connection, conversation);
  const [said, ...rest] = news ? inPosts(news) : [news];
  const later = rest.map((part): WorkerMessage => ({ kind: 'conversation', patch: part! }));
  if (patch && said !== null)
    return [{ kind: 'patch', patch, ...(said ? { conversation: said } : {}) }, ...later];
  const first: WorkerMessage[] = patch ? [{ kind: 'patch', patch }] : state;
  return said === undefined ? first : [...first, { kind: 'conversation', patch: said }, ...later];
}

/** The same patch as some that are applied one after another, each with no more lines than a post may hold. */
function inPosts(patch: ConversationPatch): ConversationPatch[] {
  const { id, from, keep, lines } = patch;
  const parts: Line[][] = [[]];
  let size = 0;
  for (const line of lines) {
    const more = JSON.stringify(line).length;
    if (size > 0 && size + more > MOST_LINES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(line);
    size += more;
  }
  let at = from;
  return parts.map((part, n) => {
    const own = { from: at, lines: part };
    at += part.length;
    return n === 0 ? { ...patch, ...own } : { id, ...own, ...(keep ? { keep } : {}) };
  });
}

/** Nothing of the operator's state. With a policy that names CRMs nobody else is asked about. */
function questionOf({ settings, lockedSettings }: DeskView): WorkerMessage {
  const { language, theme } = settings;
  return { kind: 'question', mayAsk: !lockedSettings.includes('creatio.origins'), language, theme };
}

function launcherNews(connection: Connection, view: DeskView): WorkerMessage[] {
  const now = launcherOf(view);
  const text = JSON.stringify(now);
  if (text === connection.sentLauncher) return [];
  connection.sentLauncher = text;
  return [{ kind: 'launcher', view: now }];
}

/** undefined: it has seen all of it, or watches none; null: what it watches is gone, and must not stay in a page's memory. */
function conversationNews(
  connection: Connection,
  now: ConversationView | null,
): ConversationPatch | null | undefined {
  const before = connection.sentConversation;
  if (now === before || connection.watched === null) return undefined;
  connection.sentConversation = now;
  return now && (diffConversation(before ?? null, now) ?? undefined);
}
