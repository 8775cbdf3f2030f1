/**
 * One origin for the rival's desk: its files, and behind them the stand-in Webitel. What the desk asks and the stand-in does not know
 * gets the least that lets it go on: an empty list. The socket is passed through as it is, byte by byte.
 */
import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface RivalServer {
  port: number;
  /** Where REST and the socket go. */
  standIn: string;
  close(): Promise<void>;
}

const BASE = '/workspace';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
};

/** Sight of the whole desk: without it the router leads to «no access». */
const OWN: Record<string, object> = {
  '/api/role/metadata/access': { agent: { _enabled: true } },
  '/api/user/settings/phone': {},
};

/** @param dist the folder of its built files */
export async function serveRival(dist: string): Promise<RivalServer> {
  const server = createServer((req, res) => {
    const path = new URL(req.url!, 'http://x').pathname;
    if (path.startsWith(BASE)) void file(dist, path.slice(BASE.length), res);
    else if (path.startsWith('/api')) forward(rival.standIn, req, res);
    else res.writeHead(404).end();
  });
  server.on('upgrade', (req, socket, head) => {
    const { hostname, port } = new URL(rival.standIn);
    const there = connect(Number(port), hostname, () => {
      const headers = Object.entries(req.headers).map(([name, value]) => `${name}: ${String(value)}`);
      there.write(`GET /ws/websocket HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.setNoDelay(true);
    there.on('close', () => socket.destroy()).on('error', () => socket.destroy());
    socket.on('close', () => there.destroy()).on('error', () => there.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const rival: RivalServer = {
    port: (server.address() as AddressInfo).port,
    standIn: '',
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return rival;
}

async function file(dist: string, path: string, res: ServerResponse): Promise<void> {
  const wanted = join(dist, normalize(path));
  const found = extname(wanted) === '' ? join(dist, 'index.html') : wanted;
  try {
    const body = await readFile(found);
    res.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream' }).end(body);
  } catch {
    res.writeHead(404).end();
  }
}

function forward(standIn: string, req: IncomingMessage, res: ServerResponse): void {
  const own = OWN[new URL(req.url!, standIn).pathname];
  if (own) return answer(res, own);
  const passed = request(`${standIn}${req.url}`, { method: req.method, headers: req.headers }, (got) => {
    if (got.statusCode === 404) {
      got.resume();
      answer(res, { items: [] });
      return;
    }
    res.writeHead(got.statusCode!, got.headers);
    got.pipe(res);
  });
  passed.on('error', () => res.destroy());
  req.pipe(passed);
}

const answer = (res: ServerResponse, body: object): void =>
  void res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
