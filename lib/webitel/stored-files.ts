/**
 * Reads stored files in parts, as far as somebody asks (protocol §5.6). `/stream` answers with the part; a server, or what stands
 * before it, that ignores ranges answers with the whole from the beginning on:
 *
 *   read ──206──► the part
 *     └────200──► the answer is read as it flows, up to the part's end ──next part──► goes on from there
 *                                                                      └─nobody asks─► given up
 *
 * That it ignores ranges is remembered, so that no later reading hopes for them.
 */
import type { Clock } from '../clock.ts';
import { WebitelError } from './errors.ts';
import type { Fetch } from './rest.ts';
import { askStorage, refusalIn, type Access } from './storage.ts';

/** Without a byte for so long the reading has failed. */
const BYTE_WITHIN_MS = 30_000;
/** A flow that nobody goes on with is given up after this: the browser has few connections to one server. */
const IDLE_MS = 10_000;
const MOST_FLOWS = 2;
/** Who asks for less only wants to know what it is. */
const GOES_ON_FROM = 4096;

export interface Part {
  bytes: Uint8Array;
  /** Of the whole file, as far as it is known: more than was read means that there is more. */
  total: number;
}

interface Flow {
  key: string;
  reader: ReadableStreamDefaultReader<Uint8Array>;
  /** Of the file's bytes, how many were handed out or passed over. */
  position: number;
  /** Read and not handed out yet. */
  rest: Uint8Array;
  isOver: boolean;
  /** null: the server did not say. */
  total: number | null;
  cancelIdle: () => void;
}

export interface StoredFilesOptions {
  fetch: Fetch;
  clock: Pick<Clock, 'after'>;
}

export class StoredFiles {
  readonly #options: StoredFilesOptions;
  readonly #rangeless = new Set<string>();
  /** Those that nobody reads at this moment, the oldest first. */
  #flows: Flow[] = [];

  constructor(options: StoredFilesOptions) {
    this.#options = options;
  }

  /** @throws WebitelError */
  async read(access: Access, fileId: string, offset: number, length: number): Promise<Part> {
    const key = `${access.origin} ${fileId}`;
    const known = this.#flows.find((flow) => flow.key === key && flow.position === offset);
    if (known) return this.#take(this.#out(known), length);
    const path = `/api/storage/file/${encodeURIComponent(fileId)}/stream`;
    const range = { Range: `bytes=${offset}-${offset + length - 1}` };
    const headers = this.#rangeless.has(access.origin) ? {} : range;
    const control = new AbortController();
    const response = await this.#within(control, () =>
      askStorage(this.#options.fetch, access, path, { headers, signal: control.signal }),
    );
    const total = totalIn(response);
    if (response.status === 416) return { bytes: new Uint8Array(), total: total ?? 0 };
    if (!response.ok) throw refusalIn(response, await response.json().catch(() => null));
    if (response.status === 206) return this.#within(control, () => partIn(response, offset, length));
    this.#rangeless.add(access.origin);
    return this.#begin(key, response, total, offset, length);
  }

  async #begin(
    key: string,
    response: Response,
    total: number | null,
    offset: number,
    length: number,
  ): Promise<Part> {
    const reader = response.body?.getReader();
    if (!reader) return { bytes: new Uint8Array(), total: 0 };
    const flow: Flow = {
      key,
      reader,
      position: 0,
      rest: new Uint8Array(),
      isOver: false,
      total,
      cancelIdle: () => {},
    };
    while (flow.position < offset && !flow.isOver) await this.#next(flow, offset - flow.position);
    return this.#take(flow, length);
  }

  async #take(flow: Flow, length: number): Promise<Part> {
    const pieces: Uint8Array[] = [];
    let left = length;
    while (left > 0) {
      const piece = await this.#next(flow, left);
      if (piece.length === 0) break;
      pieces.push(piece);
      left -= piece.length;
    }
    if (flow.isOver || length < GOES_ON_FROM) giveUp(flow);
    else this.#keep(flow);
    const end = flow.isOver ? flow.position : flow.position + 1;
    return { bytes: joined(pieces, length - left), total: flow.isOver ? end : (flow.total ?? end) };
  }

  /** At most so many bytes; none when it is over. */
  async #next(flow: Flow, most: number): Promise<Uint8Array> {
    if (flow.rest.length === 0 && !flow.isOver) await this.#fill(flow);
    const piece = flow.rest.subarray(0, most);
    flow.rest = flow.rest.subarray(piece.length);
    flow.position += piece.length;
    if (flow.rest.length === 0 && flow.total !== null && flow.position >= flow.total) flow.isOver = true;
    return piece;
  }

  async #fill(flow: Flow): Promise<void> {
    let late = false;
    const cancel = this.#options.clock.after(BYTE_WITHIN_MS, () => {
      late = true;
      giveUp(flow);
    });
    try {
      const { done, value } = await flow.reader.read();
      if (late) throw new WebitelError('never-left', 'unreachable');
      if (done) flow.isOver = true;
      else flow.rest = value;
    } catch {
      throw new WebitelError('never-left', 'unreachable');
    } finally {
      cancel();
    }
    if (flow.rest.length === 0 && !flow.isOver) await this.#fill(flow);
  }

  #keep(flow: Flow): void {
    this.#flows.push(flow);
    while (this.#flows.length > MOST_FLOWS) giveUp(this.#out(this.#flows[0]!));
    flow.cancelIdle = this.#options.clock.after(IDLE_MS, () => giveUp(this.#out(flow)));
  }

  #out(flow: Flow): Flow {
    flow.cancelIdle();
    this.#flows = this.#flows.filter((one) => one !== flow);
    return flow;
  }

  async #within<T>(control: AbortController, read: () => Promise<T>): Promise<T> {
    const cancel = this.#options.clock.after(BYTE_WITHIN_MS, () => control.abort());
    try {
      return await read();
    } catch (error) {
      throw error instanceof WebitelError ? error : new WebitelError('never-left', 'unreachable');
    } finally {
      cancel();
    }
  }
}

const giveUp = (flow: Flow): void => void flow.reader.cancel().catch(() => {});

async function partIn(response: Response, offset: number, length: number): Promise<Part> {
  const told = /^bytes (\d+)-/.exec(response.headers.get('Content-Range') ?? '');
  // Bytes of another place would be put together to a broken file.
  if (told && Number(told[1]) !== offset) throw new WebitelError('refused', 'file.range');
  const bytes = new Uint8Array(await response.arrayBuffer()).subarray(0, length);
  return { bytes, total: totalIn(response) ?? offset + bytes.length };
}

/** Of the whole file; null: not said, or said of its compressed form. */
function totalIn({ status, headers }: Response): number | null {
  if (status !== 200) return numberIn(/\/(\d+)$/.exec(headers.get('Content-Range') ?? '')?.[1]);
  return headers.has('Content-Encoding') ? null : numberIn(headers.get('Content-Length'));
}

const numberIn = (text: string | null | undefined): number | null =>
  text && /^\d+$/.test(text) ? Number(text) : null;

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
