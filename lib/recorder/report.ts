/**
 * The report that a support engineer reads: what runs where, how things stand, then the notes, newest last. Plain text, in English.
 * The worker tells the notes; the view that shows the report puts it together.
 */
import type { DeskView } from '../bridge/view.ts';
import { listCalls, type CallsByCrm } from '../crm-check/rules.ts';
import type { Note } from './recorder.ts';
import { wordOf, redact } from './redact.ts';

/** What the worker answers to the command `report`. */
export interface Told {
  version: string;
  /** Local clock, ms. */
  at: number;
  notes: readonly Note[];
  calls: CallsByCrm;
}

/** @param browser and system, as `navigator.userAgent` says */
export function reportOf({ version, at, notes, calls }: Told, browser: string, view: DeskView): string {
  const { session, connection, agent, settings } = view;
  const chats = Object.values(view.chats);
  const count = (status: string) => chats.filter((chat) => chat.status === status).length;
  const trouble = connection.trouble ? `, trouble ${wordOf(connection.trouble.kind)}` : '';
  return [
    `Webitel Desk for Creatio ${version}`,
    `Browser: ${browser}`,
    `Written: ${iso(at)}, server clock ${seconds(view.offset)} ahead, language ${settings.language}`,
    `Webitel: ${redact(session.origin) || 'none'}, session ${session.state}, link ${connection.state} since ${iso(connection.since)}${trouble}, read ${connection.freshAt === null ? 'never' : iso(connection.freshAt)}`,
    `Creatio: ${settings.creatio.origins.map(redact).join(', ') || 'none'}, session ${view.crmSessionLostAt == null ? 'not lost' : 'lost'}`,
    `Light: ${Object.entries(view.lightSources)
      .map((one) => one.join(' '))
      .join(', ')}; Creatio's read from ${redact(view.crmLight?.origin ?? '') || 'none'}`,
    `Calls to Creatio: ${
      listCalls(calls)
        .map((one) => `${redact(one.origin)} ${one.day} ${one.count}`)
        .join(', ') || 'none'
    }`,
    `Agent: ${agent ? `${wordOf(agent.status)} ${wordOf(agent.chatState)}` : 'none'}${view.agentProblem ? `, ${view.agentProblem}` : ''}`,
    `Chats: ${['invited', 'new', 'in-progress', 'completed'].map((s) => `${count(s)} ${s}`).join(', ')}; queued ${view.queued}; records refused ${Object.keys(view.refusedRecords).length}`,
    `Storage: ${view.storage}; settings passed over: ${view.settingProblems.join(', ') || 'none'}; fixed by policy: ${view.lockedSettings.join(', ') || 'none'}`,
    '',
    'Times are UTC, by the clock of this computer. Ids of chats are cut to four signs.',
    // Once more: an older version may have noted them, by weaker rules.
    ...notes.map(
      ({ at: when, what, times }) => `${iso(when)} ${redact(what)}${times ? ` (${times} times)` : ''}`,
    ),
    '',
  ].join('\n');
}

const iso = (at: number): string => (Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : 'no time');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
