import { isObject } from '../net/http.ts';

/** Property whatever the case of its first letter: both are in use (creatio.md §5.3). */
export function prop(object: unknown, name: string): unknown {
  if (!isObject(object)) return undefined;
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(object)) if (key.toLowerCase() === wanted) return value;
  return undefined;
}

/** Entries of an `{"items": {…}}` collection. */
export function items(collection: unknown): [string, unknown][] {
  const inner = prop(collection, 'items');
  return isObject(inner) ? Object.entries(inner) : [];
}

export function text(object: unknown, name: string): string {
  const value = prop(object, name);
  return typeof value === 'string' ? value : '';
}

export function whole(object: unknown, name: string, fallback: number): number {
  const value = prop(object, name);
  return typeof value === 'number' ? value : fallback;
}

export function flag(object: unknown, name: string, fallback = false): boolean {
  const value = prop(object, name);
  return typeof value === 'boolean' ? value : fallback;
}

/** Refusal in the shape of DataService answers. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function errorAnswer(code: string, message: string) {
  return {
    success: false,
    rowsAffected: -1,
    nextPrcElReady: false,
    errorInfo: { errorCode: code, message, stackTrace: null },
    responseStatus: { ErrorCode: code, Message: message, Errors: [] },
  };
}
