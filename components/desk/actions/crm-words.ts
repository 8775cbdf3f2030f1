/** What the CRM, or the worker that asked it, could not do: one sentence with what to do next. */
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { CrmFailure } from '../../../lib/creatio/session-fetch.ts';
import { ACTIONS_WORDS } from '../../../lib/i18n/actions.ts';
import { withWords, type DeskModel } from '../model.ts';

const KINDS: readonly string[] = ['session', 'refused', 'missing', 'odata', 'busy', 'unreachable', 'server'];
const OWN = ['no-crm-tab', 'which-crm', 'no-contact', 'contact-gone', 'case-gone', 'case-pending'] as const;

/** Of what `desk.crm.ask` rejected with. */
export function crmSentence(desk: DeskModel, error: unknown): string {
  const { kind, message } = error as { kind?: CrmFailure; message?: string };
  const known = kind && KINDS.includes(kind) ? kind : 'unreachable';
  return withWords(desk, ACTIONS_WORDS).t.value(`crm.${known}`, { reason: message ?? '' });
}

/** Of a command's outcome. */
export function resultSentence(desk: DeskModel, result: CallResult): string {
  if (result.ok) return '';
  const kind = result.code.replace(/^crm-/, '');
  if (result.code !== kind && KINDS.includes(kind))
    return crmSentence(desk, { kind, message: result.detail });
  const own = OWN.find((one) => one === kind);
  return own ? withWords(desk, ACTIONS_WORDS).t.value(`crm.${own}`) : desk.sentence(result);
}
