/** What the settings' checks tell of a CRM and of Webitel: a sentence for each answer, and a report to hand on. */
import type { Finding } from '../webitel-check/rules.ts';
import type { CheckAnswer } from '../crm-check/crm.ts';
import type { Key, Translate } from '../i18n/index.ts';

/** One sentence of an answer: what was asked, and what this CRM said. */
export const checkSentence = ({ what, is, said }: CheckAnswer, t: Translate<Key>): string =>
  `${t(`crmCheck.${what}`)}: ${t(`crmCheck.is.${is}`, { words: said })}${is === 'yes' && said ? ` (${said})` : ''}`;

/** What goes to whoever helps with it: the versions, how often it was asked, and each answer on a line. */
export const checkReport = (
  answers: readonly CheckAnswer[],
  about: string,
  calls: string,
  t: Translate<Key>,
): string =>
  [
    about,
    calls,
    ...answers.map((one) => `${one.is === 'yes' ? '+' : '-'} ${checkSentence(one, t)} [${one.ms} ms]`),
  ].join('\n');

/** The server's states of an agent that have a word of their own in the desk's menu. */
const STATES = ['online', 'pause', 'offline', 'break-out'] as const;

export function findingSentence({ step, said, params }: Finding, t: Translate<Key>): string {
  const state = STATES.find((one) => one === params.status) ?? 'other';
  const words = params.status === undefined ? params : { ...params, status: t(`agent.${state}`) };
  return t((said.startsWith('any.') ? `check.${said}` : `check.${step}.${said}`) as Key, words);
}

/** Neither login nor token: it is handed on. */
export function findingsReport(
  found: readonly Finding[],
  { origin, domain }: { origin: string; domain: string },
  version: string,
  t: Translate<Key>,
): string {
  return [
    `${t('check.title')} · Webitel Desk ${version} · ${new Date().toISOString()}`,
    `${origin} · ${domain}`,
    ...found.map((one) => {
      const detail = one.detail ? ` [${one.detail}]` : '';
      return `${t(`check.step.${one.step}`)}: ${t(`check.state.${one.state}`)}. ${findingSentence(one, t)}${detail}`;
    }),
  ].join('\n');
}
