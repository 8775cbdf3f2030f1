/** What each command of a view does. Every one may arrive twice and acts once. */
import type { CallResult } from '../bridge/command.ts';
import type { WorkerCommand } from '../bridge/commands.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { wordOf } from '../recorder/redact.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { WorkerActs } from './acts.ts';
import { codeOf } from './failure-code.ts';

export interface Executing {
  acts: WorkerActs;
  /** Resolves when the command can be carried out. */
  ready: (command: WorkerCommand) => Promise<void>;
  recorder: Pick<Recorder, 'note' | 'fault'>;
}

/** Never rejects: a failure is a result with a code that has a sentence. */
export async function execute(
  command: WorkerCommand,
  { acts, ready, recorder }: Executing,
): Promise<CallResult> {
  try {
    await ready(command);
    const act = acts[command.type] as (args: WorkerCommand) => Promise<CallResult | void>;
    const result = (await act(command)) ?? { ok: true };
    if (!result.ok) recorder.note(`${command.type}: ${wordOf(result.code)}`);
    return result;
  } catch (error) {
    if (error instanceof WebitelError) {
      const code = codeOf(error, command);
      recorder.note(`${command.type}: ${code} ${wordOf(error.id)}`);
      return { ok: false, code, detail: `${error.id} ${error.message}`.trim() };
    }
    recorder.fault(error, command.type);
    return { ok: false, code: 'internal', detail: error instanceof Error ? error.message : String(error) };
  }
}
