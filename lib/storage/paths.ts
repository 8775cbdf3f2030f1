/** Single values of nested objects, by dotted paths. */
export const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

export function pick(from: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((v, key) => (isRecord(v) ? v[key] : undefined), from);
}

export function place(into: object, path: string, value: unknown): void {
  const keys = path.split('.');
  let at = into as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) {
    if (!isRecord(at[key])) at[key] = {};
    at = at[key] as Record<string, unknown>;
  }
  at[keys.at(-1)!] = structuredClone(value);
}
