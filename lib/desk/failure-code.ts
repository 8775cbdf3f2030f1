import type { WebitelError } from '../webitel/errors.ts';

/** Codes that have a sentence of their own; any other refusal is told as one, with its technical cause beside it. */
const KNOWN = new Set([
  'bad-address',
  'unreachable',
  'not-webitel',
  'challenge-gone',
  'not-agent',
  'transfer-not-allowed',
  'history-forbidden',
  'app.agent.set_pause.not_allow',
  'chat.valid.license',
  'api.context.permissions.license',
]);

/** Which sentence an action's failure has. */
export function codeOf(error: WebitelError): string {
  if (KNOWN.has(error.id)) return error.id;
  if (/password.*expired/i.test(error.id)) return 'password-expired';
  if (error.kind === 'never-left') return 'offline';
  if (error.kind === 'lost') return 'no-answer';
  if (error.kind === 'session') return 'session-over';
  return 'refused';
}
