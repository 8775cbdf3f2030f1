/** What Webitel knows of a client's whole past. Nothing of it is kept: it is read when it is wanted. */
import type { Acts, Refusal } from '../bridge/command.ts';
import { clientOf } from '../chat/chat.ts';
import { whoIs } from '../contacts/rules.ts';
import type { Chat, Chats } from '../chat/types.ts';
import { isContactOf, readClientChats, readClientDialogs, type Part } from '../webitel/client-chats.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { historyCommands } from './commands.ts';
import type { ClientStory } from './rules.ts';

export interface HistoryPorts {
  chats: () => Chats;
  /** Reads as the operator who is signed in. @throws WebitelError */
  read: <T>(run: (reader: Reader) => Promise<T>) => Promise<T>;
}

const GONE: Refusal = { ok: false, code: 'chat-gone' };

export class ClientHistory {
  readonly #ports: HistoryPorts;
  /** Chats whose contact Webitel has confirmed, `contact account`. */
  readonly #confirmed = new Set<string>();

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
  }

  stop(): void {
    this.#confirmed.clear();
  }

  readonly acts: Acts<typeof historyCommands> = {
    'history.story': async ({ conversationId, page, text }) => {
      const chat = this.#ports.chats()[conversationId];
      return chat ? { ok: true, value: await this.#page(chat, page, text.trim()) } : GONE;
    },
    'history.parts': async ({ conversationId: id }) =>
      this.#ports.chats()[id] ? { ok: true, value: await this.#parts(id) } : GONE,
  };

  async #page(chat: Chat, page: number, text: string): Promise<ClientStory> {
    const contactId = whoIs(chat)?.webitelContactId ?? '';
    if (contactId === '') return { state: 'unlinked' };
    const externalId = clientOf(chat)?.externalId ?? '';
    return this.#ports.read(async (reader): Promise<ClientStory> => {
      const key = `${contactId} ${externalId}`;
      if (!this.#confirmed.has(key)) {
        if (!(await isContactOf(reader, contactId, externalId))) return { state: 'unlinked' };
        this.#confirmed.add(key);
      }
      const { chats, more } = await readClientChats(reader, contactId, page, text);
      const details = await this.#details(
        reader,
        chats.map((one) => one.conversationId),
      );
      return { state: 'ok', chats: [...chats, ...details], more };
    });
  }

  /** They add to what was read; without them it is shown as well. @throws WebitelError when the session is over */
  async #details(reader: Reader, ids: readonly string[]) {
    try {
      return await readClientDialogs(reader, ids);
    } catch (error) {
      if (error instanceof WebitelError && error.kind === 'session') throw error;
      return [];
    }
  }

  async #parts(id: string): Promise<Part[]> {
    return this.#ports.read(async (reader) => {
      const [dialog] = await readClientDialogs(reader, [id]);
      const isOwn = (part: Part): boolean => Number(part.userId) === reader.userId;
      return dialog?.parts.map((part) => (isOwn(part) ? { ...part, name: '' } : part)) ?? [];
    });
  }
}
