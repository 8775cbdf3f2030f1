import type { Acts } from '../bridge/command.ts';
import type { keptCommands } from './commands.ts';
import { keptKey } from './fields.ts';

interface KeptPorts {
  /** Resolves when it is on disk. */
  setDraft(key: string, text: string): Promise<void>;
}

export const keptActs = (store: KeptPorts): Acts<typeof keptCommands> => ({
  'draft.keep': ({ conversationId, field, text }) => store.setDraft(keptKey(conversationId, field), text),
});
