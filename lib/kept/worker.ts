import type { Acts } from '../bridge/command.ts';
import type { keptCommands } from './commands.ts';
import { keptKey } from './fields.ts';
import type { Typed } from './rules.ts';

interface KeptPorts {
  /** Resolves when it is on disk. */
  keepText(key: string, text: string, typed: Typed): Promise<void>;
}

export const keptActs = (store: KeptPorts): Acts<typeof keptCommands> => ({
  'text.keep': ({ conversationId, field, text, at, again, of }) =>
    store.keepText(keptKey(conversationId, field), text, { at, again, of }),
});
