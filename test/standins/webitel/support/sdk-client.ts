import { Client } from 'webitel-sdk';
import type { WebitelStandIn } from '../index.ts';
import { signIn } from './raw-client.ts';

/** The parts of the official client's classes that the tests look at. */
export interface SdkConversation {
  id: string;
  state: string;
  closedAt: number | null;
  cause: string | null;
  isTransferred: boolean;
  allowJoin: boolean;
  task: { id: number; state?: string } | null;
  messages: { id: number; text?: string; file?: { name: string }; channelId?: string; member: unknown }[];
  getConversationId: string;
  join(): Promise<object>;
  decline(cause?: string): Promise<object>;
  leave(cause: string): Promise<unknown>;
  sendText(text: string): Promise<unknown>;
  sendFile(file: File): Promise<unknown>;
  transferToPlan(planId: number, variables?: object): Promise<object>;
  reporting(report: object): Promise<object>;
}

/** The official client, signed in and subscribed as the web client does it. */
export interface SdkDesk {
  readonly client: Client;
  readonly agent: { status: string; online(channels?: string[], onDemand?: boolean): Promise<object> };
  /** Chat actions the handler was called with, in order. */
  readonly actions: string[];
  chats(): SdkConversation[];
  /** Waits until the probe is truthy; looked at whenever the client handles something. */
  until<T>(probe: () => T | undefined | null | false): Promise<T>;
  close(): Promise<void>;
}

/** Events reach the client over a socket, after the stand-in's own change; a few ticks settle that. */
async function settle<T>(probe: () => T | undefined | null | false, timeoutMs = 20_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    const value = probe();
    if (value !== undefined && value !== null && value !== false) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`the official client did not get there: ${probe.toString()}`);
}

export async function openSdk(standIn: WebitelStandIn, login = 'operator'): Promise<SdkDesk> {
  const token = await signIn(standIn, login);
  const client = new Client({ endpoint: `${standIn.origin}/ws`, storageEndpoint: standIn.origin, token });
  const actions: string[] = [];
  await client.connect();
  await client.auth();
  const agent = await client.agentSession();
  await client.subscribeAgentsStatus(() => {}, { agent_id: agent.agentId });
  await client.subscribeChat((action: string) => void actions.push(action));
  return {
    client,
    agent: agent as unknown as SdkDesk['agent'],
    actions,
    chats: () => client.allConversations() as unknown as SdkConversation[],
    until: (probe) => settle(probe),
    close: () => client.disconnect(),
  };
}
