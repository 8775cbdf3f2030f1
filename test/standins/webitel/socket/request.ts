/** A request frame (protocol §1.2). */
export interface Request {
  /** 0 when it is missing. */
  seq: number;
  action: string;
  data: Record<string, unknown>;
}

/**
 * Reads a request frame. What is no JSON object, or has a `seq` that is no whole number or `data` that is no object, gives null and is
 * skipped without an answer (§1.1).
 */
export function parseRequest(text: string): Request | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { seq, action, data } = value as Record<string, unknown>;
  if ((seq ?? null) !== null && !Number.isInteger(seq)) return null;
  if (typeof (data ?? {}) !== 'object' || Array.isArray(data)) return null;
  return {
    seq: Number(seq ?? 0),
    action: typeof action === 'string' ? action : '',
    data: (data ?? {}) as Record<string, unknown>,
  };
}
