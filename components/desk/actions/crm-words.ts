/** What the CRM, or the worker that asked it, could not do: one sentence with what to do next. */
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { CrmFailure } from '../../../lib/creatio/session-fetch.ts';
import type { Key } from '../../../lib/i18n/index.ts';
import type { DeskModel } from '../model.ts';

const KINDS: readonly string[] = ['session', 'refused', 'missing', 'odata', 'busy', 'unreachable', 'server'];
const OWN = ['no-crm-tab', 'which-crm', 'no-contact', 'contact-gone', 'case-gone', 'case-pending'];

/** Of what `desk.crm.ask` rejected with. */
export function crmSentence({ t }: Pick<DeskModel, 't'>, error: unknown): string {
  const { kind, message } = error as { kind?: CrmFailure; message?: string };
  const known = kind && KINDS.includes(kind) ? kind : 'unreachable';
  return t.value(`crm.${known}`, { reason: message ?? '' });
}

/** Of a command's outcome. */
export function resultSentence(desk: DeskModel, result: CallResult): string {
  if (result.ok) return '';
  const kind = result.code.replace(/^crm-/, '');
  if (result.code !== kind && KINDS.includes(kind))
    return crmSentence(desk, { kind, message: result.detail });
  return OWN.includes(kind) ? desk.t.value(`crm.${kind}` as Key) : desk.sentence(result);
}
