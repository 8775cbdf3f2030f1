/** What this view alone knows of chosen files: what it reads now, and thumbnails. The rest is the worker's. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ReadOptions } from '../../lib/files/read-chosen.ts';

export interface TrayModel {
  /** Files that this view is reading. */
  reading: ReadonlySignal<ReadonlySet<string>>;
  /** Object URLs of pictures that were chosen here, by file. */
  thumbs: ReadonlySignal<Readonly<Record<string, string>>>;
  add(conversationId: string, files: readonly File[]): Promise<void>;
  dispose(): void;
}

export type TrayModelOptions = Pick<ReadOptions, 'call' | 'newId' | 'onProblem'>;

export function createTrayModel(options: TrayModelOptions): TrayModel {
  const reading = signal<ReadonlySet<string>>(new Set());
  const thumbs = signal<Readonly<Record<string, string>>>({});
  return {
    reading,
    thumbs,
    async add(conversationId, files) {
      const { readChosen } = await import('../../lib/files/read-chosen.ts');
      await readChosen(conversationId, files, {
        ...options,
        onReading(fileId, isRead) {
          const now = new Set(reading.peek());
          if (isRead) now.add(fileId);
          else now.delete(fileId);
          reading.value = now;
        },
        onPicture: (fileId, url) => (thumbs.value = { ...thumbs.peek(), [fileId]: url }),
      });
    },
    dispose() {
      for (const url of Object.values(thumbs.peek())) URL.revokeObjectURL(url);
    },
  };
}
