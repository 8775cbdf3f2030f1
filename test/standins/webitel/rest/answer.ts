/** How the gateway writes JSON: snake_case, int64 as strings, empty fields left out (protocol §5). */

/** Drops undefined, null, '', 0, false and empty lists from objects, at any depth. */
export function gateway<T extends object>(value: T): object {
  return prune(value) as object;
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, prune(inner)] as const)
    .filter(([, inner]) => !isEmpty(inner));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

const positive = (text: string | null, fallback: number) => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : fallback;
};

/**
 * One page of a list. `next` says that the page is full; an empty one may follow (§5). Lists of chats and contacts
 * also tell the `page`, those of the call centre do not.
 */
export function pageOf<T>(items: T[], query: URLSearchParams, defaultSize: number) {
  const page = positive(query.get('page'), 1);
  const size = positive(query.get('size') ?? query.get('limit'), defaultSize);
  const part = items.slice((page - 1) * size, page * size);
  return { page, part, next: part.length === size };
}

/** Search `q` conventionally ends with `*`; letter case does not matter. */
export function matches(query: URLSearchParams, ...texts: string[]): boolean {
  const q = (query.get('q') ?? '').replaceAll('*', '').trim().toLowerCase();
  return q === '' || texts.some((text) => text.toLowerCase().includes(q));
}

/** A boolean parameter; undefined when absent. */
export function flag(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name);
  return value === null ? undefined : value === 'true';
}

export const lookup = ({ id, name }: { id: number; name: string }) => ({ id: String(id), name });
