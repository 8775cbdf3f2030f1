/** What every command of a view does: the services' acts joined. */
import type { Acts } from '../bridge/command.ts';
import type { WorkerCommand, WorkerTable } from '../bridge/commands.ts';
import type { NoticeKind } from '../chat/notify-rules.ts';
import type { Told } from '../recorder/report.ts';
import { checkWebitel } from '../webitel-check/worker.ts';
import { processingActs } from './after-work.ts';
import { caseActs } from './case-commands.ts';
import { chatActs } from './chat-commands.ts';
import { contactActs } from './contact-commands.ts';
import { anyCrmActs } from './crm-any.ts';
import { fileActs } from './files.ts';
import { draftActs } from './keep-typed.ts';
import { messageActs } from './send-commands.ts';
import type { Services } from './services.ts';
import { accountActs } from './sign-out.ts';
import { transferActs } from './transfer.ts';

export type WorkerActs = Acts<WorkerTable>;

export interface ActPorts {
  now: () => number;
  openOptions: () => void;
  report: () => Told;
  /** false: no CRM tab and no address to open one. */
  showDesk: () => Promise<boolean>;
  syncHosts: () => Promise<void>;
  testSound: (sound: NoticeKind, volume: number) => void;
  /** Views see a preference at once, stored or not. */
  changed: () => void;
}

export function actsOf(s: Services, ports: ActPorts): WorkerActs {
  const { link, preferences } = s;
  const line = {
    ...s,
    ask: link.ask,
    serverNow: () => link.serverNow(),
    resync: () => link.resync(),
    synced: () => link.synced(),
  };
  const shown = (stored: Promise<void>): Promise<void> => {
    ports.changed();
    return stored;
  };
  return {
    ...accountActs({
      ...s,
      privacyRules: () => preferences.settings.privacy,
      fixedServer: () => preferences.fixedServer,
    }),
    ...anyCrmActs(s),
    ...caseActs({ ...s, now: ports.now }),
    ...chatActs(line),
    ...contactActs(s),
    ...draftActs(s.store),
    ...fileActs(line),
    ...messageActs(line),
    ...processingActs(line),
    ...transferActs({ ...line, mayTransferToOperators: () => preferences.settings.transfer.toOperators }),
    ...s.outgoing.acts,
    ...s.past.acts,
    ...s.past.client.acts,
    ...s.templates.acts(s.store),
    'agent.setStatus': ({ status, cause }) => s.agent.setStatus(status, cause),
    'record.retry': ({ conversationId }) => s.records.retry(conversationId),
    'ui.remember': ({ ui }) => shown(preferences.remember(ui)),
    'ui.sendWith': ({ sendWith }) => shown(preferences.chooseSendWith(sendWith)),
    'ui.listOrder': ({ order }) => shown(preferences.setListOrder(order)),
    async 'line.refresh'() {
      link.retry();
      await link.synced();
      await link.resync();
    },
    'options.open': async () => ports.openOptions(),
    'report.read': async () => ({ ok: true, value: ports.report() }),
    'desk.show': async () => ((await ports.showDesk()) ? { ok: true } : { ok: false, code: 'no-crm-tab' }),
    'hosts.sync': () => ports.syncHosts(),
    'sound.test': async ({ sound, volume }) => ports.testSound(sound, volume),
    'webitel.check': async ({ step }) => ({ ok: true, value: await checkWebitel(step, s.check) }),
  };
}

/** Asked of Webitel itself: of a worker that was born this moment they wait for its line. */
const NEEDS_LINE: ReadonlySet<string> = new Set<WorkerCommand['type']>([
  'chat.accept',
  'chat.decline',
  'chat.leave',
  'transfer.order',
]);

/** A repeated command may reach a worker that has just come back to life and has read nothing yet. */
export async function readyFor(command: WorkerCommand, { link, store }: Services): Promise<void> {
  if (!('conversationId' in command) || command.type === 'templates.read') return;
  const isKnown = command.conversationId in store.chats;
  // A line that is lost is told at once; one that was never there since the worker began is about to be.
  if (!isKnown || (NEEDS_LINE.has(command.type) && link.view.freshAt === null)) await link.synced();
}
