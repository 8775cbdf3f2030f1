import type { User } from '../model/records.ts';
import { rightsOf, writtenExpire } from '../model/sessions.ts';
import type { World } from '../model/world.ts';

/** `hello.data` (protocol §1.3). `server_time` is milliseconds. */
export function helloData(world: World, user: User, token: string, socketId: string) {
  const { pingIntervalMs, licence } = world.faults;
  return {
    sock_id: socketId,
    server_node_id: 'engine-1',
    server_build_commit: 'stand-in',
    server_version: '26.04',
    server_time: world.clock(),
    session: {
      id: token,
      name: user.name,
      domain_id: world.domain.id,
      domain_name: user.domain,
      expire: writtenExpire(world, token),
      user_id: user.id,
      role_ids: [user.id, 3],
      token,
      scopes: rightsOf(world, user).map((name, index) => ({ id: index + 1, name, obac: true, access: 6 })),
    },
    ...(pingIntervalMs > 0 ? { ping_interval: pingIntervalMs } : {}),
    use_cc: licence === 'all',
    use_chat: licence === 'all',
  };
}
