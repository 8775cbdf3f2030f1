import { setStatus } from '../model/agents.ts';
import type { User } from '../model/records.ts';
import type { World } from '../model/world.ts';

/** The user's last socket died: after a while an online agent is put offline by the server (protocol §1.6). */
export function userLeft(world: World, user: User) {
  if (world.hub.of(user.id).length > 0) return;
  world.timers.after(world.settings.offlineAfterMs, () => {
    const { agent } = user;
    if (!agent || world.hub.of(user.id).length > 0) return;
    if (agent.status !== 'online' && agent.status !== 'break_out') return;
    setStatus(world, agent, 'offline', 'system/ws/sip');
  });
}
