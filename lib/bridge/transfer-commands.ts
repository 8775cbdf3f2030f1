import * as z from 'zod/mini';
import { whole } from '../shape.ts';
import { command } from './command.ts';
import { id } from './id.ts';
import type { TransferTarget } from './view.ts';

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
