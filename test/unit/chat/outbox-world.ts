/** A server that stores, echoes and answers, and a desk that sends to it: enough to say what the operator ought to see. */
import * as fc from 'fast-check';
import { matchCopies } from '../../../lib/chat/copies.ts';
import { reduceOutbox, type Outbox, type OutboxEvent } from '../../../lib/chat/outbox.ts';
import { readyToSend } from '../../../lib/chat/outbox-queue.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import type { Chats, Message } from '../../../lib/chat/types.ts';
import { at, invited, joined, message } from './builders.ts';

export interface Move {
  chat: number;
  what:
    | 'write'
    | 'send'
    | 'store'
    | 'echo'
    | 'ok'
    | 'refuse'
    | 'lose'
    | 'never-left'
    | 'snapshot'
    | 'unsure'
    | 'late-no'
    | 'late-yes';
}

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    chat: fc.integer({ min: 0, max: 1 }),
    what: fc.constantFrom<Move['what']>(
      'write',
      'write',
      'send',
      'send',
      'store',
      'store',
      'echo',
      'echo',
      'ok',
      'ok',
      'refuse',
      'lose',
      'unsure',
      'late-no',
      'late-yes',
      'never-left',
      'snapshot',
    ),
  }),
  { maxLength: 60, size: 'max' },
);

interface Flight {
  localId: string;
  text: string;
  stored: Message | null;
}

interface Side {
  id: string;
  channel: string;
  flight: Flight | null;
  /** Stored, in order; the first `echoed` of them have been seen here. */
  stored: Message[];
  echoed: number;
  /** Given up; a snapshot decides. */
  lost: Flight[];
  /** How each message ended that will not change any more. */
  ended: string[];
}

export class World {
  outbox: Outbox = [];
  chats: Chats = {};
  readonly #identical: boolean;
  readonly #sides: Side[];
  #seconds = 10;
  #ids = 0;
  #written = 0;

  constructor(identical: boolean) {
    this.#identical = identical;
    this.#sides = ['1', '2'].map((n) => ({
      id: `conv-${n}`,
      channel: `inv-${n}`,
      flight: null,
      stored: [],
      echoed: 0,
      lost: [],
      ended: [],
    }));
    for (const { id, channel } of this.#sides) {
      this.chats = reduce(this.chats, invited({ id, channelId: channel }), at(1));
      this.chats = reduce(this.chats, joined(5, channel, id), at(5));
    }
  }

  ownIds = (id: string): number[] => this.chats[id]!.messages.map((m) => m.id);

  truth(id: string): string[] {
    return [...this.#side(id).ended].sort();
  }

  move({ chat, what }: Move): void {
    const side = this.#sides[chat]!;
    const { flight } = side;
    this.#seconds += 1;
    if (what === 'write') this.#write(side);
    if (what === 'send') this.#send(side);
    if (what === 'echo') this.#echo(side);
    if (what === 'snapshot') this.#snapshot(side);
    if (what === 'late-no' || what === 'late-yes') this.#late(side, what === 'late-no');
    if (!flight) return;
    if (what === 'store' && !flight.stored) this.#store(side, flight);
    if (what === 'ok' && flight.stored)
      this.#end(side, flight, 'sent', { type: 'ok', localId: flight.localId });
    if (what === 'refuse') {
      this.#end(side, flight, 'failed', { type: 'refused', localId: flight.localId, reason: 'gateway' });
    }
    if (what === 'unsure' && flight.stored)
      this.#end(side, flight, 'unclear', { type: 'unsure', localId: flight.localId });
    if (what === 'lose') this.#lose(side, flight);
    if (what === 'never-left' && !flight.stored) {
      side.flight = null;
      this.#apply({ type: 'never-left', localId: flight.localId });
    }
  }

  /** Lets everything come to its end: all is sent, answered and echoed. */
  settle(): void {
    for (let chat = 0; chat < this.#sides.length; chat++) {
      const side = this.#sides[chat]!;
      for (let i = 0; i < 200 && (side.flight || side.lost.length > 0 || this.#next(side)); i++) {
        for (const what of ['snapshot', 'send', 'store', 'ok'] as const) this.move({ chat, what });
      }
      this.#snapshot(side);
    }
  }

  #side = (id: string): Side => this.#sides.find((s) => s.id === id)!;
  #next = (side: Side) => readyToSend(this.outbox).find((e) => e.conversationId === side.id);

  #apply(event: OutboxEvent): void {
    this.outbox = reduceOutbox(this.outbox, event);
    this.#match();
  }

  #match(): void {
    for (const chat of Object.values(this.chats)) this.outbox = matchCopies(this.outbox, chat);
  }

  #write(side: Side): void {
    this.#written += 1;
    const text = this.#identical ? 'так' : `text ${this.#written}`;
    const localId = `l${this.#written}`;
    this.#apply({ type: 'enqueued', localId, conversationId: side.id, text, at: at(this.#seconds) });
  }

  #send(side: Side): void {
    const entry = this.#next(side);
    if (!entry) return;
    const afterId = this.chats[side.id]!.messages.at(-1)?.id ?? 0;
    side.flight = { localId: entry.localId, text: entry.text, stored: null };
    this.#apply({ type: 'begun', localId: entry.localId, afterId });
  }

  #store(side: Side, flight: Flight): void {
    this.#ids += 1;
    flight.stored = message(this.#ids, { channelId: side.channel, text: flight.text, at: at(this.#seconds) });
    side.stored.push(flight.stored);
  }

  #end(side: Side, flight: Flight, how: string, event: OutboxEvent): void {
    if (side.flight === flight) side.flight = null;
    side.ended.push(`${flight.text}: ${how}`);
    // The server echoes before it refuses; of an OK the echo may be late.
    if (how !== 'sent') while (side.echoed < side.stored.length) this.#echo(side);
    this.#apply(event);
  }

  #lose(side: Side, flight: Flight): void {
    side.flight = null;
    side.lost.push(flight);
    this.#apply({ type: 'lost', localId: flight.localId, at: at(this.#seconds) });
  }

  /** The answer that was given up comes after all, before a snapshot. */
  #late(side: Side, isNo: boolean): void {
    const flight = isNo ? side.lost[0] : side.lost.find((f) => f.stored);
    if (!flight) return;
    side.lost.splice(side.lost.indexOf(flight), 1);
    if (isNo) this.#end(side, flight, 'failed', { type: 'refused', localId: flight.localId, reason: 'late' });
    else this.#end(side, flight, 'sent', { type: 'ok', localId: flight.localId });
  }

  #echo(side: Side): void {
    const stored = side.stored[side.echoed];
    if (!stored) return;
    side.echoed += 1;
    this.chats = reduce(this.chats, { type: 'message', id: side.id, message: stored }, at(this.#seconds));
    this.#match();
  }

  #snapshot(side: Side): void {
    while (side.echoed < side.stored.length) this.#echo(side);
    this.#seconds += 1;
    for (const { text, stored } of side.lost.splice(0))
      side.ended.push(`${text}: ${stored ? 'sent' : 'unclear'}`);
    this.#apply({ type: 'reconciled', conversationId: side.id, askedAt: at(this.#seconds) });
  }
}
