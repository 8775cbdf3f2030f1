/** Commands about files. Every one may arrive twice and acts once. */
import type { Acts, Args, CallResult, Refusal } from '../bridge/command.ts';
import type { fileCommands } from '../files/commands.ts';
import { diskName } from '../chat/saved-name.ts';
import { isSendable, type TrayFile } from '../chat/files.ts';
import type { OutboxEntry } from '../chat/outbox.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Access } from '../webitel/storage.ts';
import type { StoredFiles } from '../webitel/stored-files.ts';
import type { ChatStore } from './chat-store.ts';

export interface FilePorts {
  store: ChatStore;
  storedFiles: Pick<StoredFiles, 'read'>;
  resync: () => Promise<void>;
  account: { access(): Access | null };
  serverNow: () => number;
  sender: { kick(): void };
}

const GONE: Refusal = { ok: false, code: 'file-gone' };

export function fileActs(ports: FilePorts): Acts<typeof fileCommands> {
  const { store, sender } = ports;
  const { files } = store;
  /** A file of another chat is none of this one's. */
  const known = ({ fileId, conversationId }: { fileId: string; conversationId: string }) => {
    const file = files.get(fileId);
    return file && file.conversationId !== conversationId ? null : file;
  };
  return {
    async 'file.add'(order) {
      const { fileId, conversationId, name, size, mime } = order;
      if (known(order) === null) return GONE;
      if (!store.chats[conversationId]) return { ok: false, code: 'chat-gone' };
      await files.add({
        id: fileId,
        conversationId,
        name: diskName(name),
        size,
        mime: /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : 'application/octet-stream',
      });
    },
    async 'file.part'(order) {
      if (known(order) === null) return GONE;
      if (!(await files.addPart(order.fileId, order.index, fromBase64(order.data)))) return GONE;
    },
    async 'file.remove'(order) {
      if (known(order) === null) return GONE;
      if (!isOnTheWay(order.fileId, ports)) await files.remove([order.fileId]);
    },
    async 'file.retry'(order) {
      const { conversationId, fileId } = order;
      const file = known(order);
      if (file === null) return GONE;
      if (!file || file.refused === null || isOnTheWay(fileId, ports)) return;
      await files.refuse(fileId, null);
      await store.enqueue(filesToSend(conversationId, [fileId], ports));
      sender.kick();
    },
    'file.read': (order) => read(order, ports),
  };
}

/** Those of the tray that are fit to be sent; the others stay there. The file's id is the message's: no repetition sends it twice. */
export function filesToSend(
  conversationId: string,
  ids: readonly string[],
  { store, serverNow }: Pick<FilePorts, 'store' | 'serverNow'>,
) {
  const tray = store.files.tray(conversationId, store.outbox);
  const fit = ids.flatMap((id) => tray.find((f) => f.id === id && isSendable(f)) ?? []);
  return fit.map((file) => ({ type: 'enqueued' as const, ...entryOf(file), at: serverNow() }));
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

type Read = Args<(typeof fileCommands)['file.read']>;

/** Only what somebody said in this chat: a view cannot ask for any file of the server's. */
async function read(
  { conversationId, fileId, offset, length }: Read,
  { store, storedFiles, account, resync }: FilePorts,
): Promise<CallResult<{ data: string; total: number }>> {
  const messages = store.chats[conversationId]?.messages ?? [];
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

const isOnTheWay = (fileId: string, { store }: FilePorts): boolean =>
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
