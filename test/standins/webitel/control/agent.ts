import type { AgentControl } from '../api.ts';
import { openChats, setStatus } from '../model/agents.ts';
import { distributeAll } from '../model/distribution.ts';
import { userByLogin, type World } from '../model/world.ts';

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
    async waitForStatus(status, timeoutMs) {
      await world.changes.until(() => agent.status === status, timeoutMs);
    },
  };
}
