import { setStatus } from '../model/agents.ts';
import type { User } from '../model/records.ts';
import type { World } from '../model/world.ts';

/** `web` while a socket is open, `dnd` when set; one comma-joined string (protocol §5). */
export function presenceOf(world: World, user: User): string {
  const parts = [...(world.hub.of(user.id).length > 0 ? ['web'] : []), ...(user.dnd ? ['dnd'] : [])];
  return parts.join(',');
}

/** `user_state` to those of the user's sockets that asked for it; its `id` is a string (§2.4). */
export function tellPresence(world: World, user: User) {
  const state = {
    id: String(user.id),
    status: presenceOf(world, user),
    open: world.hub.of(user.id).length,
    presence: [],
  };
  world.hub.publish(user.id, 'user', 'user_state', { state });
}

/** A socket of the user died. After the last one an online agent is put offline by the server (§1.6). */
export function userLeft(world: World, user: User) {
  tellPresence(world, user);
  if (world.hub.of(user.id).length > 0) return;
  world.timers.after(world.settings.offlineAfterMs, () => {
    const { agent } = user;
    if (!agent || world.hub.of(user.id).length > 0) return;
    if (agent.status !== 'online' && agent.status !== 'break_out') return;
    setStatus(world, agent, 'offline', 'system/ws/sip');
  });
}
