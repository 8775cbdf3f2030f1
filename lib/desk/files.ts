/** Commands about files. Every one may arrive twice and acts once. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import { diskName } from '../chat/file-name.ts';
import { isSendable, type TrayFile } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Access } from '../webitel/storage.ts';
import type { StoredFiles } from '../webitel/stored-files.ts';
import type { ChatStore } from './chat-store.ts';

type FileCommand = Extract<Command, { fileId: string }>;

export interface FileContext {
  store: ChatStore;
  storedFiles: Pick<StoredFiles, 'read'>;
  resync: () => Promise<void>;
  account: { access(): Access | null };
  serverNow: () => number;
  sender: { kick(): void };
}

const DONE: CallResult = { ok: true };
const GONE: CallResult = { ok: false, code: 'file-gone' };

export async function executeFile(command: FileCommand, c: FileContext): Promise<CallResult> {
  const { conversationId, fileId } = command;
  const { files } = c.store;
  if (command.type === 'file-read') return read(command, c);
  const known = files.get(fileId);
  if (known && known.conversationId !== conversationId) return GONE;
  switch (command.type) {
    case 'file-add':
      if (!c.store.chats[conversationId]) return { ok: false, code: 'chat-gone' };
      await files.add({
        id: fileId,
        conversationId,
        name: diskName(command.name),
        size: command.size,
        mime: /^[\w.+-]+\/[\w.+-]+$/.test(command.mime) ? command.mime : 'application/octet-stream',
      });
      return DONE;
    case 'file-part':
      return (await files.addPart(fileId, command.index, fromBase64(command.data))) ? DONE : GONE;
    case 'file-remove':
      if (!isOnTheWay(fileId, c)) await files.remove([fileId]);
      return DONE;
    case 'file-retry':
      if (!known || known.refused === null || isOnTheWay(fileId, c)) return DONE;
      await files.refuse(fileId, null);
      await enqueueFiles(conversationId, [fileId], c);
      c.sender.kick();
      return DONE;
  }
}

/** Those of the tray that are fit to be sent; the others stay there. The file's id is the message's: no repetition sends it twice. */
export async function enqueueFiles(
  conversationId: string,
  ids: readonly string[],
  c: Pick<FileContext, 'store' | 'serverNow'>,
): Promise<number> {
  const tray = c.store.files.tray(conversationId, c.store.outbox);
  const fit = ids.flatMap((id) => tray.find((f) => f.id === id && isSendable(f)) ?? []);
  const at = c.serverNow();
  await Promise.all(fit.map((file) => c.store.applyOutbox({ type: 'enqueued', ...entryOf(file), at })));
  return fit.length;
}

const entryOf = ({ id, conversationId, name, size, mime }: TrayFile) => ({
  localId: id,
  conversationId,
  text: '',
  file: { fileId: id, name, size, mime },
});

/** A message that is dropped takes its bytes along, unless another message still carries them. */
export async function dropBytes(entry: OutboxEntry | undefined, store: ChatStore): Promise<void> {
  const fileId = entry?.file?.fileId;
  if (fileId && !store.outbox.some((e) => e.file?.fileId === fileId)) await store.files.remove([fileId]);
}

/** Only what somebody said in this chat: a view cannot ask for any file of the server's. */
async function read(
  command: Extract<Command, { type: 'file-read' }>,
  { store, storedFiles, account, resync }: FileContext,
): Promise<CallResult> {
  const { fileId, offset, length } = command;
  const messages = store.chats[command.conversationId]?.messages ?? [];
  const said = messages.find((m) => m.file?.id === fileId);
  if (!said?.file || said.file.blocked || said.notice) return GONE;
  const key = account.access();
  if (!key) throw new WebitelError('session', 'signed-out');
  const { bytes, total } = await storedFiles
    .read(key, fileId, offset, length)
    .catch(async (error: unknown) => {
      if (!(error instanceof WebitelError) || error.kind !== 'session') throw error;
      // Storage says the same when it cannot ask who that is: only the socket knows, and tells if it is so.
      await resync();
      throw new WebitelError('never-left', error.id, error.detail, { code: error.code || 500 });
    });
  return { ok: true, value: { data: toBase64(bytes), total } };
}

const isOnTheWay = (fileId: string, { store }: FileContext): boolean =>
  store.outbox.some((e) => e.file?.fileId === fileId);

function fromBase64(data: string): Blob {
  return new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // As many at once as a call takes arguments.
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
