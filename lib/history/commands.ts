/** What a view may ask of a client's whole past. */
import * as z from 'zod/mini';
import { sized, whole } from '../shape.ts';
import { command } from '../bridge/command.ts';
import { id } from '../bridge/id.ts';
import type { Part } from '../webitel/client-chats.ts';
import { MOST_SOUGHT, type ClientStory } from './rules.ts';

export const historyCommands = {
  /** A page of what Webitel has of the client of this chat, in every messenger. */
  'history.story': command({
    conversationId: id,
    page: whole(1, 10_000),
    text: z.string().check(sized(MOST_SOUGHT)),
  }).answers<ClientStory>(),
  /** Who had part in this chat, whoever he is. */
  'history.parts': command({ conversationId: id }).answers<Part[]>(),
};
