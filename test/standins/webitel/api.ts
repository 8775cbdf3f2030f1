/** The stand-in's interface for tests, the demo and the control API. */
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { AgentStatus, MessageParts } from './model/records.ts';
import type { UserSeed } from './seed/users.ts';

export interface WebitelOptions {
  /** TCP port; a free one by default. */
  port?: number;
  /** Users laid over the default ones by login. */
  users?: UserSeed[];
  /** The server's clock in milliseconds; `Date.now` by default. */
  clock?: () => number;
  /** Default 20 000 (§1.3). */
  authDeadlineMs?: number;
  /** Seconds an invitation lives, 0 = for ever. Default 30. */
  inviteTimeoutSec?: number;
  /** Seconds of after-work, 0 = none. Default 30. */
  processingSec?: number;
  /** How often after-work may be prolonged; without it there is no limit. */
  prolongations?: number;
  /** Milliseconds without a socket until an online agent is put offline. Default 60 000 (§1.6). */
  offlineAfterMs?: number;
}

/** A message as the customer's side sees it. */
export interface Message {
  id: number;
  from: 'customer' | 'operator' | 'bot';
  /** Display name of the author. */
  name: string;
  text: string;
  file: { id: number; name: string; mime: string; size: number; url: string } | null;
  /** Milliseconds. */
  at: number;
  editedAt: number | null;
  deleted: boolean;
  /** False: stored and shown to operators, but the messenger refused it. */
  delivered: boolean;
}

export type ConversationState = 'bot' | 'queue' | 'invited' | 'active' | 'closed';

export interface ConversationInfo {
  id: string;
  title: string;
  state: ConversationState;
  /** Channel type: telegram, viber… */
  provider: string;
  gateway: string;
  queue: string;
  /** Logins of the agents joined now. */
  operators: string[];
  /** Login of the agent invited now, if any. */
  invited: string | null;
  createdAt: number;
  closedAt: number | null;
  closeCause: string | null;
  variables: Record<string, string>;
  messages: Message[];
}

export interface CustomerInit {
  name: string;
  /** telegram (default), viber, whatsapp, webchat, facebook, instagram. */
  provider?: string;
  /** Name or id of the line; the first one of the provider by default. */
  gateway?: string;
  /** `user_id` of the client on the socket; the same number is the same person. */
  userId?: number;
  externalId?: string;
  /** Contact the client is linked to. */
  contactId?: number;
  /** Queue by name; «Продажи» by default. */
  queue?: string;
  /** The bot's answer to the first message. */
  bot?: string;
  /** Chat variables of the conversations. */
  variables?: Record<string, string>;
}

export interface Backdated {
  /** When it happened, in milliseconds of the server's clock; now by default. */
  at?: number;
}

/** How something is said, and when. */
export interface Said extends Backdated, MessageParts {}

export interface FileInit {
  /** Messengers send films and voices without a name. */
  name: string;
  mime: string;
  bytes: Uint8Array;
  /** A scan finds something in it. */
  malware?: boolean;
  /** What is said with it; the emoji of a sticker. */
  text?: string;
}

export interface Customer {
  /** `user_id` of the member on the socket. */
  readonly id: number;
  readonly name: string;
  /** Channel type: telegram, viber, whatsapp… */
  readonly provider: string;
  /** Name of the line the customer writes through. */
  readonly gateway: string;
  /** The current conversation's id; empty before the first message. */
  readonly conversationId: string;
  /** The first message starts a conversation; so does one after the end of the last. */
  writes(text: string, options?: Said): Message;
  sendsFile(file: FileInit, options?: Said): Message;
  /** Sends a contact card; his own when its `id` is the customer's external id, as by Telegram's button. */
  sharesContact(contact: NonNullable<MessageParts['contact']>, options?: Said): Message;
  /** Presses a button that the bot has offered; the server fills the text with its caption. */
  presses(caption: string, code?: string): Message;
  /** Sends a file that the policy of files blocks: a message of the system with an empty text. */
  fileIsBlocked(options?: Backdated): Message;
  edits(messageId: number, text: string): void;
  deletes(messageId: number): void;
  /** Ends the conversation from the customer's side (`client_leave`). */
  leaves(): void;
  /** What the customer sees: delivered and not deleted, oldest first. */
  messages(): Message[];
  /** Waits until an operator's or the bot's message with this text is delivered. */
  heard(text: string, timeoutMs?: number): Promise<Message>;
  /** Offers the conversation to an agent now, whatever his status; an open invitation of his is replaced. */
  invite(options?: { login?: string; timeoutSec?: number; queue?: string }): void;
  /** Another client of the same invited agent accepts. */
  takenElsewhere(): void;
  /** The invitation is withdrawn because another operator took the chat. */
  givenToOther(login?: string): void;
  botSays(text: string, options?: Backdated): Message;
  /** The joined operator writes, leaves, or reports after-work through another client of his. */
  operatorSays(text: string, options?: Backdated): Message;
  operatorLeaves(): void;
  /** A time limit of the queue takes the chat away from the operator: a leave without a cause, as if he had left. */
  takenByQueue(reason?: string): void;
  operatorReports(): void;
  /** The schema, or a time limit of the queue (`agent_timeout`, `client_timeout`, `silence_timeout`), ends the conversation. */
  schemaCloses(cause?: string): void;
}

export interface AgentControl {
  readonly status: AgentStatus;
  readonly payload: string;
  /** Chats the agent holds: invited, joined, in after-work. */
  readonly openChats: number;
  /** Changes the status from the server's side; the agent's sockets hear of it. */
  setStatus(status: AgentStatus, payload?: string): void;
  waitForStatus(status: AgentStatus, timeoutMs?: number): Promise<void>;
  /** Work of another channel is given to the agent: `call`, `task`, `im`; state `processing` is after-work. */
  otherWork(channel: string, state?: string): void;
  /** How many sockets of this user are open and signed in. */
  readonly sockets: number;
}

export interface WebitelStandIn {
  /** http://localhost:PORT; websocket /ws/websocket, REST /api, storage /api/storage and /any/file. */
  readonly origin: string;
  stop(): Promise<void>;
  readonly faults: Faults;
  readonly log: Journal;
  customer(init: CustomerInit): Customer;
  customers(): Customer[];
  conversations(): ConversationInfo[];
  agent(login?: string): AgentControl;
  /**
   * All sessions are past their deadline: REST 401, FAIL on sockets; the event `error` 401 at the next event that is no chat event,
   * which is now (unless `quiet`). Chat events go on.
   */
  expireTokens(options?: { quiet?: boolean }): void;
  /** All sessions end before their time, as by a sign-out elsewhere: 401 for every request, no `error` event, all events go on. */
  revokeTokens(): void;
  /** Lets the engine ask for every socket's session now, as when a non-chat event is due; only where `expire` lies behind. */
  checkSessions(): void;
  dropSockets(code?: 1001 | 1005 | 1006): void;
  /** Runs the work with the server's clock standing at `ms`: everything it makes is backdated. */
  at<T>(ms: number, work: () => T): T;
  /** Server time in milliseconds. */
  now(): number;
  /** Sends a `notification` event, e.g. `show_message` (§2.4). */
  notify(action: string, body: object, login?: string): void;
  /** Resolves at the first change of the world that makes the probe truthy; rejects after `timeoutMs` (20 s). */
  until<T>(probe: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;
  /** Calls back after each change; returns the way to stop. */
  onChange(listener: () => void): () => void;
}

export type { AgentStatus, MessageParts, Faults, Journal, UserSeed };
