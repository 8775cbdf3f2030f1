/** The pages of a client's time-line: two sources asked side by side, shown as one. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Call, CallResult } from '../../lib/bridge/protocol.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import type { CrmFailure } from '../../lib/creatio/session-fetch.ts';
import { headOf } from '../../lib/text/names.ts';
import {
  floorOf,
  MOST_SOUGHT,
  ofRecord,
  ofWebitel,
  timeline,
  wholeFrom,
  type StoryChat,
} from '../../lib/history/rules.ts';

/** Records of a page; their listed columns are short. */
const RECORDS = 20;
/** A search begins this soon after a pause in typing. */
const SEARCH_AFTER_MS = 300;
/** The slower source is waited for, so that what is shown first does not move at once; but not longer. */
const PATIENCE_MS = 1500;
/** Pages that one press may need until something new can be shown. */
const MOST_PAGES = 5;

export interface Source {
  chats: StoryChat[];
  more: boolean;
  pages: number;
  /** `none`: it cannot know this client, or is not there at all. */
  state: 'asked' | 'ok' | 'none' | 'forbidden' | 'failed';
  /** Why it failed. */
  failure: { kind: CrmFailure; words: string } | string;
}

export interface StoryOptions {
  /** null: no CRM under this desk. */
  ask: AskCrm | null;
  call: Call;
  sentence: (result: CallResult) => string;
  conversationId: string;
  /** Of this CRM, and no guess; null: not known. */
  contactId: string | null;
}

export interface Story {
  chats: ReadonlySignal<StoryChat[]>;
  webitel: ReadonlySignal<Source>;
  crm: ReadonlySignal<Source>;
  isLoading: ReadonlySignal<boolean>;
  /** What is shown was found for other words than those that were typed since. */
  isOutdated: ReadonlySignal<boolean>;
  hasMore: ReadonlySignal<boolean>;
  text: ReadonlySignal<string>;
  more(): Promise<void>;
  /** What failed is read once more. */
  again(): void;
  search(text: string): void;
  stop(): void;
}

const unread = (state: Source['state'] = 'asked'): Source => ({
  chats: [],
  more: state === 'asked',
  pages: 0,
  state,
  failure: '',
});

export function createStory(o: StoryOptions): Story {
  const webitel = signal(unread());
  const crm = signal(unread());
  const isLoading = signal(false);
  const isOutdated = signal(false);
  const text = signal('');
  const isPatient = signal(true);
  const limit = signal(Infinity);
  let turn = 0;
  let typing = 0;
  let patience = 0;

  const answered = (): Source[] => [webitel.value, crm.value].filter(({ state }) => state !== 'asked');
  const isDue = (): boolean => answered().length === 2 || !isPatient.value;
  const chats = computed(() => (isDue() ? timeline(answered(), limit.value) : []));
  /** What was shown stays: the line may only become longer. */
  const lengthen = (): void => {
    if (isDue()) limit.value = Math.min(limit.peek(), wholeFrom(answered()));
  };

  const take = (source: Signal<Source>, change: Partial<Source>, fresh: StoryChat[] = []): void => {
    const have = source.peek();
    source.value = { ...have, ...change, chats: [...have.chats, ...fresh], pages: have.pages + 1 };
    lengthen();
  };

  const readWebitel = async (mine: number): Promise<void> => {
    const page = webitel.peek().pages + 1;
    const { conversationId } = o;
    const result = await o.call({ type: 'history.story', conversationId, page, text: text.peek() });
    if (mine !== turn) return;
    if (!result.ok) return refuse(webitel, result);
    const story = result.value;
    if (story.state === 'unlinked') take(webitel, { more: false, state: 'none' });
    else take(webitel, { more: story.more, state: 'ok', failure: '' }, story.chats.map(ofWebitel));
  };
  const refuse = (source: Signal<Source>, result: CallResult & { ok: false }): void => {
    const isForbidden = result.code === 'history-forbidden';
    const state = isForbidden ? 'forbidden' : result.code === 'chat-gone' ? 'none' : 'failed';
    source.value = { ...source.peek(), more: false, state, failure: o.sentence(result) };
  };

  const readCrm = async (mine: number): Promise<void> => {
    const { ask, contactId } = o;
    if (!ask || !contactId) return void (crm.value = unread('none'));
    const skip = crm.peek().pages * RECORDS;
    try {
      const rows = await ask('chat-history', { contactId, text: text.peek(), skip, top: RECORDS });
      if (mine !== turn) return;
      take(crm, { more: rows.length === RECORDS, state: 'ok', failure: '' }, rows.map(ofRecord));
    } catch (error) {
      if (mine !== turn) return;
      const { kind, message } = error as { kind?: CrmFailure; message: string };
      const failure = { kind: kind ?? 'server', words: message };
      crm.value = { ...crm.peek(), more: false, state: 'failed', failure };
    }
  };

  /** Those that hold the line back; all of them at the start. */
  const holders = (): ((mine: number) => Promise<void>)[] => {
    const [w, c] = [webitel.peek(), crm.peek()];
    const at = wholeFrom([w, c]);
    const holds = (one: Source): boolean => one.more && (one.pages === 0 || floorOf(one) >= at);
    return [...(holds(w) ? [readWebitel] : []), ...(holds(c) ? [readCrm] : [])];
  };
  const read = async (mine: number): Promise<void> => {
    isLoading.value = true;
    await Promise.all(holders().map((one) => one(mine)));
    lengthen();
    if (mine === turn) isLoading.value = false;
  };
  const begin = (): void => {
    webitel.value = unread();
    crm.value = unread();
    isOutdated.value = false;
    limit.value = Infinity;
    isPatient.value = true;
    clearTimeout(patience);
    patience = window.setTimeout(() => {
      isPatient.value = false;
      lengthen();
    }, PATIENCE_MS);
    void read(++turn);
  };
  const said = (): number => chats.peek().reduce((sum, chat) => sum + 1 + chat.messages.length, 0);

  begin();
  return {
    chats,
    webitel,
    crm,
    isLoading,
    isOutdated,
    hasMore: computed(() => webitel.value.more || crm.value.more),
    text,
    async more() {
      if (isLoading.peek()) return;
      const mine = ++turn;
      const had = said();
      for (let i = 0; i < MOST_PAGES; i++) {
        await read(mine);
        if (mine !== turn || said() !== had || holders().length === 0) return;
      }
    },
    again() {
      for (const source of [webitel, crm])
        if (source.peek().state === 'failed') source.value = { ...source.peek(), more: true };
      void read(++turn);
    },
    search(typed) {
      const sought = headOf(typed.trim(), MOST_SOUGHT);
      if (sought === text.peek()) return;
      text.value = sought;
      turn++;
      isLoading.value = true;
      isOutdated.value = true;
      clearTimeout(typing);
      typing = window.setTimeout(begin, SEARCH_AFTER_MS);
    },
    stop() {
      turn++;
      clearTimeout(typing);
      clearTimeout(patience);
    },
  };
}
