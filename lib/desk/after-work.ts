/** After-chat processing: what the server says of it reaches the chat it belongs to, and the operator's report leaves once. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import { openWork } from '../chat/after-work.ts';
import type { AfterWork, ConversationId } from '../chat/types.ts';
import { renewWork, reportWork, type Ask } from '../webitel/actions.ts';
import { readWork, translateChannelEvent } from '../webitel/after-work.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from './chat-store.ts';
import { commentKey } from './draft-keys.ts';

export interface AfterWorkContext {
  store: ChatStore;
  ask: Ask;
  serverNow: () => number;
  resync: () => Promise<void>;
  synced: () => Promise<void>;
}

/** What began this long before the list was asked for may be missing from it. */
const LAG_MS = 5_000;

/** Events of processing name only the attempt; which conversation it belongs to was said before, or is in the next snapshot. */
export class AfterWorkWatch {
  readonly #c: Omit<AfterWorkContext, 'synced'>;
  readonly #conversations = new Map<number, ConversationId>();

  constructor(context: Omit<AfterWorkContext, 'synced'>) {
    this.#c = context;
  }

  onChannelEvent(data: unknown): void {
    const word = translateChannelEvent(data, this.#c.serverNow());
    if (!word) return;
    if (word.kind === 'offered') {
      this.#conversations.set(word.attemptId, word.conversationId);
      return;
    }
    const attemptId = word.kind === 'done' ? word.attemptId : word.work.attemptId;
    const id = this.#conversationOf(attemptId);
    if (word.kind === 'processing') {
      if (id) this.#c.store.apply({ type: 'processing', id, ...word.work });
      else this.#c.resync().catch(() => {});
    } else if (id) {
      this.#c.store.apply({ type: 'processed', id, attemptId, at: word.at });
    }
  }

  /** Reads what is being processed now: an event may have been missed. @throws WebitelError */
  async read(agentId: number): Promise<void> {
    const { ask, serverNow, store } = this.#c;
    const at = serverNow();
    const { works, complete } = await readWork(ask, agentId);
    for (const { id, work } of works) store.apply({ type: 'processing', id, at, ...work });
    if (!complete) return;
    const open = new Set(works.map(({ work }) => work.attemptId));
    for (const chat of Object.values(store.chats)) {
      const work = openWork(chat);
      if (work && !open.has(work.attemptId) && work.at < at - LAG_MS)
        store.apply({ type: 'processed', id: chat.id, attemptId: work.attemptId, at });
    }
  }

  #conversationOf(attemptId: number): ConversationId | null {
    const told = this.#conversations.get(attemptId);
    if (told) return told;
    const name = String(attemptId);
    const chat = Object.values(this.#c.store.chats).find(
      (c) =>
        c.afterWork?.attemptId === attemptId ||
        Object.values(c.episodes).some((e) => e.variables.cc_attempt_id === name),
    );
    return chat?.id ?? null;
  }
}

const DONE: CallResult = { ok: true };

type Finish = Extract<Command, { type: 'finish-processing' }>;
type Prolong = Extract<Command, { type: 'prolong-processing' }>;

/** By store, because a worker has one and forgets it with its death. */
const underWay = new WeakMap<ChatStore, Map<string, Promise<CallResult>>>();

function once(key: string, c: AfterWorkContext, act: () => Promise<CallResult>): Promise<CallResult> {
  const running = underWay.get(c.store) ?? new Map<string, Promise<CallResult>>();
  underWay.set(c.store, running);
  const begun = running.get(key);
  if (begun) return begun;
  const run = act().finally(() => running.delete(key));
  running.set(key, run);
  return run;
}

export const finishProcessing = (command: Finish, c: AfterWorkContext): Promise<CallResult> =>
  once(`finish ${command.attemptId}`, c, () => finish(command, c));

async function finish(
  { conversationId: id, attemptId, comment }: Finish,
  c: AfterWorkContext,
): Promise<CallResult> {
  await c.synced();
  if (!workOf(id, attemptId, c)) return over(id, attemptId, c);
  const again = c.store.chats[id]?.reported === attemptId;
  const at = c.serverNow();
  c.store.apply({ type: 'reported', id, attemptId, at });
  // On disk before the frame leaves: a repeat after a death then knows that the end was this operator's own doing.
  await c.store.flush();
  try {
    await reportWork(c.ask, attemptId, comment);
  } catch (error) {
    const isUnknown =
      error instanceof WebitelError && error.kind === 'refused' && /not.?found/i.test(error.id);
    if (!isUnknown) {
      // A wish is no outcome: only after a lost answer may it have been carried out.
      const mayBe = again || !(error instanceof WebitelError) || error.kind === 'lost';
      if (!mayBe) c.store.apply({ type: 'unreported', id, attemptId });
      throw error;
    }
    // The server knows no such work any more: reported before this worker's time, or run out.
    await close(id, attemptId, c);
    return again ? DONE : { ok: false, code: 'processing-over', detail: error.id };
  }
  await close(id, attemptId, c);
  return DONE;
}

/** The work is over already: done if the report ended it before its time, too late otherwise; after a lost answer nobody knows. */
function over(id: ConversationId, attemptId: number, c: AfterWorkContext): CallResult {
  const { reported, workDone, afterWork } = c.store.chats[id] ?? {};
  if (reported !== attemptId) return { ok: false, code: 'processing-over' };
  const endedEarly = workDone?.attemptId === attemptId && workDone.at < (afterWork?.deadline ?? Infinity);
  return endedEarly ? DONE : { ok: false, code: 'processing-unclear' };
}

async function close(id: ConversationId, attemptId: number, c: AfterWorkContext): Promise<void> {
  const at = Math.max(c.serverNow(), c.store.chats[id]?.afterWork?.at ?? 0);
  c.store.apply({ type: 'processed', id, attemptId, at });
  await c.store.setDraft(commentKey(id), '');
}

/** @param command names the deadline that the operator saw: asked twice, it moves once */
export const prolongProcessing = (command: Prolong, c: AfterWorkContext): Promise<CallResult> =>
  once(`prolong ${command.attemptId}`, c, async () => {
    const { conversationId: id, attemptId, deadline } = command;
    await c.synced();
    const work = workOf(id, attemptId, c);
    if (!work) return { ok: false, code: 'processing-over' };
    if (work.deadline !== deadline) return DONE;
    if (work.renewalSec === 0 || work.prolongations === 0) return { ok: false, code: 'no-prolongations' };
    await renewWork(c.ask, attemptId, work.renewalSec);
    // The new deadline is the server's to say; its event may have come already.
    if (workOf(id, attemptId, c)?.deadline === deadline) await c.resync();
    return DONE;
  });

function workOf(id: ConversationId, attemptId: number, c: AfterWorkContext): AfterWork | null {
  const chat = c.store.chats[id];
  const work = chat ? openWork(chat) : null;
  return work?.attemptId === attemptId && work.deadline > c.serverNow() ? work : null;
}
