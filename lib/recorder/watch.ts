/** What of the desk's state is worth a note when it changes: lines, sessions, statuses, offers and why they went. Pure. */
import type { DeskView } from '../bridge/view.ts';
import type { ChatSummary } from '../chat/summary.ts';
import { wordOf } from './redact.ts';

/** @returns technical lines, in a fixed order; nothing of what anybody wrote or is called */
export function changesBetween(before: DeskView | null, now: DeskView): string[] {
  return [
    ...changed('session', before?.session.state, now.session.state),
    ...changed('link', before?.connection.state, now.connection.state),
    ...changed('agent', agentOf(before), agentOf(now)),
    ...changed('agent problem', before?.agentProblem, now.agentProblem),
    ...changed('storage', before?.storage, now.storage),
    ...changed('crm session lost', lostOf(before), lostOf(now)),
    ...changed('more chats refused', before?.moreChatsRefused, now.moreChatsRefused),
    ...Object.values(now.chats).flatMap((chat) => changesOf(before?.chats[chat.id], chat)),
  ];
}

function changesOf(before: ChatSummary | undefined, now: ChatSummary): string[] {
  if (before === now) return [];
  const id = now.id.slice(0, 4);
  return [
    ...changed(`chat ${id}`, before && stateOf(before), stateOf(now)),
    ...changed(`chat ${id} withdrawn`, before?.withdrawn?.reason ?? null, now.withdrawn?.reason ?? null),
  ];
}

const stateOf = ({ status, ended, processing }: ChatSummary): string =>
  [status, ended && `ended ${ended.reason}`, processing && 'processing'].filter(Boolean).join(', ');

const agentOf = (view: DeskView | null): string | undefined =>
  view?.agent
    ? `${wordOf(view.agent.status)}${view.agent.thrown ? ' (thrown off)' : ''} ${wordOf(view.agent.chatState)}`.trim()
    : undefined;

const lostOf = (view: DeskView | null): boolean => view?.crmSessionLostAt != null;

/** Nothing to say of what was absent and is empty. */
function changed(name: string, before: unknown, now: unknown): string[] {
  if (before === now || now === undefined) return [];
  if (before === undefined && (now === null || now === false)) return [];
  return [`${name}: ${String(now)}`];
}
