import type { Acts } from '../bridge/command.ts';
import type { keptCommands } from './commands.ts';
import { keptKey } from './fields.ts';

interface KeptPorts {
  /** Resolves when it is on disk. */
  keepText(key: string, text: string): Promise<void>;
}

export const keptActs = (store: KeptPorts): Acts<typeof keptCommands> => ({
  'text.keep': ({ conversationId, field, text }) => store.keepText(keptKey(conversationId, field), text),
});
