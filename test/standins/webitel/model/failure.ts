const PHRASES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** Error object of a FAIL answer and of a REST refusal (protocol §1.2, §5). */
export interface FailureBody {
  id: string;
  status: string;
  detail: string;
  code: number;
}

/** A refusal by the server: becomes a FAIL answer on the socket and an HTTP error over REST. */
export class Failure extends Error {
  readonly id: string;
  readonly code: number;
  readonly detail: string;

  constructor(id: string, code: number, detail: string) {
    super(`${id}: ${detail}`);
    this.id = id;
    this.code = code;
    this.detail = detail;
  }

  body(): FailureBody {
    return { id: this.id, status: PHRASES[this.code] ?? 'Error', detail: this.detail, code: this.code };
  }
}

/** A field is missing or of a wrong JSON type; its name is not in the answer (§1.2). */
export const invalidParam = () => new Failure('api.websocket_handler.invalid_param.app_error', 400, '');

const GRPC_WORDS: Record<number, string> = {
  400: 'InvalidArgument',
  401: 'Unauthenticated',
  403: 'PermissionDenied',
  404: 'NotFound',
  500: 'Internal',
};

/** A refusal by the chat service, as the engine passes it on: a raw gRPC string with embedded JSON (§1.2, §9.3). */
export function chatRefusal(id: string, inner: { id: string; code: number; detail: string }) {
  const text = JSON.stringify({ ...inner, status: PHRASES[inner.code] ?? 'Error' });
  return new Failure(id, 500, `rpc error: code = ${GRPC_WORDS[inner.code] ?? 'Unknown'} desc = ${text}`);
}

/** A refusal by the call centre: its own JSON as the detail of the engine's error. */
export function centreRefusal(id: string, innerId: string, code: number, detail = '') {
  return new Failure(
    id,
    400,
    JSON.stringify({ id: innerId, code, detail, status: PHRASES[code] ?? 'Error' }),
  );
}

/** A refused send: of the inner error the engine keeps the `detail` only, and of that what stands before its first quote. */
export const sendRefusal = (id: string, detail: string) => new Failure(id, 500, detail.split('"')[0] ?? '');

export const notFound = (id: string, detail: string) => new Failure(id, 404, detail);
