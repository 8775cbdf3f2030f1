/** What each command of a view does. Every one may arrive twice and acts once. */
import type { CallResult, WorkerCommand as Command } from '../bridge/protocol.ts';
import { detailsOf } from '../chat/details.ts';
import { wordOf } from '../recorder/redact.ts';
import { signOut } from './sign-out.ts';
import { codeOf } from './failure-code.ts';
import { WebitelError } from '../webitel/errors.ts';
import { finishProcessing, prolongProcessing } from './after-work.ts';
import { accept, decline, leave, takeUp } from './chat-commands.ts';
import { executeFile } from './files.ts';
import { discard, send } from './send-commands.ts';
import { keepTyped } from './keep-typed.ts';
import { transfer, transferTargets } from './transfer.ts';
import { executeCrm } from './crm-commands.ts';
import { askAnyCrm } from './crm-any.ts';
import { checkWebitel } from '../webitel-check/worker.ts';

import type { CommandContext } from './command-context.ts';
const DONE: CallResult = { ok: true };
/** Asked of Webitel itself: of a worker that was born this moment they wait for its line. */
const NEEDS_LINE = new Set<Command['type']>(['accept', 'decline', 'leave', 'transfer']);

/** Never rejects: a failure is a result with a code that has a sentence. */
export async function execute(command: Command, context: CommandContext): Promise<CallResult> {
  const { recorder } = context;
  try {
    const result = await run(command, context);
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

async function run(command: Command, c: CommandContext): Promise<CallResult> {
  // A repeated command may reach a worker that has just come back to life and has read nothing yet.
  if ('conversationId' in command && command.type !== 'templates') {
    const isKnown = command.conversationId in c.store.chats;
    // A line that is lost is told at once; one that was never there since the worker began is about to be.
    if (!isKnown || (NEEDS_LINE.has(command.type) && c.isNew())) await c.synced();
  }
  switch (command.type) {
    case 'accept':
      if (command.origin) c.contacts.settle(command.conversationId, command.origin).catch(() => {});
      return accept(command.conversationId, c);
    case 'decline':
      return decline(command.conversationId, c);
    case 'leave':
      return leave(command.conversationId, c);
    case 'finish-processing':
      return finishProcessing(command, c);
    case 'prolong-processing':
      return prolongProcessing(command, c);
    case 'comment':
    case 'card-draft':
    case 'dialog-draft':
      return keepTyped(command, c.store);
    case 'take-up':
      return takeUp(command.conversationId, c);
    case 'chat-details': {
      const chat = c.store.chats[command.conversationId];
      return chat ? { ok: true, value: detailsOf(chat) } : { ok: false, code: 'chat-gone' };
    }
    case 'transfer-targets':
      return transferTargets(command.to, c);
    case 'transfer':
      return transfer(command, c);
    case 'send':
      return send(command, c);
    case 'retry':
      await c.store.applyOutbox({ ...command, type: 'retried', at: c.serverNow() });
      c.sender.kick();
      return DONE;
    case 'confirm-sent':
      await c.store.applyOutbox({ type: 'confirmed', localId: command.localId });
      return DONE;
    case 'send-now':
      await c.store.applyOutbox({ type: 'released', localId: command.localId });
      c.sender.kick();
      return DONE;
    case 'discard':
      return discard(command.localId, c);
    case 'file-add':
    case 'file-part':
    case 'file-remove':
    case 'file-retry':
    case 'file-read':
      return executeFile(command, c);
    case 'contact-identify':
    case 'contact-choose':
    case 'contact-create':
    case 'case-create':
    case 'case-link':
    case 'case-noted':
    case 'record-retry':
      return executeCrm(command, c);
    case 'draft':
      await c.store.setDraft(command.conversationId, command.text);
      return DONE;
    case 'read':
    case 'no-reply-needed':
      c.store.apply({ type: command.type, id: command.conversationId, upTo: command.upTo });
      return DONE;
    case 'set-status':
      await c.agent.setStatus(command.status, command.cause);
      return DONE;
    case 'remember':
      await c.remember(command.ui);
      return DONE;
    case 'choose-send-with':
      await c.chooseSendWith(command.sendWith);
      return DONE;
    case 'load-older':
      await c.past.history.loadOlder(command.conversationId, command.before);
      return DONE;
    case 'client-story':
    case 'chat-parts':
      return c.past.client.execute(command);
    case 'read-closed':
      await c.past.closed.read();
      return DONE;
    case 'processed':
      await c.past.closed.markProcessed(command.conversationId);
      return DONE;
    case 'set-list-order':
      await c.setListOrder(command.order);
      return DONE;
    case 'refresh':
      c.retryLine();
      await c.synced();
      await c.resync();
      return DONE;
    case 'report':
      return { ok: true, value: c.report() };
    case 'open-options':
      c.openOptions();
      return DONE;
    case 'templates':
      if (command.refresh) await c.templates.refresh();
      return { ok: true, value: c.templates.view(c.store.chats[command.conversationId]) };
    case 'keep-templates':
      await c.templates.keepCreatio(command.origin, command.templates);
      return DONE;
    case 'outgoing-send':
    case 'outgoing-retry':
    case 'outgoing-confirm':
    case 'outgoing-discard':
    case 'outgoing-gateways':
    case 'outgoing-clients':
    case 'outgoing-draft':
      return c.outgoing.execute(command);
    case 'crm':
      return askAnyCrm(command, c);
    case 'sign-in':
      return { ok: true, value: await c.account.signIn(command) };
    case 'second-factor':
      return { ok: true, value: await c.account.secondFactor(command.challenge, command.code) };
    case 'sign-out':
    case 'delete-my-data':
      return signOut(command, c);
    case 'check-webitel':
      return { ok: true, value: await checkWebitel(command.step, c.check) };
    case 'show-desk':
      return (await c.showDesk()) ? DONE : { ok: false, code: 'no-crm-tab' };
    case 'sync-hosts':
      await c.syncHosts();
      return DONE;
    case 'test-sound':
      c.testSound(command.sound, command.volume);
      return DONE;
  }
}
