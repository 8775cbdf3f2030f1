import type { Faults } from '../faults.ts';
import { Failure } from '../model/failure.ts';
import { sendFailure, sendHtml, type Exchange } from './exchange.ts';

const BAD_GATEWAY =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Plays the HTTP faults of protocol §9.5; true = the request is answered (or cut) already. */
export async function playHttpFault(faults: Faults, exchange: Exchange): Promise<boolean> {
  if (faults.redirectTo !== null && exchange.path.startsWith(faults.httpPath || '/')) {
    exchange.response.writeHead(307, { Location: faults.redirectTo + (exchange.request.url ?? '') }).end();
    return true;
  }
  if (faults.http === 'ok' || !exchange.path.startsWith(faults.httpPath || '/')) return false;
  const { response, request } = exchange;
  if (faults.http === 'slow') {
    await faults.hold(faults.httpDelayMs);
    return false;
  }
  if (faults.http === 'down') request.socket.destroy();
  else if (faults.http === '502-html') sendHtml(response, 502, BAD_GATEWAY);
  else if (faults.http === '401') {
    sendFailure(response, new Failure('app.session.unauthenticated', 401, 'session is expired'));
  } else sendFailure(response, new Failure('app.internal.error', 500, 'internal server error'));
  return true;
}
