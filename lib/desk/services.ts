/** The worker's services, made and joined; what happens between them is told to the desk. */
import type { Hub } from '../bridge/hub.ts';
import type { TranscriptWords } from '../chat/transcript.ts';
import { resolveLanguage, type Language } from '../i18n/language.ts';
import { workerTranslator } from '../i18n/worker.ts';
import { AutoAccept } from '../auto-accept/worker.ts';
import type { CallResult } from '../bridge/protocol.ts';
import type { ConversationId } from '../chat/types.ts';
import { withDeadline } from '../webitel/deadline.ts';
import { storedFile } from '../webitel-check/read.ts';
import type { WebitelCheckOptions } from '../webitel-check/worker.ts';
import { Account } from './account.ts';
import { AfterWorkWatch } from './after-work.ts';
import { Agent } from './agent.ts';
import { Alarms } from './alarms.ts';
import { ChatRecords } from './chat-records.ts';
import { Contacts } from './contacts.ts';
import { ChatStore } from './chat-store.ts';
import { CrmLight } from './crm-light.ts';
import { Ends } from './ends.ts';
import { Link } from './link.ts';
import { Notifier } from './notifier.ts';
import { notifierView } from './notifier-view.ts';
import { Outgoing } from './outgoing.ts';
import { Past } from './past.ts';
import { PauseCauses } from './pause-causes.ts';
import type { Platform } from './ports.ts';
import { Preferences } from './preferences.ts';
import { Privacy } from '../privacy/worker.ts';
import { Recorder } from '../recorder/recorder.ts';
import { contentWords, recordWords } from './record-words.ts';
import { mainCrm } from '../chat/whose-crm.ts';
import { anyCrm, type AnyCrmPorts } from './crm-any.ts';
import { Sender } from './sender.ts';
import { storedFileUrl } from '../webitel/storage.ts';
import { StoredFiles } from '../webitel/stored-files.ts';
import { Templates } from './templates.ts';
import { Toolbar } from './toolbar.ts';

export interface Services extends Pick<AnyCrmPorts, 'askCrm' | 'crms'> {
  recorder: Recorder;
  privacy: Privacy;
  preferences: Preferences;
  toolbar: Toolbar;
  store: ChatStore;
  account: Account;
  link: Link;
  agent: Agent;
  work: AfterWorkWatch;
  ends: Ends;
  sender: Sender;
  past: Past;
  outgoing: Outgoing;
  storedFiles: StoredFiles;
  templates: Templates;
  pauseCauses: PauseCauses;
  alarms: Alarms;
  notifier: Notifier;
  records: ChatRecords;
  crmLight: CrmLight;
  contacts: Contacts;
  autoAccept: AutoAccept;
  check: WebitelCheckOptions;
  /** How authors are named in what is written to the CRM. */
  transcriptWords: () => TranscriptWords;
  language: () => Language;
}

export interface ServiceEvents {
  /** Settings are in storage that are not in force yet. */
  settingsChanged: () => Promise<void>;
  /** Anything that a view may show. */
  changed: () => void;
  accountChanged: () => Promise<void>;
  connected: (canChat: boolean) => Promise<void>;
  synced: (askedAt: number, present: string[], complete: boolean) => void;
  /** The operator's own state is read again. @returns whether events should have told of it before */
  truth: () => Promise<boolean>;
  hub: () => Pick<Hub, 'looking' | 'askCrm' | 'crmOrigins'>;
  usedAccount: () => string | null;
  accept: (id: ConversationId) => Promise<CallResult>;
}

/** Server clock minus wall clock, ms: kept while the browser runs, for a worker that starts without a line. */
export const OFFSET_KEY = 'server-offset';

