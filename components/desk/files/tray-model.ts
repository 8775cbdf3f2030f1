/** Takes chosen files to the worker part by part; remembers only what this view alone knows: what it reads now, and thumbnails. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { CallResult, Command } from '../../../lib/bridge/protocol.ts';
import { PART, partsOf, refusalOf } from '../../../lib/chat/files.ts';

/** A picture says its size within so many bytes, photos with their long beginnings included. */
const THUMB_HEAD = 256 * 1024;

export interface TrayModel {
  /** Files that this view is reading. */
  reading: ReadonlySignal<ReadonlySet<string>>;
  /** Object URLs of pictures that were chosen here, by file. */
  thumbs: ReadonlySignal<Readonly<Record<string, string>>>;
  add(conversationId: string, files: readonly File[]): Promise<void>;
  dispose(): void;
}

export interface TrayModelOptions {
  call: (command: Command) => Promise<CallResult>;
  newId: () => string;
  /** A file could not be read or stored; it is in no tray. */
  onProblem: (name: string, result: CallResult | null) => void;
}

export function createTrayModel({ call, newId, onProblem }: TrayModelOptions): TrayModel {
  const reading = signal<ReadonlySet<string>>(new Set());
  const thumbs = signal<Readonly<Record<string, string>>>({});

  const read = async (conversationId: string, fileId: string, file: File): Promise<void> => {
    reading.value = new Set([...reading.peek(), fileId]);
    let result: CallResult | null = { ok: true };
    try {
      for (let index = 0; index < partsOf(file.size) && result.ok; index++) {
        const data = await base64(file.slice(index * PART, (index + 1) * PART));
        result = await call({ type: 'file-part', conversationId, fileId, index, data });
      }
    } catch {
      result = null;
    }
    const left = new Set(reading.peek());
    left.delete(fileId);
    reading.value = left;
    // Taken out of the tray meanwhile: nothing went wrong.
    if (result?.ok || result?.code === 'file-gone') return;
    void call({ type: 'file-remove', conversationId, fileId });
    onProblem(file.name, result);
  };

  return {
    reading,
    thumbs,
    async add(conversationId, files) {
      const accepted: [string, File][] = [];
      for (const file of files) {
        const fileId = newId();
        const { name, size, type: mime } = file;
        const command = {
          type: 'file-add',
          conversationId,
          fileId,
          name: name.slice(-1000),
          size,
          mime,
        } as const;
        const result = await call(command);
        if (!result.ok) onProblem(name, result);
        else if (refusalOf(size) === null) accepted.push([fileId, file]);
      }
      for (const [fileId, file] of accepted) {
        if (await isPicture(file).catch(() => false))
          thumbs.value = { ...thumbs.peek(), [fileId]: URL.createObjectURL(file) };
        await read(conversationId, fileId, file);
      }
    },
    dispose() {
      for (const url of Object.values(thumbs.peek())) URL.revokeObjectURL(url);
    },
  };
}

/** Judged by its first bytes, which no chat without files needs to know how to read. */
async function isPicture(file: File): Promise<boolean> {
  const [{ isDrawable, pictureSize }, { pictureType }] = await Promise.all([
    import('../../../lib/chat/picture-size.ts'),
    import('../../../lib/chat/sniff.ts'),
  ]);
  const head = await bytesOf(file.slice(0, THUMB_HEAD));
  const size = pictureType(head) && pictureSize(head);
  return size !== null && isDrawable(size);
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** The browser's own reader encodes outside of this page's tasks. */
export function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}
