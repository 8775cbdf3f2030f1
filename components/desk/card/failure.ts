/** What the CRM's refusal means, in words. */
import type { CARD_WORDS } from '../../../lib/i18n/card.ts';
import type { Translate } from '../../../lib/i18n/index.ts';
import type { CrmFailure } from '../../../lib/creatio/session-fetch.ts';

export interface Failure {
  /** too-big: more than this CRM takes, so it was not asked; its words are the limit. */
  kind: CrmFailure | 'too-big';
  /** The server's own words. */
  words: string;
}

const KEYS: Record<Failure['kind'], keyof typeof CARD_WORDS> = {
  'too-big': 'card.failTooBig',
  session: 'card.failSession',
  refused: 'card.failRefused',
  missing: 'card.failMissing',
  odata: 'card.failOdata',
  busy: 'card.failBusy',
  unreachable: 'card.failUnreachable',
  server: 'card.failServer',
};

/** Every operation of the CRM rejects with CrmError alone; what is done around it, with one of these kinds. */
export function sentenceOf(error: unknown): Failure {
  const { kind, message } = error as Pick<Failure, 'kind'> & Error;
  return { kind: kind in KEYS ? kind : 'server', words: message };
}

export function failureText({ kind, words }: Failure, t: Translate<keyof typeof CARD_WORDS>): string {
  if (kind === 'refused' && words === '') return t('card.failServer');
  // What is missing has a name, unless it is the chat's record itself.
  if (kind === 'missing' && words !== '') return t('card.failNoObject', { words });
  // In its own words, which may speak of the day's limit.
  if (kind === 'busy' && words !== '') return t('card.failQuota', { words });
  return t(KEYS[kind], { words });
}
