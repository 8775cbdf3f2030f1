import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../model/failure.ts';

/** One HTTP request with its answer, as handlers see it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whole body; refused with 413 over `limit` bytes. */
  bytes(limit?: number): Promise<Buffer>;
  /** Body as JSON; an empty body is `{}`. */
  json(): Promise<Record<string, unknown>>;
}

const MEGABYTE = 1024 * 1024;

export function createExchange(request: IncomingMessage, response: ServerResponse, origin: string): Exchange {
  const url = new URL(request.url ?? '/', origin);
  let body: Promise<Buffer> | null = null;

  async function read(limit: number) {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    }
    if (size > limit) {
      throw new Failure('utils.file.locally.writing.limit', 413, `the limit is ${limit} bytes`);
    }
    return Buffer.concat(chunks);
  }

  const exchange: Exchange = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    request,
    response,
    bytes: (limit = MEGABYTE) => (body ??= read(limit)),
    async json() {
      const text = (await exchange.bytes()).toString();
      if (text.trim() === '') return {};
      try {
        const value: unknown = JSON.parse(text);
        if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
      } catch {
        // Refused below, together with what is JSON but no object.
      }
      throw new Failure('api.request.body.invalid', 400, 'the body is not a JSON object');
    },
  };
  return exchange;
}

/** Any Origin may call: extensions and CRM pages do. */
export function allowOrigins(response: ServerResponse) {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'X-Webitel-Access, Authorization, Content-Type, Range, X-File-Name',
  );
  response.setHeader('Access-Control-Expose-Headers', 'Content-Disposition, Content-Length, Content-Range');
  response.setHeader('Access-Control-Max-Age', '600');
}

export function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

export function sendHtml(response: ServerResponse, status: number, html: string) {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(html);
}

/** Error body of REST: `{id, code, detail, status}` (protocol §5). */
export const sendFailure = (response: ServerResponse, failure: Failure) =>
  sendJson(response, failure.code, failure.body());
