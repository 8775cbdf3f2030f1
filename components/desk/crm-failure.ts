/** What the CRM, or the worker that asked it, could not do: one sentence with what to do next. */
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { CrmFailure } from '../../lib/creatio/session-fetch.ts';
import { CRM_WORDS } from '../../lib/i18n/crm-failures.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { withWords, type DeskWords } from './model.ts';

export interface Failure {
  /** too-big: more than this CRM takes, so it was not asked; its words are the limit. */
  kind: CrmFailure | 'too-big';
  /** The server's own words. */
  words: string;
}

const KINDS = new Set<string>([
  'too-big',
  'session',
  'refused',
  'missing',
  'odata',
  'busy',
  'unreachable',
  'server',
] satisfies Failure['kind'][]);

/** Every operation of the CRM rejects with CrmError alone; what is done around it, with one of these kinds. */
export function failureOf(error: unknown): Failure {
  const { kind, message } = error as Partial<Pick<Failure, 'kind'> & Error>;
  return { kind: kind && KINDS.has(kind) ? kind : 'server', words: message ?? '' };
}

export function failureText({ kind, words }: Failure, t: Translate): string {
  const say = t as Translate<keyof typeof CRM_WORDS>;
  if (kind === 'refused' && words === '') return say('crm.server');
  // What is missing has a name, unless it is a record.
  if (kind === 'missing' && words !== '') return say('crm.no-object', { reason: words });
  // In its own words, which may speak of the day's limit.
  if (kind === 'busy' && words !== '') return say('crm.quota', { reason: words });
  return say(`crm.${kind}`, { reason: words });
}

/** Of a command's outcome. */
export function resultSentence(desk: DeskWords, result: CallResult): string {
  if (result.ok) return '';
  const kind = result.code.replace(/^crm-/, '');
  if (result.code !== kind && KINDS.has(kind))
    return failureText(failureOf({ kind, message: result.detail }), desk.t.value);
  const key = `crm.${kind}` as keyof typeof CRM_WORDS;
  return key in CRM_WORDS && !KINDS.has(kind)
    ? withWords(desk, CRM_WORDS).t.value(key)
    : desk.sentence(result);
}
