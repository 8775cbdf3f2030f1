import type { AgentControl } from '../api.ts';
import { openChats, setStatus } from '../model/agents.ts';
import { distributeAll } from '../model/distribution.ts';
import { newId, userByLogin, type World } from '../model/world.ts';

/** Control over one agent from the server's side. */
export function createAgentControl(world: World, login: string): AgentControl {
  const user = userByLogin(world, login);
  const { agent } = user;
  if (!agent) throw new Error(`${login} is no agent`);
  return {
    get status() {
      return agent.status;
    },
    get payload() {
      return agent.statusPayload;
    },
    get openChats() {
      return openChats(world, agent);
    },
    get sockets() {
      return world.hub.of(user.id).length;
    },
    setStatus(status, payload = '') {
      setStatus(world, agent, status, payload);
      distributeAll(world);
    },
    otherWork(channel, state = 'offering') {
      const task = {
        attempt_id: world.next('attempt'),
        channel,
        state,
        agent_id: agent.id,
        queue_name: channel,
        member_name: 'Іван',
        member_channel_id: newId(),
        agent_channel_id: newId(),
      };
      world.otherTasks.push(task);
      const distribute = { ...task, app_id: 'cc-1', queue_id: 90, has_reporting: false };
      world.hub.publish(user.id, 'status', 'channel', {
        attempt_id: task.attempt_id,
        channel,
        status: 'distribute',
        timestamp: world.clock(),
        distribute,
      });
      world.changes.touch();
    },
    async waitForStatus(status, timeoutMs) {
      await world.changes.until(() => agent.status === status, timeoutMs);
    },
  };
}
