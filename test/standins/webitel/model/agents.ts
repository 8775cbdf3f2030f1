import { agentStatus } from './agent-events.ts';
import { centreRefusal, Failure } from './failure.ts';
import type { Agent, AgentStatus } from './records.ts';
import { openChannels, openInvites, type World } from './world.ts';

/** How many chats occupy the agent: invited, joined, or in after-work. */
export function openChats(world: World, agent: Agent): number {
  let count = 0;
  for (const conversation of world.conversations.values()) {
    count += openInvites(conversation).filter(({ userId }) => userId === agent.userId).length;
    count += openChannels(conversation).filter(({ userId }) => userId === agent.userId).length;
  }
  for (const attempt of world.attempts.values()) {
    if (attempt.agentId === agent.id && attempt.state === 'processing') count += 1;
  }
  return count;
}

/** State of the agent's chat channel: `waiting` = may get a chat (§2.4). */
export function chatChannelState(world: World, agent: Agent): string {
  if (agent.restState && agent.restsUntil > world.clock()) return agent.restState;
  return openChats(world, agent) < agent.maxOpen ? 'waiting' : 'bridged';
}

export const isReady = (world: World, agent: Agent) =>
  agent.status === 'online' && chatChannelState(world, agent) === 'waiting';

/** Changes the status and tells the agent's sockets. */
export function setStatus(world: World, agent: Agent, status: AgentStatus, payload = '', comment = '') {
  agent.status = status;
  agent.statusPayload = payload;
  agent.statusComment = comment;
  agent.lastStatusChange = world.clock();
  if (status === 'online') agent.misses = 0;
  agentStatus(world, agent);
}

/** Agent asks for online. Already online with the same `on_demand` is refused (§2.3). */
export function goOnline(world: World, agent: Agent, onDemand: boolean) {
  if (agent.status === 'online' && agent.onDemand === onDemand) {
    throw centreRefusal('app.agent.login.app_err', 'app.agent.set_login.agent_logged', 400);
  }
  agent.onDemand = onDemand;
  setStatus(world, agent, 'online');
}

export function goOffline(world: World, agent: Agent) {
  if (agent.status === 'offline') {
    throw centreRefusal('app.agent.logout.app_err', 'app.agent.set_logout.agent_logged_out', 400);
  }
  setStatus(world, agent, 'offline');
}

/** Pause; `payload` is the cause's name. The same cause twice is refused (§1.2). */
export function goPause(world: World, agent: Agent, payload: string, comment: string) {
  if (agent.status === 'pause' && agent.statusPayload === payload) {
    throw new Failure('app.agent.set_pause.payload', 400, 'already payload');
  }
  setStatus(world, agent, 'pause', payload, comment);
}
