import { spend } from '../faults.ts';
import { Failure } from '../model/failure.ts';
import type { World } from '../model/world.ts';
import type { Action } from './action.ts';
import { AGENT_ACTIONS } from './agent-actions.ts';
import { CHAT_ACTIONS } from './chat-actions.ts';
import { SEND_ACTIONS } from './send-actions.ts';
import { TRANSFER_ACTIONS } from './transfer-actions.ts';

/** Keep-alive and latency (protocol §1.4). */
const USER_ACTIONS: Record<string, Action> = {
  ping: ({ world }) => ({ pong: 1, ...(world.faults.pingTells ? { server_ts: world.clock() } : {}) }),
  latency_start: ({ world }) => ({ server_ts: world.clock() }),
  latency_ack: ({ world, data }) => ({ ...data, server_ack_ts: world.clock() }),
};

const LICENSED = { ...CHAT_ACTIONS, ...SEND_ACTIONS, ...TRANSFER_ACTIONS };
const ACTIONS: Record<string, Action> = { ...USER_ACTIONS, ...AGENT_ACTIONS, ...LICENSED };

/** The action of this name, or the refusal the engine gives (§1.2). */
export function findAction(world: World, name: string): Action {
  if (name === '') throw new Failure('api.web_socket_router.no_action.app_error', 400, '');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new Failure('api.web_socket_router.bad_action.app_error', 400, '');
  if (world.faults.licence === 'other' && Object.hasOwn(LICENSED, name)) {
    throw new Failure('chat.valid.license', 403, '');
  }
  refuseByFault(world, name);
  return action;
}

/** The switch `failBefore`: nothing is done, the answer is FAIL. */
function refuseByFault(world: World, name: string) {
  const failure = world.faults.failBefore;
  const concerns = failure?.action ? failure.action === name : Object.hasOwn(SEND_ACTIONS, name);
  if (!failure || !concerns || !spend(failure)) return;
  const id = failure.id ?? (name === 'send_file_chat' ? 'chat.send.file.app_err' : 'chat.send.text.app_err');
  const inner = failure.innerId ?? 'chat.send.channel.from.not_found';
  throw new Failure(id, failure.code ?? 500, failure.detail ?? `send: refused (${inner})`);
}
