/** An operator's shift: several chats at once, each with as many questions as answers, while lines drop and workers die. */
import type { DeskClient } from '../../../lib/bridge/client.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { Line } from '../../../lib/chat/lines.ts';
import type { FakeCrm } from './fake-crm.ts';
import { FROM_CRM } from './ports.ts';
import type { Stage } from './stage.ts';

export interface Plan {
  hours: number;
  chats: number;
  messages: number;
  drops: number;
  deaths: number;
  reloads: number;
}

interface Talk {
  id: string;
  customer: Awaited<ReturnType<Stage['accepted']>>['customer'];
  written: string[];
  /** What was ordered, and the worker's word; null: none yet, or none any more because the page went away. */
  ordered: Map<string, CallResult | null>;
}

const AT_ONCE = 5;
/** Most steps that a worker makes before it dies, counted from an order. */
const LAST_STEP = 12;
const SETTLED_S = 60;

export class Shift {
  readonly done = { chats: 0, messages: 0, drops: 0, deaths: 0, reloads: 0, again: 0 };
  readonly wrongs: string[] = [];
  readonly #stage: Stage;
  readonly #crm: FakeCrm;
  readonly #plan: Plan;
  readonly #rounds: number;
  #open: Talk[] = [];
  #begun = 0;
  #random: number;

  constructor(stage: Stage, crm: FakeCrm, plan: Plan, seed: number) {
    this.#stage = stage;
    this.#crm = crm;
    this.#plan = plan;
    this.#random = seed;
    this.#rounds = plan.messages / plan.chats / 2;
  }

  /** @param onPart called after each of `parts` equal parts of the shift */
  async work(parts: number, onPart: (part: number) => Promise<void>): Promise<void> {
    const { chats, hours, drops, deaths, reloads } = this.#plan;
    const ticks = (chats / AT_ONCE) * this.#rounds;
    const due = (count: number, tick: number, shift = 0): boolean =>
      Math.floor(((tick + 1 + shift) * count) / ticks) > Math.floor(((tick + shift) * count) / ticks);
    for (let tick = 0; tick < ticks; tick++) {
      if (tick % this.#rounds === 0) await this.#begin();
      this.#talk(tick % this.#rounds);
      // Not all at one moment.
      if (due(drops, tick)) this.#drop();
      if (due(deaths, tick, 3)) this.#die();
      if (due(reloads, tick, 5)) await this.#reload();
      await this.#stage.clock.advance((hours * 3_600_000) / ticks);
      if ((tick + 1) % this.#rounds === 0) await this.#end();
      if (due(parts, tick)) await onPart(Math.round(((tick + 1) * parts) / ticks));
    }
  }

  /** The same for the same seed: a linear congruential generator. @returns 0 to `below` − 1 */
  #chance(below: number): number {
    this.#random = (this.#random * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((this.#random / 2 ** 31) * below);
  }

  async #begin(): Promise<void> {
    for (let i = 0; i < AT_ONCE; i++) {
      const { customer, id } = await this.#stage.accepted(`Клієнт ${++this.#begun}`, 'Добрий день');
      this.#open.push({ id, customer, written: ['Добрий день'], ordered: new Map() });
    }
  }

