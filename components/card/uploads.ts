/** Files on their way to a chat's record. They belong to the desk, not to what is drawn: a tab, a card or a chat may be left meanwhile. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { fileSize } from '../../lib/shown/file-size.ts';
import { withWords, type Asking, type DeskWords, type Slots, type WorkerState } from '../desk/model.ts';
import { failureText, failureOf, type Failure } from '../desk/crm-failure.ts';
import { sendFile } from './send-file.ts';

export interface Upload {
  /** The file's id in the CRM from the first attempt on. */
  id: string;
  file: File;
  recordId: string;
  failure: Failure | null;
}

export interface Uploads {
  list: ReadonlySignal<readonly Upload[]>;
  /** Grows with each file that has arrived: who lists the record's files reads them anew. */
  arrived: ReadonlySignal<number>;
  /** One after another. */
  add(recordId: string, files: readonly File[]): Promise<void>;
  retry(id: string): Promise<void>;
  drop(id: string): void;
}

export type UploadsDesk = WorkerState & DeskWords & Asking & Slots;

const desks = new WeakMap<object, Map<string, Uploads>>();

/** Of one chat; one for all the cards that are opened of it in this desk. */
export function uploadsOf(desk: UploadsDesk, chatId: string): Uploads {
  let chats = desks.get(desk.view);
  if (!chats) desks.set(desk.view, (chats = new Map()));
  let own = chats.get(chatId);
  if (!own) chats.set(chatId, (own = create(desk)));
  return own;
}

function create(desk: Asking & Slots & DeskWords): Uploads {
  const list = signal<readonly Upload[]>([]);
  const arrived = signal(0);
  const put = (id: string, change: Partial<Upload>): void => {
    list.value = list.peek().map((one) => (one.id === id ? { ...one, ...change } : one));
  };
  const drop = (id: string): void => {
    list.value = list.peek().filter((one) => one.id !== id);
  };
  const send = async (id: string): Promise<void> => {
    const upload = list.peek().find((one) => one.id === id);
    if (!upload) return;
    put(id, { failure: null });
    const { recordId, file } = upload;
    try {
      // Where the limit cannot be had, the server says no by itself.
      const limit = await desk.crm!.ask('file-limit').catch(() => null);
      if (limit !== null && file.size > limit)
        throw Object.assign(new Error(fileSize(limit, desk.language.peek())), { kind: 'too-big' });
      // Outlives the card, as everything that is written does.
      await sendFile(desk.crm!.ask, recordId, id, file);
      drop(id);
      arrived.value++;
    } catch (error) {
      const failure = failureOf(error);
      put(id, { failure });
      // Whoever looks elsewhere by now hears of it too.
      const t = withWords(desk, CARD_WORDS).t.peek();
      const name = safeName(file.name) || t('file.file');
      desk.toast.value = {
        text: t('card.uploadFailed', { name, why: failureText(failure, t) }),
        tone: 'error',
        detail: failure.words,
      };
    }
  };
  return {
    list,
    arrived,
    async add(recordId, files) {
      const added = files.map((file): Upload => ({ id: desk.newId(), file, recordId, failure: null }));
      list.value = [...list.peek(), ...added];
      for (const { id } of added) await send(id);
    },
    retry: send,
    drop,
  };
}
