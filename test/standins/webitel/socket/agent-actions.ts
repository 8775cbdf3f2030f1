/** Actions of the agent's session, status and attempts (protocol §2, §4.1.6). */
import { report, renew } from '../model/after-work.ts';
import { chatChannelState, goOffline, goOnline, goPause } from '../model/agents.ts';
import { leave } from '../model/conversations.ts';
import { distributeAll, endRest } from '../model/distribution.ts';
import { centreRefusal, Failure, notFound } from '../model/failure.ts';
import type { Agent, Attempt } from '../model/records.ts';
import { requireRight } from '../model/sessions.ts';
import { taskOf } from '../model/wire.ts';
import { agentById } from '../model/world.ts';
import { maybe, need, type Action, type ActionContext } from './action.ts';

function ownAgent({ world, user }: ActionContext): Agent {
  requireRight(world, user, 'cc_agent');
  if (!user.agent) throw notFound('User.valid.agent_id', `user ${user.id} is not an agent`);
  return user.agent;
}

/** The agent named by `agent_id`; an agent may only act for himself. */
function namedAgent(context: ActionContext): Agent {
  requireRight(context.world, context.user, 'cc_agent');
  const id = need(context.data, 'agent_id', 'number');
  const agent = agentById(context.world, id);
  if (!agent) throw notFound('app.agent.get.app_err', `agent ${id} is not found`);
  if (agent.userId !== context.user.id) {
    throw new Failure('api.context.permissions.app_error', 403, '');
  }
  return agent;
}

/** The newer messenger stack, which this socket does not serve. */
const IM_CHANNEL = { channel: 'im', state: 'waiting', joined_at: 0, open: 0, max_open: 3, no_answer: 0 };

const session: Action = (context) => {
  const agent = ownAgent(context);
  const { world } = context;
  const now = world.clock();
  return {
    agent_id: agent.id,
    status: agent.status,
    status_payload: agent.statusPayload,
    status_comment: agent.statusComment,
    last_status_change: agent.lastStatusChange,
    status_duration: Math.floor((now - agent.lastStatusChange) / 1000),
    on_demand: agent.onDemand,
    team: agent.team,
    is_supervisor: context.user.admin,
    is_admin: context.user.admin,
    supervisor: [{ id: 15, name: 'Гончар Олена' }],
    auditor: null,
    screen_control: false,
    desc_track: false,
    channels: [
      {
        channel: 'chat',
        state: chatChannelState(world, agent),
        joined_at: agent.lastStatusChange,
        // A constant of the server.
        open: 0,
        max_open: agent.maxOpen,
        no_answer: agent.misses,
      },
      {
        channel: 'call',
        state: 'waiting',
        joined_at: agent.lastStatusChange,
        open: 0,
        max_open: 1,
        no_answer: 0,
      },
      ...(world.faults.imChannel ? [IM_CHANNEL] : []),
    ],
  };
};

const tasks: Action = (context) => {
  const agent = namedAgent(context);
  const { world } = context;
  const items = [...world.attempts.values()]
    .filter((attempt) => attempt.agentId === agent.id && attempt.state !== 'leaving')
    .flatMap((attempt) => {
      const conversation = world.conversations.get(attempt.conversationId);
      return conversation ? [taskOf(attempt, conversation)] : [];
    });
  const others = world.otherTasks.filter(({ agent_id: id }) => id === agent.id);
  return { items: [...items, ...others] };
};

const online: Action = (context) => {
  goOnline(context.world, namedAgent(context), maybe(context.data, 'on_demand', 'boolean', false));
  context.after(() => distributeAll(context.world));
};

const offline: Action = (context) => {
  goOffline(context.world, namedAgent(context));
};

const pause: Action = (context) => {
  const { world, data } = context;
  const payload = maybe(data, 'payload', 'string', '');
  goPause(world, namedAgent(context), payload, maybe(data, 'status_comment', 'string', ''));
};

const waiting: Action = (context) => {
  const agent = namedAgent(context);
  if (need(context.data, 'channel', 'string') !== 'chat') {
    throw new Failure('app.agent.waiting.app_err', 400, 'the stand-in has only the chat channel');
  }
  context.after(() => endRest(context.world, agent));
  return { timestamp: context.world.clock() };
};

function ownAttempt(context: ActionContext): Attempt | undefined {
  requireRight(context.world, context.user, 'cc_queue');
  const attempt = context.world.attempts.get(need(context.data, 'attempt_id', 'number'));
  if (!attempt || attempt.agentId !== context.user.agent?.id) return undefined;
  return attempt.state === 'leaving' ? undefined : attempt;
}

/** Reporting while the chat is still open also makes the agent leave (§4.1.6). */
const reporting: Action = (context) => {
  const { world, data } = context;
  const attempt = ownAttempt(context);
  if (!attempt)
    throw centreRefusal('app.cc_member.reporting.app_err', 'store.sql_member.reporting.not_found', 404);
  const conversation = world.conversations.get(attempt.conversationId);
  const open = conversation?.channels.find(
    ({ id, closedAt }) => id === attempt.agentChannelId && closedAt === null,
  );
  const left = conversation && open ? leave(world, conversation, open) : null;
  const done = report(world, attempt, maybe(data, 'success', 'boolean', false));
  left?.();
  context.after(done);
};

const renewal: Action = (context) => {
  const attempt = ownAttempt(context);
  const seconds = need(context.data, 'renewal_sec', 'number');
  if (attempt?.state !== 'processing') {
    throw centreRefusal('app.cc_member.renewal_attempt.app_err', 'store.sql_member.renewal.not_found', 404);
  }
  renew(context.world, attempt, seconds);
};

const subscribeStatus: Action = (context) => {
  need(context.data, 'agent_id', 'number');
  context.bind('status');
};

const subscribeUsers: Action = (context) => context.bind('user');

export const AGENT_ACTIONS: Record<string, Action> = {
  cc_agent_session: session,
  cc_agent_tasks: tasks,
  cc_agent_subscribe_status: subscribeStatus,
  cc_agent_online: online,
  cc_agent_offline: offline,
  cc_agent_pause: pause,
  cc_agent_waiting: waiting,
  cc_reporting: reporting,
  cc_renewal: renewal,
  subscribe_users_status: subscribeUsers,
};
