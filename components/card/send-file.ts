import type { AskCrm } from '../../lib/creatio/ops.ts';
import { base64 } from '../../lib/files/base64.ts';

/** The server takes a file in parts of this size, bytes. */
const FILE_PART = 1024 * 1024;

/** In parts: what goes to the CRM goes through the worker, which holds one part at a time. @throws CrmError */
export async function sendFile(ask: AskCrm, recordId: string, fileId: string, file: File): Promise<void> {
  const { name, size, type: mime } = file;
  for (let from = 0; from < size || from === 0; from += FILE_PART) {
    const data = await base64(file.slice(from, from + FILE_PART));
    await ask('record-file-part', { recordId, fileId, name, mime, size, from, data });
  }
}
