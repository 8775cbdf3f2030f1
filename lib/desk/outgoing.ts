/** Messages that start a conversation: kept, sent once, and told to the views. */
import type { CallResult, Command } from '../bridge/protocol.ts';

export type OutgoingCommand = Extract<Command, { type: `outgoing-${string}` }>;

export async function executeOutgoing(command: OutgoingCommand): Promise<CallResult> {
  return { ok: false, code: 'refused', detail: command.type };
}
