/** What each command of a view does. Every one may arrive twice and acts once. */
import type { CallResult } from '../bridge/command.ts';
import type { WorkerCommand } from '../bridge/commands.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { WorkerActs } from './acts.ts';
import { codeOf } from './failure-code.ts';

/** Never rejects: a failure is a result with a code that has a sentence. @param ready resolves when the command can be carried out */
export async function execute(
  command: WorkerCommand,
  acts: WorkerActs,
  ready: (command: WorkerCommand) => Promise<void>,
): Promise<CallResult> {
  try {
    await ready(command);
    const act = acts[command.type] as (args: WorkerCommand) => Promise<CallResult | void>;
    return (await act(command)) ?? { ok: true };
  } catch (error) {
    if (error instanceof WebitelError)
      return { ok: false, code: codeOf(error, command), detail: `${error.id} ${error.message}`.trim() };
    return { ok: false, code: 'internal', detail: error instanceof Error ? error.message : String(error) };
  }
}
