import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebitelStandIn } from './api.ts';
import { serveControl } from './control/http.ts';
import { allowOrigins, createExchange, sendFailure, type Exchange } from './http/exchange.ts';
import { playHttpFault } from './http/faulty.ts';
import { compileRoutes, runRoute } from './http/routes.ts';
import { masked, type Journal, type LoggedRequest } from './journal.ts';
import { Failure } from './model/failure.ts';
import type { World } from './model/world.ts';
import { REST_ROUTES } from './rest/index.ts';
import { serveLogin } from './rest/login.ts';
import { serveSignedFile } from './rest/signed-file.ts';
import { serveSocket } from './socket/session.ts';

const ROUTES = compileRoutes(...REST_ROUTES);

/** The HTTP and websocket front of one stand-in. */
export interface Front {
  listen(port: number): Promise<string>;
  close(): Promise<void>;
}

export function createFront(world: World, journal: Journal, standIn: () => WebitelStandIn): Front {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 64 * 1024 * 1024,
  });
  const connections = new WeakMap<object, number>();
  let lastConnection = 0;
  const server: Server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const exchange = createExchange(request, response, world.origin);
    allowOrigins(response);
    try {
      await route(exchange);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (error instanceof Failure) sendFailure(response, error);
      else sendFailure(response, new Failure('app.internal.error', 500, String(error)));
    }
  }

  async function route(exchange: Exchange) {
    const { method, path, response } = exchange;
    if (method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (await serveControl(standIn(), world, exchange)) return;
    const logged = record(exchange);
    response.once('close', () => {
      logged.status = response.statusCode;
      world.changes.touch();
    });
    if (await playHttpFault(world.faults, exchange)) return;
    if (isJson(exchange)) logged.body = masked(await exchange.json());
    if (await serveLogin(world, exchange)) return;
    if (serveSignedFile(world, exchange)) return;
    if (await runRoute(world, ROUTES, exchange)) return;
    throw new Failure('api.path.not_found', 404, `${method} ${path} is not known`);
  }

  server.on('connection', (socket) => connections.set(socket, ++lastConnection));

  function record({ method, path, query, request: { socket } }: Exchange): LoggedRequest {
    const plain = masked(Object.fromEntries(query)) as Record<string, string>;
    const request = {
      at: world.clock(),
      method,
      path,
      query: plain,
      body: null,
      connection: connections.get(socket) ?? 0,
      status: 0,
    };
    journal.requests.push(request);
    world.changes.touch();
    return request;
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname } = new URL(request.url ?? '/', world.origin);
    const refused = world.faults.refuseConnections || pathname !== '/ws/websocket';
    if (refused) {
      socket.end(`HTTP/1.1 ${pathname === '/ws/websocket' ? '502 Bad Gateway' : '404 Not Found'}\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => serveSocket(world, journal, webSocket));
  });

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () =>
          resolve(`http://localhost:${(server.address() as AddressInfo).port}`),
        );
      }),
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Bodies worth logging; files are not. */
const isJson = ({ headers, path }: Exchange) =>
  Boolean(headers['content-type']?.startsWith('application/json')) && !path.startsWith('/api/storage');
