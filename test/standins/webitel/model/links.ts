import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from './world.ts';

const SECRET = 'stand-in';

function sign(fileId: number, expires: number) {
  return createHmac('sha256', SECRET).update(`${fileId}/${expires}`).digest('hex').slice(0, 32);
}

/** The relative signed link of a file; good for `faults.presignedTtlMs` (§5.6 `shared`). */
export function sharedPath(world: World, fileId: number): string {
  const expires = world.clock() + world.faults.presignedTtlMs;
  const query = `domain_id=${world.domain.id}&expires=${expires}&signature=${sign(fileId, expires)}`;
  return `/any/file/${fileId}/download?${query}`;
}

/** The same link with the origin, as message events carry it. */
export const sharedUrl = (world: World, fileId: number) => world.origin + sharedPath(world, fileId);

export function isGoodSignature(world: World, fileId: number, query: URLSearchParams): boolean {
  const expires = Number(query.get('expires'));
  const expected = Buffer.from(sign(fileId, expires));
  const given = Buffer.from(query.get('signature') ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected) && expires > world.clock();
}
