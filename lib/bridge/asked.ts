/**
 * What a view asked and has no answer to, and what was typed in it that no disk has got: the next worker hears both again. As long as
 * the one that answered lives, it has in its memory what was typed, and tells what others have typed since.
 */
import { FIRST_MESSAGE, type Kept, type KeptField } from '../kept/fields.ts';
import type { CallResult, Command } from './protocol.ts';
import type { ConversationPatch } from './view.ts';

export interface Asked {
  command: Command;
  resolve: (result: CallResult) => void;
  /** It has its answer; its words are on no disk. */
  isHeld?: boolean;
}

/** Said to a worker that may have heard newer words already. */
export const again = (command: Command): Command =>
  command.type === 'text.keep' ? { ...command, again: true } : command;

type Calls = Map<string, Asked>;

/** The field that a command fills, or empties when it is done. */
function fieldOf(command: Command): readonly [chat: string, field: KeptField] | [] {
  switch (command.type) {
    case 'text.keep':
      return [command.conversationId, command.field];
    case 'message.send':
      return command.text === '' ? [] : [command.conversationId, 'message'];
    case 'processing.finish':
      return [command.conversationId, 'comment'];
    case 'outgoing.send':
      return [FIRST_MESSAGE, 'message'];
    default:
      return [];
  }
}

/** What was typed where this command has its say is not wanted any more. @param next absent: the worker has written all */
export function dropHeld(calls: Calls, next?: Command): void {
  const field = next && fieldOf(next).join();
  for (const [callId, { command, isHeld }] of calls)
    if (isHeld && (!next || fieldOf(command).join() === field)) calls.delete(callId);
}

/** What was typed here and has not reached the worker yet is newer than what it tells. */
export function withOwn(calls: Calls, patch: ConversationPatch): ConversationPatch {
  const own: Kept = {};
  for (const [callId, { command, isHeld }] of calls) {
    const [chat, field] = fieldOf(command);
    if (!field || chat !== patch.id) continue;
    // What is being sent or reported empties its field.
    if (command.type !== 'text.keep') delete own[field];
    else if (!isHeld) own[field] = command.text;
    else if ((patch.kept?.[field] ?? command.text) !== command.text) calls.delete(callId);
  }
  return { ...patch, kept: { ...patch.kept, ...own } };
}
