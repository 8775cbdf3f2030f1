import type { Chats } from '../chat/types.ts';
import type { Clock } from '../clock.ts';
import { httpRefusal, WebitelError } from '../webitel/errors.ts';
import type { Fetch } from '../webitel/rest.ts';
import { straight } from '../webitel/straight.ts';

const SHOWN = 12;

/** Names in a list, however deep each is: its own, or that of its queue. */
export function namesOf(answer: unknown, key = 'name'): string[] {
  const { items, data } = (answer ?? {}) as { items?: unknown; data?: unknown };
  const list = Array.isArray(items) ? items : Array.isArray(data) ? data : [];
  return list.slice(0, SHOWN).flatMap((one: unknown) => {
    const item = (one ?? {}) as Record<string, unknown>;
    const queue = (item['queue'] ?? {}) as Record<string, unknown>;
    const name = item[key] ?? queue[key];
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}

/** Asks for one byte of a stored file. @returns whether the server gave just that; what else it gives is not read. */
export async function rangeOf(
  fetch: Fetch,
  { origin, token }: { origin: string; token: string },
  fileId: string,
  clock: Clock,
  withinMs: number,
): Promise<boolean> {
  const enough = new AbortController();
  const cancel = clock.after(withinMs, () => enough.abort());
  try {
    const response = await straight(
      fetch,
      `${origin}/api/storage/file/${encodeURIComponent(fileId)}/stream`,
      {
        headers: { Range: 'bytes=0-0', 'X-Webitel-Access': token },
        signal: enough.signal,
      },
    );
    if (!response.ok) throw httpRefusal(response.status, {}, { hasToken: true, changes: false });
    return response.status === 206;
  } catch (error) {
    throw error instanceof WebitelError ? error : new WebitelError('never-left', 'unreachable');
  } finally {
    cancel();
    enough.abort();
  }
}

/** The smallest file that Webitel keeps for a chat known here; null: none. */
export function storedFile(chats: Chats): string | null {
  const files = Object.values(chats).flatMap((c) => c.messages.flatMap((m) => (m.file ? [m.file] : [])));
  const [smallest] = files.filter((f) => f.id !== '' && !f.blocked).toSorted((a, b) => a.size - b.size);
  return smallest?.id ?? null;
}
