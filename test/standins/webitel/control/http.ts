import type { WebitelStandIn } from '../api.ts';
import type { Exchange } from '../http/exchange.ts';
import type { World } from '../model/world.ts';

export async function serveControl(
  _standIn: WebitelStandIn,
  _world: World,
  _exchange: Exchange,
): Promise<boolean> {
  return false;
}
