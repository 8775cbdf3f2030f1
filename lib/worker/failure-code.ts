/** Why a command failed, as a code that has a sentence. */
import type { WorkerCommand } from '../bridge/commands.ts';
import { isRightMissing, type WebitelError } from '../webitel/errors.ts';

/** Ids with a sentence of their own; any other refusal is told as one, with its technical cause beside it. */
const KNOWN = new Set([
  'bad-address',
  'plain-http',
  'https-only',
  'storage-open',
  'unreachable',
  'redirected',
  'not-webitel',
  'challenge-gone',
  'not-agent',
  'right-agent',
  'transfer-not-allowed',
  'history-forbidden',
  'app.agent.set_pause.not_allow',
  'chat.valid.license',
  'api.context.permissions.license',
]);

export function codeOf(error: WebitelError, command: WorkerCommand): string {
  if (KNOWN.has(error.id)) return error.id;
  if (/password.*expired/i.test(error.id)) return 'password-expired';
  if (error.kind === 'session') return 'session-over';
  if (error.code >= 500 && error.kind !== 'refused') return 'server-trouble';
  if (error.kind === 'never-left') return 'offline';
  if (error.kind === 'lost') return 'no-answer';
  return (isRightMissing(error) && rightOf(command)) || 'refused';
}

/** The right without which the server refuses this command; '' when none is to blame for sure. */
function rightOf(command: WorkerCommand): string {
  switch (command.type) {
    case 'processing.finish':
    case 'processing.prolong':
      return 'right-queue';
    case 'agent.setStatus':
      return 'right-agent';
    case 'transfer.order':
    case 'transfer.targets':
      return command.to === 'plan' ? 'right-plans' : 'right-users';
    default:
      return '';
  }
}
