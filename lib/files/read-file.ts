/** Bytes of a received file, from the worker: it alone has the token. */
import type { Call, CallResult } from '../bridge/protocol.ts';
import { PART } from '../chat/files.ts';

export interface Source {
  call: Call;
  conversationId: string;
  fileId: string;
}

export interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  total: number;
}

/** A file that cannot be had now; `result` says why. */
export class FileProblem extends Error {
  readonly result: CallResult;
  constructor(result: CallResult) {
    super('file');
    this.result = result;
  }
}

/** @throws FileProblem */
export async function readPiece({ call, ...of }: Source, offset: number, length: number): Promise<Piece> {
  const result = await call({ type: 'file.read', ...of, offset, length });
  if (!result.ok) throw new FileProblem(result);
  const { data, total } = result.value;
  return { bytes: Uint8Array.from(atob(data), (c) => c.charCodeAt(0)), total };
}

/**
 * The whole file, piece by piece, so that the page stays free in between.
 * @param type what the blob says it is: never what a stranger declared, unless the browser only plays it
 * @throws FileProblem
 */
export async function readWhole(
  source: Source,
  type: string,
  onPart: (share: number) => void = () => {},
): Promise<Blob> {
  return new Blob(await readAll(source, null, Infinity, onPart), { type });
}

/**
 * @param first the beginning, if it was read already
 * @returns null: it is longer than `most`
 * @throws FileProblem
 */
export async function readUpTo(source: Source, first: Piece | null, most: number): Promise<Blob | null> {
  const pieces = await readAll(source, first, most);
  const blob = new Blob(pieces);
  return blob.size > most ? null : blob;
}

async function readAll(
  source: Source,
  first: Piece | null,
  most: number,
  onPart: (share: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let next = first;
  for (;;) {
    const { bytes, total } = next ?? (await readPiece(source, offset, PART));
    next = null;
    pieces.push(bytes);
    offset += bytes.length;
    onPart(total > 0 ? offset / total : 1);
    if (offset >= total || bytes.length === 0 || offset > most) return pieces;
  }
}
