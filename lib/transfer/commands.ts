import * as z from 'zod/mini';
import { whole } from '../shape.ts';
import { command } from '../bridge/command.ts';
import { id } from '../bridge/id.ts';
import type { TransferTarget } from '../bridge/view.ts';

const to = z.enum(['plan', 'operator']);

export const transferCommands = {
  'transfer.targets': command({ to }).answers<TransferTarget[]>(),
  /** Answers the target's name; undefined: it had left already. */
  'transfer.order': command({
    conversationId: id,
    to,
    targetId: whole(1),
  }).answers<string | undefined>(),
};
