import type { IncomingMessage } from 'node:http';
import type { Exchange } from '../types.ts';

/** Largest body taken, as `maxRequestLength` of a shipped Web.config (creatio.md §5.1). */
const maxBody = 73_400 * 1024;

/** An answer other than success, thrown by handlers and turned into a response by the server. */
export class HttpError extends Error {
  readonly status: number;
  readonly payload: unknown;

  constructor(status: number, payload: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.payload = payload;
  }
}

/** Collects the whole request body. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) throw new HttpError(413, { Message: 'Maximum request length exceeded.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `Cookie:` header as a map. */
export function cookiesOf(req: IncomingMessage): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}

export function sendJson(
  x: Exchange,
  status: number,
  payload: unknown,
  headers: Record<string, string> = {},
) {
  x.res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  x.res.end(JSON.stringify(payload));
}

export function sendText(x: Exchange, status: number, type: string, text: string | Buffer) {
  x.res.writeHead(status, { 'Content-Type': type });
  x.res.end(text);
}

export function sendEmpty(x: Exchange, status: number, headers: Record<string, string> = {}) {
  x.res.writeHead(status, headers);
  x.res.end();
}

export function redirect(x: Exchange, location: string) {
  sendEmpty(x, 302, { Location: location });
}

/** Body as a JSON object; an empty body is an empty object. */
export function jsonBody(x: Exchange): Record<string, unknown> {
  if (x.body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(x.body.toString('utf8'));
    if (isObject(parsed)) return parsed;
  } catch {
    // falls through to the refusal below
  }
  throw new HttpError(400, {
    Message: 'The request is invalid.',
    MessageDetail: 'Body is not a JSON object.',
  });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
