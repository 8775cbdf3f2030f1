// A server, or what stands before it, that sends requests on to somebody else: token and password do not go along.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
let stranger: Server;
/** All that came to the other port. */
let heard: string[] = [];

beforeEach(async () => {
  heard = [];
  stranger = createServer((request, response) => {
    heard.push(JSON.stringify([request.method, request.url, request.headers]));
    request.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    request.on('end', () =>
      response
        .writeHead(200, {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Headers': '*',
          'Content-Type': 'application/json',
        })
        .end('{"access_token":"T"}'),
    );
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  stage = await Stage.start();
});
afterEach(async () => {
  await stage.stop();
  stranger.closeAllConnections();
  await new Promise((resolve) => stranger.close(resolve));
});

const sendOn = (path = ''): void => {
  stage.server.faults.httpPath = path;
  stage.server.faults.redirectTo = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
};

it('signing in: the password goes to the address that was typed alone, and that is said', async () => {
  sendOn();
  const result = await stage.page.call({
    type: 'account.signIn',
    origin: stage.server.origin,
    domain: '',
    username: 'operator',
    password: 'operator-secret',
  });
  expect(heard).toEqual([]);
  expect(result).toMatchObject({ ok: false, code: 'redirected' });
});

it('signed in: no request with the token is led away', async () => {
  await stage.online();
  const { id } = await stage.accepted();
  sendOn();
  await stage.crm.call({ type: 'line.refresh' });
  await stage.crm.call({ type: 'chat.older', conversationId: id, before: 0 });
  await stage.crm.call({ type: 'transfer.targets', to: 'plan' });
  await stage.crm.call({ type: 'outgoing.gateways' });
  await stage.crm.call({ type: 'templates.read', conversationId: id, refresh: true });
  await stage.crm.call({ type: 'chat.readClosed' });
  await stage.page.call({ type: 'account.signOut' });
  await stage.settle();
  expect(heard).toEqual([]);
});
