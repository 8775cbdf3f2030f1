/** What one view has to be told now. Views hear of changes alone, CRM pages of what they show alone. */
import type { Connection } from './connection.ts';
import { diffConversation, diffView } from './diff.ts';
import { launcherOf } from './launcher-view.ts';
import type { WorkerMessage } from './protocol.ts';
import type { ConversationPatch, ConversationView, DeskView } from './view.ts';

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
  const said = conversationNews(connection, conversation);
  if (patch && said !== null) return [{ kind: 'patch', patch, ...(said ? { conversation: said } : {}) }];
  const first: WorkerMessage[] = patch ? [{ kind: 'patch', patch }] : state;
  return said === undefined ? first : [...first, { kind: 'conversation', patch: said }];
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
