/**
 * Handing a chat over to a scheme or a colleague. What can be known beforehand is asked beforehand, because Webitel takes the
 * operator out of the chat before it looks for the target: after that a refusal leaves the client with nobody.
 */
import type { Acts, Args, CallResult } from '../bridge/command.ts';
import type { transferCommands } from './commands.ts';
import { currentEpisode } from '../chat/chat.ts';
import type { ConversationId, Episode, TransferOutcome } from '../chat/types.ts';
import { transferToPlan, transferToUser, type Ask } from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import { readOperators, readPlans, type Target } from '../webitel/targets.ts';
import type { Account } from '../worker/account.ts';
import type { ChatStore } from '../worker/chat-store.ts';
import { UnderWay } from '../worker/under-way.ts';

export interface TransferPorts {
  store: ChatStore;
  ask: Ask;
  account: Account;
  /** The setting `transfer.toOperators`. */
  mayTransferToOperators: () => boolean;
  serverNow: () => number;
  resync: () => Promise<void>;
  synced: () => Promise<void>;
}

type Order = Args<(typeof transferCommands)['transfer.order']>;
type Kind = Order['to'];
type Note = (outcome: TransferOutcome, at?: number) => void;
/** With the target's name; absent: it had left already. */
type Result = CallResult<string | undefined>;

const DONE: Result = { ok: true, value: undefined };
/** A transfer younger than this may not be in what the server tells yet. */
const LAG_MS = 10_000;

export class Transfers {
  readonly #ports: TransferPorts;
  readonly #underWay = new UnderWay();

  constructor(ports: TransferPorts) {
    this.#ports = ports;
  }

  readonly acts: Acts<typeof transferCommands> = {
    'transfer.targets': async ({ to }) => ({ ok: true, value: await read(to, this.#ports) }),
    'transfer.order': (order) => this.#underWay.run(order.conversationId, () => handOver(order, this.#ports)),
  };

  /**
   * After a reading of the chats: what was asked and never answered, and is still his, stayed. Otherwise whatever ends the chat later
   * would be put down to that transfer.
   */
  settle(): void {
    const { store, serverNow } = this.#ports;
    for (const chat of Object.values(store.chats)) {
      const { transfer: last } = chat;
      if (last?.outcome !== 'asked' || this.#underWay.has(chat.id) || last.at > serverNow() - LAG_MS)
        continue;
      const episode = chat.closed ? null : currentEpisode(chat);
      if (episode?.channelId === last.channelId && episode.joinedAt !== null && episode.ended === null)
        store.apply({ type: 'transfer', id: chat.id, ...last, outcome: 'stayed' });
    }
  }
}

async function handOver(order: Order, ports: TransferPorts): Promise<Result> {
  const { conversationId: id } = order;
  // Ordered before the worker died: the snapshot tells whether it left this machine.
  if (lastTransfer(id, ports)?.outcome === 'asked') {
    await ports.synced();
    await ports.resync();
  }
  const episode = episodeOf(id, ports);
  if (!episode || episode.joinedAt === null) return { ok: false, code: 'chat-gone' };
  if (!isOpen(id, ports)) return known(id, ports);
  const target = (await read(order.to, ports)).find((t) => t.id === order.targetId);
  if (!target) return { ok: false, code: order.to === 'plan' ? 'plan-gone' : 'operator-gone' };
  const begun = ports.serverNow();
  const note: Note = (outcome, at = begun) =>
    ports.store.apply({ type: 'transfer', id, channelId: episode.channelId, to: target.name, outcome, at });
  note('asked');
  try {
    // On disk before the frame leaves: after a death in between, the outcome is looked for, not guessed.
    await ports.store.flush();
    const send = order.to === 'plan' ? transferToPlan : transferToUser;
    await send(ports.ask, id, episode.channelId, target.id);
  } catch (error) {
    return failed(error, id, ports, note);
  }
  note('accepted');
  ports.store.apply({
    type: 'left',
    id,
    channelId: episode.channelId,
    reason: 'transfer',
    at: ports.serverNow(),
  });
  return { ok: true, value: target.name };
}

async function failed(cause: unknown, id: ConversationId, ports: TransferPorts, note: Note): Promise<Result> {
  // What is none of the line's is the disk's: nothing has left.
  if (!(cause instanceof WebitelError) || cause.kind === 'never-left' || cause.kind === 'session') {
    note('stayed');
    throw cause;
  }
  if (cause.kind !== 'refused') {
    // What comes after all outranks what was concluded meanwhile.
    const late: Note = (outcome) => note(outcome, ports.serverNow());
    cause.late
      ?.then(
        () => late('accepted'),
        (error: unknown) => failed(error, id, ports, late),
      )
      .catch(() => {});
    // Sent, and no answer: whether the chat has left is known, or will be with the next snapshot; the target's word is not.
    if (isOpen(id, ports)) throw cause;
    return { ok: false, code: 'transfer-unclear', detail: cause.id };
  }
  // Should the event of the leaving have been missed, the snapshot knows.
  if (isOpen(id, ports)) await truth(ports);
  if (isOpen(id, ports)) {
    note('stayed');
    return { ok: false, code: 'transfer-refused', detail: `${cause.id} ${cause.message}`.trim() };
  }
  note('stranded');
  return { ok: false, code: 'transfer-stranded', detail: `${cause.id} ${cause.message}`.trim() };
}

async function truth(ports: TransferPorts): Promise<void> {
  try {
    await ports.resync();
  } catch {
    // What is known must do: the next snapshot comes by itself.
  }
}

/** The chat is over: whether this operator's transfer did it, and how it went. */
function known(id: ConversationId, ports: TransferPorts): Result {
  const transferred = ports.store.summaries[id]?.transfer;
  if (transferred?.outcome === 'accepted') return DONE;
  if (transferred?.outcome === 'stranded') return { ok: false, code: 'transfer-stranded' };
  return { ok: false, code: transferred ? 'transfer-unclear' : 'chat-over' };
}

async function read(to: Kind, ports: TransferPorts): Promise<Target[]> {
  const rest = ports.account.rest();
  if (!rest) throw new WebitelError('session', 'signed-out');
  if (to === 'plan') return readPlans(rest);
  if (!ports.mayTransferToOperators()) throw new WebitelError('refused', 'transfer-not-allowed');
  return readOperators(rest, rest.userId);
}

const lastTransfer = (id: ConversationId, ports: TransferPorts) => ports.store.chats[id]?.transfer ?? null;

function episodeOf(id: ConversationId, ports: TransferPorts): Episode | null {
  const chat = ports.store.chats[id];
  return chat ? currentEpisode(chat) : null;
}

const isOpen = (id: ConversationId, ports: TransferPorts): boolean =>
  !ports.store.chats[id]?.closed && episodeOf(id, ports)?.ended === null;
