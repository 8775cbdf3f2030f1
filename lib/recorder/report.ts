/** The report that a support engineer reads: what runs where, then the notes, newest last. Plain text, in English. */
import type { DeskView } from '../bridge/view.ts';
import type { Note } from './recorder.ts';
import { redact } from './redact.ts';

export interface About {
  version: string;
  /** Browser and system, as `navigator.userAgent` says. */
  browser: string;
  /** Local clock, ms. */
  now: number;
}

export function reportOf(about: About, view: DeskView, notes: readonly Note[]): string {
  const chats = Object.values(view.chats);
  const count = (status: string) => chats.filter((chat) => chat.status === status).length;
  return [
    `Webitel Desk for Creatio ${about.version}`,
    `Browser: ${about.browser}`,
    `Written: ${iso(about.now)}, server clock ${seconds(view.offset)} ahead`,
    `Webitel: ${redact(view.session.origin) || 'none'}, session ${view.session.state}, link ${view.connection.state}`,
    `Creatio: ${view.settings.creatio.origins.map(redact).join(', ') || 'none'}`,
    `Agent: ${view.agent ? `${view.agent.status} ${view.agent.chatState}` : 'none'}${view.agentProblem ? `, ${view.agentProblem}` : ''}`,
    `Chats: ${['invited', 'new', 'in-progress', 'completed'].map((s) => `${count(s)} ${s}`).join(', ')}; queued ${view.queued}`,
    `Storage: ${view.storage}; settings passed over: ${view.settingProblems.join(', ') || 'none'}`,
    '',
    ...notes.map(({ at, what, times }) => `${iso(at)} ${what}${times ? ` (${times} times)` : ''}`),
    '',
  ].join('\n');
}

const iso = (at: number): string => (Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : 'no time');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
