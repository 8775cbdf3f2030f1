/** What was typed into a dialog, as it is kept: read back with care. Pure. */
export type Fields = Record<string, string | boolean>;

/** null: nothing is kept, or nothing that fits. @param start the fields that there are, and what they begin with */
export function readFields<T extends Fields>(kept: unknown, start: T): T | null {
  const raw = parse(kept);
  if (raw === null) return null;
  const known = Object.entries(raw).filter(
    ([key, value]) => Object.hasOwn(start, key) && typeof value === typeof start[key],
  );
  return known.length > 0 ? { ...start, ...Object.fromEntries(known) } : null;
}

function parse(kept: unknown): object | null {
  if (typeof kept !== 'string' || kept === '') return null;
  try {
    const raw: unknown = JSON.parse(kept);
    return typeof raw === 'object' ? raw : null;
  } catch {
    return null;
  }
}