  #talk(round: number): void {
    for (const talk of this.#open) {
      if (round > 0) {
        const question = `питання ${round} від ${talk.customer.name}`;
        talk.customer.writes(question);
        talk.written.push(question);
      }
      this.#send(talk, `відповідь ${round} для ${talk.customer.name}`, `${talk.id} ${round}`);
      this.done.messages += 2;
    }
  }

  #send({ id, ordered }: Talk, text: string, localId: string): void {
    ordered.set(text, null);
    void this.#stage.send(id, text, localId).then((result) => ordered.set(text, result));
  }

  #drop(): void {
    this.#stage.server.dropSockets(this.#chance(2) === 0 ? 1006 : 1005);
    this.done.drops++;
  }

  #die(): void {
    const { stage, left } = { stage: this.#stage, left: { steps: this.#chance(LAST_STEP) } };
    this.done.deaths++;
    if (left.steps === 0) return stage.rebirth();
    stage.onStep = () => {
      if (--left.steps === 0) stage.rebirth();
    };
  }

  /** The CRM's page with the desk in it; what had no answer has nobody to hear it any more. */
  async #reload(): Promise<void> {
    const stage = this.#stage;
    stage.crm.close();
    stage.crm = stage.open(FROM_CRM);
    this.#crm.serve(stage.crm);
    this.done.reloads++;
    await stage.until(() => stage.crm.view, 'the view of a new page');
    await stage.within(SETTLED_S, () => stage.view.connection.state === 'online');
    for (const talk of this.#open) {
      await this.#look(talk);
      for (const [text, result] of talk.ordered) {
        if (result) continue;
        // Its words are still in the field, unless they were taken.
        if (stage.lines(text).length > 0) talk.ordered.set(text, { ok: true });
        else this.#send(talk, text, `${talk.id} ${text} again`);
      }
    }
  }

  async #look({ id }: Talk): Promise<void> {
    this.#stage.crm.watch(id);
    await this.#stage.until(() => this.#stage.crm.conversation?.id === id, 'the conversation');
  }

  /** The operator clears up what is not clear; then all is judged, and the chats end. */
  async #end(): Promise<void> {
    for (const talk of this.#open) {
      await this.#stage.within(SETTLED_S, () => this.#stage.view.connection.state === 'online');
      await this.#look(talk);
      await this.#settle(talk);
      this.#judge(talk);
      if (this.#chance(2) === 0) talk.customer.leaves();
      else await this.#stage.crm.call({ type: 'chat.leave', conversationId: talk.id });
      this.done.chats++;
    }
    this.#open = [];
  }

  async #settle(talk: Talk): Promise<void> {
    const mine = (): Line[] =>
      (this.#stage.crm.conversation?.lines ?? []).filter((l) => talk.ordered.has(l.text));
    const asked = new Set<string>();
    const isSettled = (): boolean => {
      for (const { localId, state, note } of mine()) {
        if (!localId || asked.has(localId)) continue;
        if (note !== 'asks' && state !== 'unclear' && state !== 'failed') continue;
        asked.add(localId);
        this.done.again++;
        void this.#stage.crm.call(
          note === 'asks'
            ? { type: 'message.sendNow', localId }
            : { type: 'message.retry', localId, newLocalId: `${localId} once more` },
        );
      }
      return mine().filter((l) => l.state === 'sent').length >= talk.ordered.size;
    };
    await this.#stage.within(SETTLED_S, isSettled).catch((error: unknown) => {
      const states = mine().flatMap((l) => (l.state === 'sent' ? [] : [`${l.text}: ${l.state}`]));
      this.wrongs.push(`${talk.customer.name}: ${String(error)}; ${states.join(', ')}`);
    });
  }

  #judge({ customer, written, ordered }: Talk): void {
    const lines = this.#stage.crm.conversation?.lines ?? [];
    const shown = lines.filter((l) => l.author === 'client').map((l) => l.text);
    if (shown.join('|') !== written.join('|'))
      this.wrongs.push(`${customer.name}: shown ${shown.length} of ${written.length}: ${shown.join('|')}`);
    const stored = customer.messages().filter((m) => m.from === 'operator');
    if (stored.length !== ordered.size)
      this.wrongs.push(`${customer.name}: ${stored.length} stored of ${ordered.size}`);
    for (const text of ordered.keys()) {
      const copies = stored.filter((m) => m.text === text).length;
      const mine = lines.filter((l) => l.text === text).length;
      if (copies !== 1 || mine !== 1) this.wrongs.push(`${text}: ${copies} stored, shown ${mine} times`);
    }
  }
}

/** How much a view has to keep, bytes. */
export const weightOf = ({ view, conversation }: DeskClient): number =>
  JSON.stringify([view, conversation]).length;
