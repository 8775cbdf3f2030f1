/** `agent_status` and `channel` events of protocol §2.4. */
import type { Agent, Attempt, Conversation } from './records.ts';
import { chatChannelState } from './agents.ts';
import { agentById, type World } from './world.ts';

export function agentStatus(world: World, agent: Agent) {
  const online = agent.status === 'online';
  world.hub.publish(agent.userId, 'status', 'agent_status', {
    agent_id: agent.id,
    user_id: agent.userId,
    domain_id: world.domain.id,
    timestamp: world.clock(),
    status: agent.status,
    ...(agent.statusPayload ? { status_payload: agent.statusPayload } : {}),
    ...(agent.statusComment ? { status_comment: agent.statusComment } : {}),
    ...(online
      ? {
          on_demand: agent.onDemand,
          channels: [
            {
              channel: 'chat',
              state: chatChannelState(world, agent),
              joined_at: agent.lastStatusChange,
              online: true,
            },
          ],
        }
      : {}),
  });
  world.changes.touch();
}

/** One `channel` event; `extra` holds the part named after the status. `attempt` may be absent for `waiting`. */
export function channelEvent(
  world: World,
  agentId: number,
  status: string,
  attempt: Attempt | null,
  extra: object = {},
) {
  const agent = agentById(world, agentId);
  if (!agent) return;
  world.hub.publish(agent.userId, 'status', 'channel', {
    ...(attempt ? { attempt_id: attempt.id } : {}),
    channel: 'chat',
    status,
    timestamp: world.clock(),
    ...extra,
  });
  world.changes.touch();
}

export function distribute(world: World, attempt: Attempt, conversation: Conversation) {
  channelEvent(world, attempt.agentId, 'distribute', attempt, {
    distribute: {
      app_id: 'cc-1',
      channel: 'chat',
      queue_id: attempt.queue.id,
      queue_name: attempt.queue.name,
      member_id: null,
      member_name: conversation.client.name,
      agent_id: attempt.agentId,
      member_channel_id: conversation.id,
      agent_channel_id: attempt.agentChannelId,
      communication: { destination: conversation.client.externalId, type: { id: 0, name: '' } },
      variables: null,
      has_reporting: attempt.hasReporting,
    },
  });
}

export function offering(world: World, attempt: Attempt) {
  channelEvent(world, attempt.agentId, 'offering', attempt, {
    offering: {
      member_channel_id: attempt.conversationId,
      agent_channel_id: attempt.agentChannelId,
      auto_answer: null,
    },
  });
}

export function processing(world: World, attempt: Attempt) {
  channelEvent(world, attempt.agentId, 'processing', attempt, {
    processing: {
      autosave: false,
      timeout: attempt.processingTimeoutAt,
      sec: attempt.processingSec,
      renewal_sec: attempt.renewalSec,
      processing_prolongation:
        attempt.prolongationsLeft === null
          ? null
          : { remaining_prolongations: attempt.prolongationsLeft, prolongation_sec: attempt.renewalSec },
    },
  });
}