export function createServices(p: Platform, on: ServiceEvents): Services {
  const { changed } = on;
  let serverVersion = '';
  const fetch = withDeadline(p.fetch, p.clock);
  const recorder = new Recorder({ now: p.clock.now, after: p.clock.after, area: p.local });
  const preferences = new Preferences(p.local, p.policy);
  const store = new ChatStore(p.clock, changed);
  const account = new Account(p.local, p.session, fetch, on.accountChanged, (what) => recorder.note(what));
  const link: Link = new Link({
    clock: p.clock,
    random: p.random,
    open: p.openSocket,
    userId: () => account.session?.userId ?? 0,
    onChat: (event) => {
      store.apply(ends.asWished(event));
      if (event.type === 'withdrawn' && event.reason === 'timeout') agent.onTimedOut(event.channelId);
    },
    onAgentStatus: (data) => agent.onStatusEvent(data),
    onChannel: (data) => void (agent.onChannelEvent(data), work.onChannelEvent(data)),
    onConnected: (hello) => {
      serverVersion = hello.version;
      return on.connected(hello.canChat);
    },
    onSynced: on.synced,
    onSessionOver: () => void account.expire(p.clock.now()),
    onChange: changed,
    onTruth: on.truth,
    onOffset: (offset) => void p.session.set({ [OFFSET_KEY]: offset }).catch(() => {}),
    chats: () => store.chats,
    report: (what) => recorder.note(what),
  });
  const now = (): number => p.clock.now();
  const serverNow = (): number => link.serverNow();
  const { ask } = link;
  const alarms = new Alarms(p.local, p.alarms, now);
  const crms = () => preferences.settings.creatio;
  const askCrm = anyCrm(crms, (...question) => on.hub().askCrm(...question));
  const language = () => resolveLanguage(preferences.settings.language, p.uiLanguage());
  const t = () => workerTranslator(language());
  const contacts = new Contacts({
    chats: () => store.chats,
    summaries: () => store.summaries,
    looking: () => on.hub().looking(),
    askCrm,
    crms,
    changed,
    countryCode: () => preferences.settings.outgoing.countryCode,
  });
  const agent = new Agent(ask, changed, (what) => recorder.note(what));
  const work = new AfterWorkWatch({ store, ask, serverNow, resync: () => link.resync() });
  const notifier = new Notifier({
    clock: p.clock,
    session: p.session,
    alerts: p.alerts,
    view: () => notifierView(on.usedAccount(), store, link, on.hub(), preferences.settings),
    t,
  });
  const past = new Past(p.clock, store, account, link, recorder, changed);
  const ends = new Ends({
    clock: p.clock,
    chats: () => store.chats,
    apply: (event) => store.apply(event),
    readClosed: () => past.closed.readAnew(),
  });
  return {
    recorder,
    preferences,
    toolbar: new Toolbar({ clock: p.clock, show: p.setBadge, uiLanguage: p.uiLanguage }),
    store,
    account,
    link,
    agent,
    work,
    ends,
    sender: new Sender({
      ...p,
      store,
      ask,
      isOnline: () => link.isOnline,
      serverNow,
      access: () => account.access(),
      checkSession: () => link.resync(),
    }),
    outgoing: new Outgoing({
      ...p,
      store,
      serverNow,
      changed,
      isOnline: () => link.isOnline,
      reader: () => account.rest(),
      userName: () => account.session?.userName ?? '',
      contactOf: (id) => contacts.of(id),
      messengers: () => preferences.settings.outgoing.messengers,
      alone: () => preferences.settings.creatio.objects.chat?.writtenBy === 'extension',
      askCrm,
    }),
    past,
    // With deadlines of its own: a file is read for as long as bytes come.
    storedFiles: new StoredFiles({ fetch: p.fetch, clock: p.clock }),
    templates: new Templates(account, now),
    pauseCauses: new PauseCauses(account, recorder, () => p.clock.monotonic(), changed),
    alarms,
    contacts,
    askCrm,
    crms,
    transcriptWords: () => ({
      operator: account.session?.userName ?? '',
      bot: t()('record.bot'),
      content: contentWords(t()),
      client: t()('record.client'),
    }),
    language,
    privacy: new Privacy({
      ...p,
      now,
      rules: () => preferences.settings.privacy,
      report: (what) => recorder.note(what),
    }),
    check: {
      clock: p.clock,
      ask,
      reader: () => account.rest(),
      fetch: p.fetch,
      isOnline: () => link.isOnline,
      version: () => serverVersion,
      hasLicence: () => agent.problem !== 'no-licence' && link.view.trouble?.kind !== 'no-licence',
      agentId: () => agent.agentId,
      fileId: () => storedFile(store.chats),
    },
    autoAccept: new AutoAccept({
      ...p,
      chats: () => store.chats,
      isOn: () =>
        preferences.settings.invitations.autoAccept &&
        link.isOnline &&
        (agent.view?.status ?? 'online') === 'online' &&
        on.hub().crmOrigins().length > 0,
      maxChats: () => agent.view?.maxChats ?? null,
      accept: on.accept,
      onAccepted(id) {
        notifier.tellAccepted(id);
        changed();
      },
    }),
    notifier,
    crmLight: new CrmLight({
      area: p.local,
      now,
      known: () => preferences.light,
      askCrm,
      crm: () => mainCrm(crms()) ?? on.hub().crmOrigins()[0],
      changed: on.settingsChanged,
    }),
    records: new ChatRecords({
      clock: p.clock,
      chats: () => store.chats,
      askCrm,
      crmOrigins: () => on.hub().crmOrigins(),
      operatorName: () => account.session?.userName ?? '',
      fileUrl: (fileId) => account.session && storedFileUrl(account.session.origin, fileId),
      words: () => recordWords(t()),
      contactOf: (id, origin) => contacts.of(id, origin),
      isIdentifying: (id) => contacts.isAsking(id),
      originOf: (id) => contacts.originOf(id),
      wakeAt: (at) => void alarms.set('crm-records', at),
      changed,
    }),
  };
}
