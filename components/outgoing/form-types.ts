/** What the form of an outgoing message is to its views. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { Gateway } from '../../lib/outgoing/message.ts';
import type { InvalidWhy, Reading } from '../../lib/outgoing/recipient.ts';
import type { Offer, Recipient, Way } from '../../lib/outgoing/recipient-ways.ts';
import type { RecipientSearch } from './search.ts';

export type Lines =
  { state: 'loading' } | { state: 'read'; gateways: Gateway[] } | { state: 'failed'; sentence: string };

/** What is missing: a code `outgoing.needs.…`; null: it can go. */
export type Need = 'signIn' | 'crm' | 'recipient' | 'gateways' | 'way' | 'text' | 'shorter' | null;

/** Whom a door leads to. */
export interface Prefill {
  recipient: Recipient;
  /** By name, as a chat knows it. */
  gatewayName?: string;
  /** Only if nobody is chosen yet. */
  gentle?: boolean;
}

export interface OutgoingFormModel {
  typed: Signal<string>;
  /** CRM that is asked and gets the record; '' while only the operator can say which, or there is none. */
  crm: ReadonlySignal<string>;
  chooseCrm(origin: string): void;
  text: Signal<string>;
  recipient: ReadonlySignal<Recipient | null>;
  lines: ReadonlySignal<Lines>;
  offers: ReadonlySignal<Offer[]>;
  way: ReadonlySignal<Way | null>;
  need: ReadonlySignal<Need>;
  /** Longest text that goes the chosen way. */
  maxText: ReadonlySignal<number>;
  invalid: ReadonlySignal<InvalidWhy | null>;
  /** Readings to be confirmed; null: nothing to ask. */
  asking: ReadonlySignal<Reading[] | null>;
  /** A number on file that is not what the CRM has: `send` waits for its confirmation. */
  unsure: ReadonlySignal<Reading | null>;
  busy: ReadonlySignal<boolean>;
  /** Why the last sending was refused. */
  refusal: ReadonlySignal<Extract<CallResult, { ok: false }> | null>;
  search: RecipientSearch;
  setTyped(text: string): void;
  setText(text: string): void;
  choose(recipient: Recipient): void;
  prefill(from: Prefill): void;
  clearRecipient(): void;
  /** Reads what was typed as an address. @param ask false: only if there is nothing to ask */
  manual(ask?: boolean): void;
  confirm(reading: Reading | null): void;
  confirmOnFile(isRight: boolean): void;
  chooseVia(gatewayId: string): void;
  chooseAddress(value: string): void;
  readGateways(): Promise<void>;
  /** @returns whether it was taken */
  send(): Promise<boolean>;
  dispose(): void;
}
