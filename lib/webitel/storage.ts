/** Files at Webitel (protocol §5.6). The token goes in a header, never in an address. */
import * as z from 'zod/mini';
import { orNull } from '../shape.ts';
import type { Uploaded } from '../chat/files.ts';
import { isTime } from '../chat/times.ts';
import { httpRefusal, WebitelError } from './errors.ts';
import type { Fetch } from './rest.ts';
import { wireError } from './shapes.ts';
import { straight } from './straight.ts';

/** Life of a link whose address does not say it. */
const LINK_LIFE_MS = 900_000;

const text = orNull(z.string());
const stored = z.object({
  id: z.union([z.string(), z.number()]),
  name: text,
  size: orNull(z.union([z.string(), z.number()])),
  mime: text,
  shared: z.string(),
});

export interface Access {
  origin: string;
  token: string;
}

export interface Upload {
  conversationId: string;
  name: string;
  mime: string;
  bytes: Blob;
}

/**
 * Takes a file to the server. Safe to repeat: what nobody sends is nowhere seen.
 * @param now ms, server clock
 * @throws WebitelError 'refused' with the policy's id and detail · 'never-left' when the server is not to be reached
 */
export async function uploadFile(
  fetch: Fetch,
  access: Access,
  { conversationId, name, mime, bytes }: Upload,
  now: number,
  signal: AbortSignal,
): Promise<Uploaded> {
  const form = new FormData();
  form.append('file', new Blob([bytes], { type: mime }), name);
  const path = `/api/storage/file/${encodeURIComponent(conversationId)}/upload?channel=chat`;
  const response = await askStorage(fetch, access, path, { method: 'POST', body: form, signal });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalIn(response, body);
  // Cut off, or a proxy's page: nobody knows what became of it, and it may be done again.
  if (body === undefined) throw new WebitelError('never-left', 'upload.no-answer');
  const parsed = z.safeParse(stored, Array.isArray(body) ? body[0] : body);
  if (!parsed.success) throw new WebitelError('refused', 'upload.shape');
  const file = parsed.data;
  const url = linkOf(file.shared, access.origin);
  const expires = Number(url.searchParams.get('expires'));
  return {
    id: String(file.id),
    name: file.name || name,
    size: Number(file.size ?? 0) || bytes.size,
    mime: file.mime || mime,
    url: url.href,
    expiresAt: isTime(expires) ? expires : now + LINK_LIFE_MS,
  };
}

/** Relative to the server. @throws WebitelError 'refused' when it is none that a messenger could fetch the file by */
function linkOf(shared: string, origin: string): URL {
  const url = URL.parse(shared, origin);
  if (!url || !/^https?:$/.test(url.protocol)) throw new WebitelError('refused', 'upload.link');
  return url;
}

/** @throws WebitelError 'never-left' */
export async function askStorage(
  fetch: Fetch,
  access: Access,
  path: string,
  init: RequestInit,
): Promise<Response> {
  try {
    return await straight(fetch, access.origin + path, {
      ...init,
      headers: { ...init.headers, 'X-Webitel-Access': access.token },
    });
  } catch (error) {
    throw error instanceof WebitelError ? error : new WebitelError('never-left', 'unreachable');
  }
}

export function refusalIn(response: Response, body: unknown): WebitelError {
  const error = wireError.safeParse(body);
  const known = error.success ? error.data : null;
  // A 500 about a limit is the policy's word. Any other is the line's failure: what was uploaded, nobody sends, nobody sees.
  if (known?.id?.includes('limit'))
    return new WebitelError('refused', known.id, known.detail ?? '', { code: response.status });
  return httpRefusal(response.status, known ?? {}, { hasToken: true, changes: false });
}

const downloadPath = (fileId: string): string => `/api/storage/file/${encodeURIComponent(fileId)}/download`;

/** Of a stored file, for whoever is signed in to Webitel: the link that a client gets holds for some minutes only. */
export const storedFileUrl = (origin: string, fileId: string): string => origin + downloadPath(fileId);
