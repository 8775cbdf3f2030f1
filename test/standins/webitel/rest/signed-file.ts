import { Failure } from '../model/failure.ts';
import { isGoodSignature } from '../model/links.ts';
import type { World } from '../model/world.ts';
import type { Exchange } from '../http/exchange.ts';
import { sendFile } from './send-file.ts';
import { fileById } from './storage.ts';

/** `/any/file/{id}/download?…signature=`: no token, good for a limited time (protocol §5.6). */
export function serveSignedFile(world: World, exchange: Exchange): boolean {
  const found = /^\/any\/file\/(\d+)\/(download|stream)$/.exec(exchange.path);
  if (!found || exchange.method !== 'GET') return false;
  const [, id = '', kind] = found;
  if (!isGoodSignature(world, Number(id), exchange.query)) {
    throw new Failure('api.file.signature.invalid', 403, 'the link is expired or its signature is wrong');
  }
  sendFile(exchange, fileById(world, id), kind === 'stream' ? kind : 'download', world.faults.ignoreRanges);
  return true;
}
