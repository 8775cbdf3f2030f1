import type { StoredFile } from './records.ts';
import type { World } from './world.ts';

/** Keeps a file; its id is a number (protocol §5.6). */
export function storeFile(
  world: World,
  parts: Pick<StoredFile, 'name' | 'mime' | 'bytes' | 'conversationId'> & { malware?: boolean },
): StoredFile {
  const file = {
    malware: false,
    ...parts,
    id: world.next('file'),
    size: parts.bytes.byteLength,
    uploadedAt: world.clock(),
  };
  world.files.set(file.id, file);
  return file;
}
