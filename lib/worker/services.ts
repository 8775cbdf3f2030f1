/** The worker's services, made and joined. This is the one list of them: whatever is in it lives with the others (`service.ts`). */
import type { Hub } from '../bridge/hub.ts';
import type { CallResult } from '../bridge/command.ts';
import type { DeskView } from '../bridge/view.ts';
import { resolveLanguage } from '../i18n/language.ts';
import { workerTranslator } from '../i18n/worker.ts';
import { AutoAccept } from '../auto-accept/worker.ts';
import type { ConversationId } from '../chat/types.ts';
import { withDeadline } from '../webitel/deadline.ts';
import { CallCounts } from '../crm-check/worker.ts';
import { actsAlone } from './acts.ts';
import { Account } from './account.ts';
import { AfterWorkWatch } from '../after-work/worker.ts';
import { Agent } from './agent.ts';
import { Alarms } from './alarms.ts';
import { contactGiver } from '../cases/worker.ts';
import { ChatRecords } from '../card/worker.ts';
import { Contacts } from '../contacts/worker.ts';
import { ChatStore } from './chat-store.ts';
import { openCrmDoor } from './crm-door.ts';
import { CrmLight } from '../light/worker.ts';
import { Ends } from './ends.ts';
import { Link } from './link.ts';
import { Notes } from './notes.ts';
import { Notifier } from '../notify/worker.ts';
import { notifierView } from '../notify/worker-view.ts';
import { OperatorTruth } from './operator-truth.ts';
import { Outgoing } from '../outgoing/worker.ts';
import { Past } from './past.ts';
import { PauseCauses } from './pause-causes.ts';
import type { Platform } from './ports.ts';
import { Preferences } from './preferences.ts';
import { Privacy } from '../privacy/worker.ts';
import { Recorder } from '../recorder/recorder.ts';
import { recordWords, transcriptWords } from './record-words.ts';
import { forgetOld, shorten } from '../privacy/worker-retention.ts';
import { Sender } from './sender.ts';
import type { Snapshot } from './service.ts';
import { shellActs } from './shell.ts';
import { ShowDesk } from './show-desk.ts';
import { storedFileUrl } from '../webitel/storage.ts';
import { StoredFiles } from '../webitel/stored-files.ts';
import { Templates } from '../templates/worker.ts';
import { Toolbar } from './toolbar.ts';
import { Transfers } from '../transfer/worker.ts';

export interface ServiceEvents {
  hub: Hub;
  view: () => DeskView;
  /** Settings are in storage that are not in force yet. */
  settingsChanged: () => Promise<void>;
  /** Anything that a view may show. */
  changed: () => void;
  accountChanged: () => Promise<void>;
  synced: (snapshot: Snapshot) => void;
  /** undefined: being changed, or not known yet. */
  usedAccount: () => string | null | undefined;
  accept: (id: ConversationId) => Promise<CallResult>;
}

export type Services = ReturnType<typeof createServices>;

/** Server clock minus wall clock, ms: kept while the browser runs, for a worker that starts without a line. */
export const OFFSET_KEY = 'server-offset';

const NO_LICENCE = 'no-licence' as const;

