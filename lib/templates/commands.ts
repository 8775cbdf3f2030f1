/** Ready-made texts. */
import * as z from 'zod/mini';
import { sized } from '../shape.ts';
import { command } from '../bridge/command.ts';
import { id, text } from '../bridge/id.ts';
import type { TemplatesView } from './view.ts';

export const templateCommands = {
  /** For this chat; `refresh` reads Webitel's anew first. */
  'templates.read': command({ conversationId: id, refresh: z.boolean() }).answers<TemplatesView>(),
  /** Creatio's texts, as a CRM tab has just read or changed them. */
  'templates.keep': command({
    origin: text,
    templates: z.array(z.object({ id, name: text, text })).check(sized(10_000)),
  }),
};
