import type { CustomerInit } from '../api.ts';
import type { Client, Gateway, Queue } from '../model/records.ts';
import type { World } from '../model/world.ts';

/** Channel type → gateway provider (protocol §6): one Meta gateway serves Facebook and Instagram. */
const GATEWAY_PROVIDER: Record<string, string> = {
  whatsapp: 'infobip_whatsapp',
  facebook: 'messenger',
  instagram: 'messenger',
};

/** Gateway provider → channel type of its clients. */
const CHANNEL_TYPE: Record<string, string> = {
  infobip_whatsapp: 'whatsapp',
  messenger: 'facebook',
  gotd: 'telegram',
};

/** The line a customer writes through, and the channel type of the member. */
function lineOf(world: World, init: CustomerInit): { gateway: Gateway; type: string } {
  const named = world.gateways.find(({ id, name }) => name === init.gateway || String(id) === init.gateway);
  if (init.gateway && !named) throw new Error(`There is no gateway "${init.gateway}"`);
  const asked = init.provider ?? named?.provider ?? 'telegram';
  const type = CHANNEL_TYPE[asked] ?? asked;
  const provider = GATEWAY_PROVIDER[type] ?? type;
  const gateway = named ?? world.gateways.find((one) => one.provider === provider && one.enabled);
  if (!gateway) throw new Error(`There is no gateway for "${asked}"`);
  return { gateway, type };
}

/** Finds or makes the external person: the same `userId` is the same client. */
export function clientOf(world: World, init: CustomerInit): Client {
  const known =
    init.userId === undefined ? undefined : world.clients.find(({ userId }) => userId === init.userId);
  if (known) return known;
  const { gateway, type } = lineOf(world, init);
  const userId = init.userId ?? world.next('client');
  const client: Client = {
    userId,
    type,
    name: init.name,
    externalId: init.externalId ?? String(520_924_000 + userId),
    gateway,
    contactId: init.contactId ?? null,
  };
  world.clients.push(client);
  return client;
}

export function queueOf(world: World, name = 'Продажи'): Queue {
  const queue = world.queues.find((one) => one.name === name && one.type === 6);
  if (!queue) throw new Error(`There is no chat queue "${name}"`);
  return queue;
}
