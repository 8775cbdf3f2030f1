/** Takes chosen files to the worker part by part: loaded with the first of them. */
import type { Call, CallResult } from '../bridge/protocol.ts';
import { PART, partsOf, refusalOf } from '../chat/files.ts';
import { isDrawable, pictureSize } from './picture-size.ts';
import { pictureType } from './sniff.ts';
import { base64 } from './base64.ts';

/** A picture says its size within so many bytes, photos with their long beginnings included. */
const THUMB_HEAD = 256 * 1024;

export interface ReadOptions {
  call: Call;
  newId: () => string;
  /** A file could not be read or stored; it is in no tray. */
  onProblem: (name: string, result: CallResult | null) => void;
  /** It is being read from now on, or no longer. */
  onReading: (fileId: string, isRead: boolean) => void;
  /** A picture that may be shown small. */
  onPicture: (fileId: string, url: string) => void;
}

export async function readChosen(
  conversationId: string,
  files: readonly File[],
  { call, newId, onProblem, onReading, onPicture }: ReadOptions,
): Promise<void> {
  const read = async (fileId: string, file: File): Promise<void> => {
    onReading(fileId, true);
    let result: CallResult | null = { ok: true };
    try {
      for (let index = 0; index < partsOf(file.size) && result.ok; index++) {
        const data = await base64(file.slice(index * PART, (index + 1) * PART));
        result = await call({ type: 'file.part', conversationId, fileId, index, data });
      }
    } catch {
      result = null;
    }
    onReading(fileId, false);
    // Taken out of the tray meanwhile: nothing went wrong.
    if (result?.ok || result?.code === 'file-gone') return;
    void call({ type: 'file.remove', conversationId, fileId });
    onProblem(file.name, result);
  };

  const accepted: [string, File][] = [];
  for (const file of files) {
    const fileId = newId();
    const { name, size, type: mime } = file;
    const result = await call({
      type: 'file.add',
      conversationId,
      fileId,
      name: name.slice(-1000),
      size,
      mime,
    });
    if (!result.ok) onProblem(name, result);
    else if (refusalOf(size) === null) accepted.push([fileId, file]);
  }
  for (const [fileId, file] of accepted) {
    if (await isPicture(file)) onPicture(fileId, URL.createObjectURL(file));
    await read(fileId, file);
  }
}

async function isPicture(file: File): Promise<boolean> {
  const head = await file
    .slice(0, THUMB_HEAD)
    .arrayBuffer()
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => new Uint8Array());
  const size = pictureType(head) && pictureSize(head);
  return size !== null && isDrawable(size);
}
