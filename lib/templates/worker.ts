/**
 * Ready-made texts of both servers, kept on disk so that they are there at once and without a connection. Webitel's are read here;
 * Creatio's by a CRM tab, which alone has the operator's CRM session, and handed over.
 */
import type { Acts } from '../bridge/command.ts';
import type { templateCommands } from './commands.ts';
import type { TemplatesView } from './view.ts';
import type { Template } from './rules.ts';
import { templateValues } from './values.ts';
import type { Chat, Chats } from '../chat/types.ts';
import type { DeskDb, StoredTemplates } from '../storage/db.ts';
import { isRightMissing } from '../webitel/errors.ts';
import { readQuickReplies } from '../webitel/rest.ts';
import type { Account } from '../worker/account.ts';

export const REFRESH_MS = 10 * 60_000;

const none = (source: StoredTemplates['source']): StoredTemplates => ({
  source,
  origin: '',
  at: null,
  templates: [],
});

export class Templates {
  readonly #account: Pick<Account, 'rest' | 'session'>;
  readonly #now: () => number;
  readonly #chats: () => Chats;
  #db: DeskDb | null = null;
  #webitel = none('webitel');
  #creatio = none('creatio');
  #reading: Promise<void> | null = null;
  #stale = false;
  #refused = false;
  #triedAt = -Infinity;

  constructor(account: Pick<Account, 'rest' | 'session'>, now: () => number, chats: () => Chats) {
    this.#chats = chats;
    this.#account = account;
    this.#now = now;
  }

  /** Takes over another operator's cache, or none. */
  async use(db: DeskDb | null): Promise<void> {
    this.#db = db;
    this.#reading = null;
    this.#stale = false;
    this.#refused = false;
    this.#triedAt = -Infinity;
    const stored = db ? await db.loadTemplates() : [];
    this.#webitel = stored.find((s) => s.source === 'webitel') ?? none('webitel');
    this.#creatio = stored.find((s) => s.source === 'creatio') ?? none('creatio');
  }

  /** Reads Webitel's anew; a second call while one is under way waits for that one. Never rejects. */
  refresh(): Promise<void> {
    if (this.#reading) return this.#reading;
    const reading: Promise<void> = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    return (this.#reading = reading);
  }

  readonly acts: Acts<typeof templateCommands> = {
    'templates.read': async ({ conversationId, refresh }) => {
      if (refresh) await this.refresh();
      return { ok: true, value: this.view(this.#chats()[conversationId]) };
    },
    'templates.keep': ({ origin, templates }) => this.keepCreatio(origin, templates),
  };

  onBeat(): void {
    this.keepFresh();
  }

  /** Called with the heartbeat: what is ten minutes old is read again. */
  keepFresh(): void {
    if (Math.abs(this.#now() - this.#triedAt) >= REFRESH_MS) void this.refresh();
  }

  /** What a CRM tab has read, or changed. */
  async keepCreatio(origin: string, texts: Pick<Template, 'id' | 'name' | 'text'>[]): Promise<void> {
    this.#creatio = {
      source: 'creatio',
      origin,
      at: this.#now(),
      templates: texts.map((one) => ({ ...one, source: 'creatio' })),
    };
    await this.#db?.saveTemplates(this.#creatio);
  }

  view(chat: Chat | undefined): TemplatesView {
    return {
      templates: [...this.#webitel.templates, ...this.#creatio.templates],
      values: templateValues(chat, this.#account.session?.userName ?? ''),
      webitelAt: this.#webitel.at,
      creatioAt: this.#creatio.at,
      creatioOrigin: this.#creatio.origin,
      stale: this.#stale,
      refused: this.#refused,
    };
  }

  async #read(): Promise<void> {
    const rest = this.#account.rest();
    const db = this.#db;
    if (!rest) {
      this.#stale = true;
      return;
    }
    this.#triedAt = this.#now();
    try {
      const templates = await readQuickReplies(rest);
      if (db !== this.#db) return;
      this.#webitel = { source: 'webitel', origin: rest.origin, at: this.#now(), templates };
      this.#stale = false;
      this.#refused = false;
      await db?.saveTemplates(this.#webitel);
    } catch (error) {
      // What was read before is better than nothing; the list says how old it is.
      if (db !== this.#db) return;
      this.#stale = true;
      this.#refused = isRightMissing(error);
    }
  }
}
