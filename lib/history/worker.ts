/** What Webitel knows of a client's whole past. Nothing of it is kept: it is read when it is wanted. */
import { clientOf } from '../chat/chat.ts';
import { whoIs } from '../chat/contact-link.ts';
import type { Chat, Chats } from '../chat/types.ts';
import { isContactOf, readClientChats, readClientDialogs, type Part } from '../webitel/client-chats.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { Reader } from '../webitel/history.ts';
import type { HistoryCommand } from './commands.ts';
import type { ClientStory } from './rules.ts';

export interface HistoryPorts {
  chats: () => Chats;
  /** Reads as the operator who is signed in. @throws WebitelError */
  read: <T>(run: (reader: Reader) => Promise<T>) => Promise<T>;
}

/** A CallResult's good half: a refusal is thrown. */
type Answer = { ok: true; value: unknown } | { ok: false; code: string };

export class ClientHistory {
  readonly #p: HistoryPorts;
  /** Chats whose contact Webitel has confirmed, `contact account`. */
  readonly #confirmed = new Set<string>();

  constructor(ports: HistoryPorts) {
    this.#p = ports;
  }

  forget(): void {
    this.#confirmed.clear();
  }

  /** @throws WebitelError */
  async execute(command: HistoryCommand): Promise<Answer> {
    const chat = this.#p.chats()[command.conversationId];
    if (!chat) return { ok: false, code: 'chat-gone' };
    if (command.type === 'chat-parts') return { ok: true, value: await this.#parts(chat.id) };
    return { ok: true, value: await this.#page(chat, command.page, command.text.trim()) };
  }

  async #page(chat: Chat, page: number, text: string): Promise<ClientStory> {
    const contactId = whoIs(chat)?.webitelContactId ?? '';
    if (contactId === '') return { state: 'unlinked' };
    const externalId = clientOf(chat)?.externalId ?? '';
    return this.#p.read(async (reader): Promise<ClientStory> => {
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
    return this.#p.read(async (reader) => {
      const [dialog] = await readClientDialogs(reader, [id]);
      const isOwn = (part: Part): boolean => Number(part.userId) === reader.userId;
      return dialog?.parts.map((part) => (isOwn(part) ? { ...part, name: '' } : part)) ?? [];
    });
  }
}
