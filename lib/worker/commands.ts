/** What each command of a view does. Every one may arrive twice and acts once. */
import type { Acts, CallResult } from '../bridge/command.ts';
import type { WorkerCommand, WorkerTable } from '../bridge/commands.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { wordOf } from '../recorder/redact.ts';
import { WebitelError } from '../webitel/errors.ts';
import type { ChatStore } from './chat-store.ts';
import { codeOf } from './failure-code.ts';
import type { Link } from './link.ts';

export interface Executing {
  /** The services' acts, joined. */
  acts: Acts<WorkerTable>;
  link: Pick<Link, 'view' | 'synced'>;
  store: Pick<ChatStore, 'chats' | 'isInUse'>;
  recorder: Pick<Recorder, 'note' | 'fault'>;
}

/** Asked of Webitel itself: of a worker that was born this moment they wait for its line. */
const NEEDS_LINE: ReadonlySet<string> = new Set<WorkerCommand['type']>([
  'chat.accept',
  'chat.decline',
  'chat.leave',
  'transfer.order',
]);

/** Never rejects: a failure is a result with a code that has a sentence. */
export async function execute(
  command: WorkerCommand,
  { acts, recorder, ...known }: Executing,
): Promise<CallResult> {
  try {
    await ready(command, known);
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

/** A repeated command may reach a worker that has just come back to life and has read nothing yet. */
async function ready(
  command: WorkerCommand,
  { link, store }: Pick<Executing, 'link' | 'store'>,
): Promise<void> {
  if (!('conversationId' in command) || command.type === 'templates.read') return;
  // What is typed is kept whatever is known of its chat: a first message has none.
  const isKnown = command.conversationId in store.chats || (command.type === 'text.keep' && store.isInUse);
  // A line that is lost is told at once; one that was never there since the worker began is about to be.
  if (!isKnown || (NEEDS_LINE.has(command.type) && link.view.freshAt === null)) await link.synced();
}
