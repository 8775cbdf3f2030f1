/** After-chat processing: what the server says of it reaches the chat it belongs to, and the operator's report leaves once. */
import type { Acts, Args, CallResult } from '../bridge/command.ts';
import type { processingCommands } from './commands.ts';
import { openWork } from '../chat/after-work.ts';
import type { AfterWork, ConversationId } from '../chat/types.ts';
import { keptKey } from '../kept/fields.ts';
import { renewWork, reportWork, type Ask } from '../webitel/actions.ts';
import { readWork, translateChannelEvent } from '../webitel/after-work.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from '../worker/chat-store.ts';
import { UnderWay } from '../worker/under-way.ts';

export interface AfterWorkPorts {
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
  readonly #ports: Omit<AfterWorkPorts, 'synced'>;
  readonly #conversations = new Map<number, ConversationId>();

  constructor(ports: Omit<AfterWorkPorts, 'synced'>) {
    this.#ports = ports;
  }

  onChannelEvent(data: unknown): void {
    const word = translateChannelEvent(data, this.#ports.serverNow());
    if (!word) return;
    if (word.kind === 'offered') {
      this.#conversations.set(word.attemptId, word.conversationId);
      return;
    }
    const attemptId = word.kind === 'done' ? word.attemptId : word.work.attemptId;
    const id = this.#conversationOf(attemptId);
    if (word.kind === 'processing') {
      if (id) this.#ports.store.apply({ type: 'processing', id, ...word.work });
      else this.#ports.resync().catch(() => {});
    } else if (id) {
      this.#ports.store.apply({ type: 'processed', id, attemptId, at: word.at });
    }
  }

  /** Reads what is being processed now: an event may have been missed. @throws WebitelError */
  async read(agentId: number): Promise<void> {
    const { ask, serverNow, store } = this.#ports;
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
    const chat = Object.values(this.#ports.store.chats).find(
      (c) =>
        c.afterWork?.attemptId === attemptId ||
        Object.values(c.episodes).some((e) => e.variables.cc_attempt_id === name),
    );
    return chat?.id ?? null;
  }
}

export function processingActs(ports: AfterWorkPorts): Acts<typeof processingCommands> {
  const underWay = new UnderWay();
  return {
    'processing.finish': (order) => underWay.run(`finish ${order.attemptId}`, () => finish(order, ports)),
    'processing.prolong': (order) => underWay.run(`prolong ${order.attemptId}`, () => prolong(order, ports)),
  };
}

type Finish = Args<(typeof processingCommands)['processing.finish']>;
type Prolong = Args<(typeof processingCommands)['processing.prolong']>;
type Result = CallResult<void>;
const DONE: Result = { ok: true };

async function finish(
  { conversationId: id, attemptId, comment }: Finish,
  ports: AfterWorkPorts,
): Promise<Result> {
  await ports.synced();
  if (!workOf(id, attemptId, ports)) return over(id, attemptId, ports);
  const again = ports.store.chats[id]?.reported === attemptId;
  const at = ports.serverNow();
  ports.store.apply({ type: 'reported', id, attemptId, at });
  try {
    // On disk before the frame leaves: a repeat after a death then knows that the end was this operator's own doing.
    await ports.store.flush();
    await reportWork(ports.ask, attemptId, comment);
  } catch (error) {
    const isUnknown =
      error instanceof WebitelError && error.kind === 'refused' && /not.?found/i.test(error.id);
    if (!isUnknown) {
      // A wish is no outcome: only after a lost answer may it have been carried out. What the disk has refused did not leave.
      const mayBe = again || (error instanceof WebitelError && error.kind === 'lost');
      if (!mayBe) ports.store.apply({ type: 'unreported', id, attemptId });
      throw error;
    }
    // The server knows no such work any more: reported before this worker's time, or run out.
    await close(id, attemptId, ports);
    return again ? DONE : { ok: false, code: 'processing-over', detail: error.id };
  }
  await close(id, attemptId, ports);
  return DONE;
}

/** The work is over already: done if the report ended it before its time, too late otherwise; after a lost answer nobody knows. */
function over(id: ConversationId, attemptId: number, ports: AfterWorkPorts): Result {
  const { reported, workDone, afterWork } = ports.store.chats[id] ?? {};
  if (reported !== attemptId) return { ok: false, code: 'processing-over' };
  const endedEarly = workDone?.attemptId === attemptId && workDone.at < (afterWork?.deadline ?? Infinity);
  return endedEarly ? DONE : { ok: false, code: 'processing-unclear' };
}

async function close(id: ConversationId, attemptId: number, ports: AfterWorkPorts): Promise<void> {
  const at = Math.max(ports.serverNow(), ports.store.chats[id]?.afterWork?.at ?? 0);
  ports.store.apply({ type: 'processed', id, attemptId, at });
  await ports.store.texts.empty(keptKey(id, 'comment'));
}

/** The order names the deadline that the operator saw: asked twice, it moves once. */
async function prolong(
  { conversationId: id, attemptId, deadline }: Prolong,
  ports: AfterWorkPorts,
): Promise<Result> {
  await ports.synced();
  const work = workOf(id, attemptId, ports);
  if (!work) return { ok: false, code: 'processing-over' };
  if (work.deadline !== deadline) return DONE;
  if (work.renewalSec === 0 || work.prolongations === 0) return { ok: false, code: 'no-prolongations' };
  await renewWork(ports.ask, attemptId, work.renewalSec);
  // The new deadline is the server's to say; its event may have come already.
  if (workOf(id, attemptId, ports)?.deadline === deadline) await ports.resync();
  return DONE;
}

function workOf(id: ConversationId, attemptId: number, ports: AfterWorkPorts): AfterWork | null {
  const chat = ports.store.chats[id];
  const work = chat ? openWork(chat) : null;
  return work?.attemptId === attemptId && work.deadline > ports.serverNow() ? work : null;
}