export function createServices(platform: Platform, on: ServiceEvents) {
  const { clock, local, random, session } = platform;
  const { changed, hub } = on;
  let serverVersion = '';
  const fetch = withDeadline(platform.fetch, clock);
  const recorder = new Recorder({ now: clock.now, after: clock.after, area: local });
  const note = (what: string): void => recorder.note(what);
  const preferences = new Preferences(local, platform.policy);
  const settings = () => preferences.settings;
  const crm = openCrmDoor({
    hub,
    named: () => settings().creatio,
    onRefused: (what) => note(`shape refused: ${what}`),
  });
  const store = new ChatStore(clock, changed);
  const chats = () => store.chats;
  const account = new Account(local, session, fetch, on.accountChanged, note, preferences.refusalOf);
  const link: Link = new Link({
    clock,
    random,
    open: platform.openSocket,
    userId: () => account.session?.userId ?? 0,
    onChat: (event) => {
      store.apply(ends.asWished(event));
      if (event.type === 'withdrawn' && event.reason === 'timeout') agent.onTimedOut(event.channelId);
    },
    onAgentStatus: (data) => agent.onStatusEvent(data),
    onChannel: (data) => void (agent.onChannelEvent(data), work.onChannelEvent(data)),
    onConnected: (hello) => {
      serverVersion = hello.version;
      return truth.connected(hello.canChat);
    },
    onSynced: on.synced,
    onSessionOver: () => void account.expire(clock.now()),
    onChange: changed,
    onTruth: () => truth.reread(),
    onOffset: (offset) => void session.set({ [OFFSET_KEY]: offset }).catch(() => {}),
    chats,
    report: note,
  });
  const line = {
    store,
    ask: link.ask,
    isOnline: () => link.isOnline,
    serverNow: () => link.serverNow(),
    resync: () => link.resync(),
    synced: () => link.synced(),
  };
  const now = (): number => clock.now();
  const userName = (): string => account.session?.userName ?? '';
  const alarms = new Alarms(local, platform.alarms, now);
  const language = () => resolveLanguage(settings().language, platform.uiLanguage());
  const t = () => workerTranslator(language());
  const contacts = new Contacts({
    chats,
    summaries: () => store.summaries,
    looking: () => hub.looking(),
    crm,
    changed,
    countryCode: () => settings().outgoing.countryCode,
  });
  const agent = new Agent(link.ask, changed, note);
  const hasLicence = () => agent.problem !== 'no-licence' && link.view.trouble?.kind !== 'no-licence';
  const work = new AfterWorkWatch(line);
  const notifier = new Notifier({
    clock,
    session,
    alerts: platform.alerts,
    view: () => notifierView(on.usedAccount(), store, link, hub, settings()),
    t,
  });
  const past = new Past(clock, store, account, link, recorder, changed);
  const ends = new Ends({
    clock,
    chats,
    apply: (event) => store.apply(event),
    readClosed: () => past.closed.readAnew(),
  });
  const templates = new Templates(account, now, chats);
  const pauseCauses = new PauseCauses(account, recorder, () => clock.monotonic(), changed);
  const transfers = new Transfers({
    ...line,
    account,
    mayTransferToOperators: () => settings().transfer.toOperators,
  });
  const read = { account, agent, past, pauseCauses, recorder, templates, transfers, work };
  const truth = new OperatorTruth({ ...read, clock, serverNow: line.serverNow });
  const sender = new Sender({
    ...platform,
    ...line,
    access: () => account.access(),
    checkSession: () => link.resync(),
  });
  const outgoing = new Outgoing({
    ...platform,
    ...line,
    changed,
    reader: () => account.rest(),
    userName,
    contactOf: (id) => contacts.of(id),
    messengers: () => settings().outgoing.messengers,
    alone: () => settings().creatio.objects.chat?.writtenBy === 'extension',
    crm,
  });
  const records = new ChatRecords({
    clock,
    chats,
    crm,
    operatorName: userName,
    fileUrl: (fileId) => account.session && storedFileUrl(account.session.origin, fileId),
    words: () => recordWords(t()),
    contactOf: (id, origin) => contacts.inRecord(id, origin),
    isIdentifying: (id) => contacts.isAsking(id),
    originOf: (id) => contacts.originOf(id),
    wakeAt: (at) => void alarms.set('crm-records', at),
    changed,
  });
  alarms.handle('crm-records', () => records.update());
  const privacy = new Privacy({ ...platform, now, rules: () => settings().privacy, report: note });
  const autoAccept = new AutoAccept({
    clock,
    random,
    chats,
    isOn: () =>
      settings().invitations.autoAccept &&
      link.isOnline &&
      (agent.view?.status ?? 'online') === 'online' &&
      crm.open().length > 0,
    maxChats: () => agent.view?.maxChats ?? null,
    accept: on.accept,
    onAccepted(id) {
      notifier.tellAccepted(id);
      changed();
    },
  });
  const showDesk = new ShowDesk(hub, platform, settings);
  const toolbar = new Toolbar({
    clock,
    show: platform.setBadge,
    t,
    chats: () => Object.values(store.summaries),
    light: () => settings().trafficLight,
    serverNow: line.serverNow,
  });
  // With deadlines of its own: a file is read for as long as bytes come.
  const storedFiles = new StoredFiles({ fetch: platform.fetch, clock });
  const crmLight = new CrmLight({
    area: local,
    now,
    known: () => preferences.light,
    crm,
    changed: on.settingsChanged,
  });
  const calls = new CallCounts({ area: local, now, changed });
  // The sender first of all: nothing of one operator's goes in another's sitting.
  const keepers = { sender, store, templates, outgoing };
  const caseContacts = contactGiver(contacts);
  const crmWatchers = { contacts, caseContacts, records, crmLight };
  const watchers = { toolbar, notifier, link, past, autoAccept, pauseCauses, ...crmWatchers, ends };
  const others = { calls, showDesk, privacy, preferences, account, alarms, recorder, transfers };
  const server = { clock, fetch: platform.fetch, version: () => serverVersion, hasLicence };
  const words = { language, transcriptWords: () => transcriptWords(t(), userName()), now, settings, changed };
  return {
    ...keepers,
    notes: new Notes(recorder, on.view),
    ...watchers,
    history: past.client,
    agent: {
      stop: () => agent.stop(),
      project: () => ({ agent: agent.view, agentProblem: hasLicence() ? agent.problem : NO_LICENCE }),
      acts: agent.acts,
    },
    retention: {
      onSynced() {
        forgetOld(store, line.serverNow());
        shorten(store, hub.looking('watched'), past.history);
      },
    },
    ...others,
    ...actsAlone({ ...line, ...keepers, ...watchers, ...others, ...words, ...server, agent, storedFiles }),
    heartbeat: { onBeat: () => link.wake() },
    shell: { acts: shellActs({ platform, link, recorder, calls, settings, showDesk }) },
  };
}
