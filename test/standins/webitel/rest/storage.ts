/** Files of chats: upload, download, stream (protocol §5.6). */
import type { UploadRefusal } from '../faults.ts';
import { Failure, notFound } from '../model/failure.ts';
import { storeFile } from '../model/files.ts';
import { sharedPath } from '../model/links.ts';
import type { StoredFile } from '../model/records.ts';
import { fromHex, type World } from '../model/world.ts';
import { sendJson, type Exchange } from '../http/exchange.ts';
import type { Handler, Routes } from '../http/routes.ts';
import { sendFile } from './send-file.ts';

const LIMIT_BYTES = 20 * 1024 * 1024;
/** Room for the multipart frame around a file of the greatest size. */
const FRAME_BYTES = 64 * 1024;

interface Upload {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

function refusal(reason: UploadRefusal): Failure {
  if (reason === 'malware') return new Failure('file.malware', 403, 'malware is found in the file');
  if (reason === 'writing limit') {
    return new Failure('utils.file.locally.writing.limit', 403, `the limit is ${LIMIT_BYTES} bytes`);
  }
  return new Failure('policy.file.allow', 403, reason);
}

/** Multipart with any part name, or a raw body with `?name=` and its Content-Type. */
async function readUpload(exchange: Exchange): Promise<Upload[]> {
  const bytes = await exchange.bytes(LIMIT_BYTES + FRAME_BYTES);
  const type = exchange.headers['content-type'] ?? 'application/octet-stream';
  if (!type.startsWith('multipart/form-data')) {
    return [{ name: exchange.query.get('name') ?? 'file', mime: type, bytes }];
  }
  const body = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
  const form = await body.formData().catch(() => {
    throw new Failure('api.file.multipart.invalid', 400, 'the multipart body is broken');
  });
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      mime: file.type || 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

function checkPolicy({ world, exchange, params }: Parameters<Handler>[0]): string {
  const { uploadRefusal } = world.faults;
  if (uploadRefusal) throw refusal(uploadRefusal);
  const conversationId = fromHex(params['id'] ?? '');
  if (exchange.query.get('channel') === 'chat' && !world.conversations.has(conversationId)) {
    throw refusal('not found channel');
  }
  return conversationId;
}

const upload: Handler = async (context) => {
  const { world, exchange } = context;
  const files = await readUpload(exchange);
  const conversationId = checkPolicy(context);
  if (files.length === 0) throw new Failure('api.file.multipart.invalid', 400, 'there is no file');
  if (files.some(({ bytes }) => bytes.byteLength > LIMIT_BYTES)) throw refusal('max size');
  const answer = files.map((one) => {
    const file = storeFile(world, { ...one, conversationId });
    const { id, name, size, mime } = file;
    return { id, name, size, mime, shared: sharedPath(world, id) };
  });
  sendJson(exchange.response, 200, answer);
};

/** The stored file of a path parameter; ids of files are numbers. */
export function fileById(world: World, id: string): StoredFile {
  const file = world.files.get(Number(id));
  if (!file) throw notFound('store.file.not_found', `file ${id} is not found`);
  return file;
}

const send =
  (kind: 'download' | 'stream'): Handler =>
  ({ world, exchange, params }) =>
    sendFile(exchange, fileById(world, params['id'] ?? ''), kind, world.faults.ignoreRanges);

export const STORAGE_ROUTES: Routes = {
  'POST /api/storage/file/:id/upload': upload,
  'GET /api/storage/file/:id/download': send('download'),
  'GET /api/storage/file/:id/stream': send('stream'),
};
