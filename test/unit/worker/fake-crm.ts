/** A CRM as the worker sees it through a tab: records by id, faults as switches. */
import type { DeskClient } from '../../../lib/bridge/client.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import { recordId } from '../../../lib/creatio/record-id.ts';

type Values = Record<string, unknown>;
interface Write {
  conversationId: string;
  values: Values;
  once: Values;
  was?: Values;
  onlyOwn?: boolean;
  whole?: Values;
}

export class FakeCrm {
  readonly records = new Map<string, Values & { conversationId: string }>();
  /** What was asked, oldest first. */
  asked: string[] = [];
  /** What people are asked about is kept apart; null: nobody is known. */
  people: ((op: string, args: Record<string, unknown>) => CallResult | Promise<CallResult>) | null = null;
  made = 0;
  /** Links on records, by their ids. */
  readonly links = new Map<string, string>();
  /** What a question about a link is answered with; null: it is put there. */
  linkFailure: CallResult | null = null;
  writtenBy: 'extension' | 'connector' | 'auto' = 'extension';
  /** false: it keeps no chats. */
  hasChats = true;
  /** Every question is answered so. */
  failure: CallResult | null = null;
  /** Asked before a question is answered; true: the answer is lost. */
  loses: (op: string) => boolean = () => false;

  serve(tab: DeskClient): void {
    tab.onCrm(async (op, args) => {
      if (op === 'light-settings') return { ok: false, code: 'crm-server' };
      const known = PEOPLE.has(op);
      if (!known) this.asked.push(op);
      const people = (): CallResult | Promise<CallResult> =>
        this.people?.(op, args as Values) ?? { ok: true, value: [] };
      const result = this.failure ?? (known ? await people() : this.#answer(op, args as Write));
      return this.loses(op) ? new Promise(() => {}) : structuredClone(result);
    });
  }

  record(conversationId: string): (Values & { conversationId: string }) | undefined {
    return [...this.records.values()].find((r) => r.conversationId === conversationId);
  }

  writes(): number {
    return this.asked.filter((op) => op === 'chat-record-write').length;
  }

  #link({ linkId, url }: { linkId: string; url: string }): CallResult {
    if (this.linkFailure) return this.linkFailure;
    this.links.set(linkId, url);
    return { ok: true };
  }

  #answer(op: string, args: Write): CallResult {
    if (op === 'user') return { ok: true, value: { contactId: 'me', contactName: 'Лысенко' } };
    if (op === 'chat-names') return { ok: true, value: this.hasChats ? { writtenBy: this.writtenBy } : null };
    if (op === 'chat-file-link') return this.#link(args as unknown as { linkId: string; url: string });
    if (op !== 'chat-record-write') return { ok: false, code: 'crm-server' };
    const { conversationId, onlyOwn, was = {} } = args;
    const [values, guessed] = [args.values, args.values].map((all, i) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => isGuess(value) === (i === 1))),
    ) as [Values, Values];
    const once = { ...args.once, ...guessed };
    const own = recordId(conversationId);
    const there = [...this.records].find(([, r]) => r.conversationId === conversationId);
    if (!there) {
      this.made++;
      this.records.set(own, { ...filled({ ...args.whole, ...once, ...values }), conversationId });
      return { ok: true, value: { id: own } };
    }
    const [id, record] = there;
    if (!onlyOwn || id === own)
      this.records.set(id, { ...filled(once), ...keptOf(record, once, was), ...values, conversationId });
    return { ok: true, value: { id } };
  }
}

const PEOPLE = new Set([
  'identify',
  'contact',
  'contact-create',
  'case',
  'case-newest',
  'case-create',
  'case-tie',
  'contact-give',
]);

const isGuess = (value: unknown): boolean => typeof value === 'object' && value !== null && 'guess' in value;

/** Without what was written here before, and is to be another. */
const keptOf = (record: Values, once: Values, was: Values = {}): Values =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) => !(key in once) || JSON.stringify(value) !== JSON.stringify(was[key]),
    ),
  );

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
