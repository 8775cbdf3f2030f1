/** A request frame (protocol §1.2). */
export interface Request {
  /** 0 when it is missing or no number. */
  seq: number;
  action: string;
  data: Record<string, unknown>;
}

/** Reads a request frame; what is no JSON object gives null and is skipped without an answer (§1.1). */
export function parseRequest(text: string): Request | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { seq, action, data } = value as Record<string, unknown>;
  const isRecord = typeof data === 'object' && data !== null;
  return {
    seq: typeof seq === 'number' ? seq : 0,
    action: typeof action === 'string' ? action : '',
    data: isRecord ? (data as Record<string, unknown>) : {},
  };
}
