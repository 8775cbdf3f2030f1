/** Agents, users, queues and pause causes (protocol §5). */
import type { Handler, Routes } from '../http/routes.ts';
import { chatChannelState, goOffline, goOnline, goPause } from '../model/agents.ts';
import { distributeAll } from '../model/distribution.ts';
import { Failure, notFound } from '../model/failure.ts';
import type { Agent, User } from '../model/records.ts';
import { agentById, type World } from '../model/world.ts';
import { flag, gateway, lookup, matches, pageOf } from './answer.ts';
import { presenceOf } from '../socket/presence.ts';

function agentOf(world: World, id: string): Agent {
  const agent = agentById(world, Number(id));
  if (!agent) throw notFound('app.agent.get.app_err', `agent ${id} is not found`);
  return agent;
}

const pauseCauses: Handler = ({ world, exchange, params, user }) => {
  agentOf(world, params['id'] ?? '');
  const onlyAllowed = flag(exchange.query, 'allow_change') === true;
  const items = world.pauseCauses
    .filter(({ allowAgent }) => !onlyAllowed || allowAgent || user.admin)
    .map(({ id, name, limitMin, durationMin }) => ({
      id,
      name,
      limit_min: limitMin,
      duration_min: durationMin,
    }));
  return gateway({ items });
};

/** Transfer targets among users; `id` is the user's, not the agent's. */
const users: Handler = ({ world, exchange }) => {
  const hidden = exchange.query.getAll('not_user_id');
  const found = world.users.filter(
    (one) => !hidden.includes(String(one.id)) && matches(exchange.query, one.name),
  );
  const { part, next } = pageOf(found, exchange.query, 40);
  const items = part.map((one) => ({
    id: String(one.id),
    name: one.name,
    extension: one.extension,
    presence: { status: presenceOf(world, one) },
    status: one.agent?.status,
  }));
  return gateway({ next, items });
};

function agentItem(world: World, user: User, agent: Agent) {
  return {
    id: String(agent.id),
    name: user.name,
    user: lookup(user),
    extension: user.extension,
    status: agent.status,
    last_status_change: String(agent.lastStatusChange),
    status_duration: String(Math.floor((world.clock() - agent.lastStatusChange) / 1000)),
    team: lookup(agent.team),
    chat_count: agent.maxOpen,
    is_supervisor: user.admin,
    user_presence_status: { status: presenceOf(world, user) },
    channel: [
      {
        channel: 'chat',
        state: chatChannelState(world, agent),
        joined_at: String(agent.lastStatusChange),
      },
    ],
  };
}

const agents: Handler = ({ world, exchange }) => {
  const found = world.users.flatMap((user) =>
    user.agent && matches(exchange.query, user.name) ? [agentItem(world, user, user.agent)] : [],
  );
  const { part, next } = pageOf(found, exchange.query, 40);
  return gateway({ next, items: part });
};

const oneAgent: Handler = ({ world, params }) => {
  const agent = agentOf(world, params['id'] ?? '');
  const user = world.users.find(({ id }) => id === agent.userId);
  return gateway(user ? agentItem(world, user, agent) : {});
};

const waitingIn = (world: World, queueId: number) =>
  [...world.conversations.values()].filter((one) => one.waitingSince !== null && one.queue.id === queueId)
    .length;

const activeIn = (world: World, queueId: number) =>
  [...world.attempts.values()].filter((one) => one.state === 'bridged' && one.queue.id === queueId).length;

const agentQueues: Handler = ({ world, exchange, params }) => {
  agentOf(world, params['id'] ?? '');
  const found = world.queues.filter(({ name }) => matches(exchange.query, name));
  const { part, next } = pageOf(found, exchange.query, 40);
  const count = (status: string) => world.users.filter(({ agent }) => agent?.status === status).length;
  const items = part.map((queue) => ({
    queue: lookup(queue),
    type: queue.type,
    enabled: queue.enabled,
    waiting_members: waitingIn(world, queue.id),
    active_members: activeIn(world, queue.id),
    agents: { online: count('online'), pause: count('pause'), offline: count('offline') },
  }));
  return gateway({ next, items });
};

const setStatus: Handler = async ({ world, exchange, params, user }) => {
  const agent = agentOf(world, params['id'] ?? '');
  if (agent.userId !== user.id && !user.admin) {
    throw new Failure('api.context.permissions.app_error', 403, '');
  }
  const body = await exchange.json();
  const payload = String(body['payload'] ?? '');
  if (body['status'] === 'online') goOnline(world, agent, body['on_demand'] === true);
  else if (body['status'] === 'offline') goOffline(world, agent);
  else if (body['status'] === 'pause') goPause(world, agent, payload, String(body['status_comment'] ?? ''));
  else throw new Failure('app.agent.status.invalid', 400, 'unknown status');
  distributeAll(world);
  return { status: 'success' };
};

const queues: Handler = ({ world, exchange }) => {
  const types = exchange.query.getAll('type').map(Number);
  const found = world.queues.filter(
    ({ name, type }) => (types.length === 0 || types.includes(type)) && matches(exchange.query, name),
  );
  const { part, next } = pageOf(found, exchange.query, 40);
  const items = part.map((queue) => ({
    id: String(queue.id),
    name: queue.name,
    type: queue.type,
    enabled: queue.enabled,
    waiting: waitingIn(world, queue.id),
    active: activeIn(world, queue.id),
    processing: world.settings.processingSec > 0,
    processing_sec: world.settings.processingSec,
  }));
  return gateway({ next, items });
};

/** Chat plans: `id` is the `plan_id` of a transfer. */
const plans: Handler = ({ world, exchange }) => {
  const enabled = flag(exchange.query, 'enabled');
  const found = world.plans.filter(
    (plan) =>
      !(world.faults.noPlans && enabled) &&
      (enabled === undefined || plan.enabled === enabled) &&
      matches(exchange.query, plan.name),
  );
  const { part, next } = pageOf(found, exchange.query, 40);
  const items = part.map(({ id, name, enabled: isOn, description }) => ({
    id,
    name,
    enabled: isOn,
    description,
    schema: { id: String(100 + id), name },
  }));
  return gateway({ next, items });
};

export const CALL_CENTER_ROUTES: Routes = {
  'GET /api/call_center/agents/:id/pause_causes': pauseCauses,
  'GET /api/call_center/agents/:id/queues': agentQueues,
  'PATCH /api/call_center/agents/:id/status': setStatus,
  'GET /api/call_center/agents/:id': oneAgent,
  'GET /api/call_center/agents': agents,
  'GET /api/call_center/users': users,
  'GET /api/call_center/queues': queues,
  'GET /api/routing/outbound/chat': plans,
};
