/** The worker's services joined: account → link → chats → sender, and what the views see of them. */
import { Hub, type HubPort } from '../bridge/hub.ts';
import { uiState, type Command } from '../bridge/protocol.ts';
import { DEFAULT_UI, type DeskView, type UiState } from '../bridge/view.ts';
import { mayShowDeskOn } from '../creatio/hosts.ts';
import { resolveLanguage, translator } from '../i18n/index.ts';
import type { StorageArea } from '../storage/area.ts';
import type { DeskDb } from '../storage/db.ts';
import { readSettings, SETTINGS_KEY, type ReadSettings } from '../storage/settings.ts';
import type { Clock } from '../webitel/clock.ts';
import { WebitelError } from '../webitel/errors.ts';
import { readPauseCauses, socketUrl, type Fetch } from '../webitel/rest.ts';
import type { RawSocket } from '../webitel/socket.ts';
import { Account, accountKey } from './account.ts';
import { Agent } from './agent.ts';
import { Alarms, type AlarmApi } from './alarms.ts';
import { badgeOf, type Badge } from './badge.ts';
import { ChatStore } from './chat-store.ts';
import { execute } from './commands.ts';
import { Link } from './link.ts';
import { Recorder } from './recorder.ts';
import { Sender } from './sender.ts';

/** Everything of the browser's that the desk uses. */
export interface Platform {
  clock: Clock;
  random: () => number;
  openSocket: (url: string) => RawSocket;
  fetch: Fetch;
  local: StorageArea;
  policy: () => Promise<unknown>;
  alarms: AlarmApi;
  openDb: (account: string) => Promise<DeskDb>;
  extensionId: string;
  extensionOrigin: string;
  version: string;
  uiLanguage: () => string;
  setBadge: (badge: Badge) => void;
  openOptions: () => void;
  focusTab: (tabId: number, windowId: number | undefined) => Promise<void>;
  openTab: (url: string) => Promise<void>;
  /** Puts the desk on the CRM addresses that the operator allowed. */
  syncHosts: (origins: string[]) => Promise<void>;
}

const UI_KEY = 'ui';
const HEARTBEAT_MS = 30_000;
const KEEP_CLOSED = 200;
/** Repeats of a command come within seconds; ten minutes is plenty. */
const KEEP_SENT_MS = 600_000;

export class Desk {
  readonly hub: Hub;
  readonly recorder: Recorder;
  readonly #p: Platform;
  readonly #store: ChatStore;
  readonly #account: Account;
  readonly #agent: Agent;
  readonly #link: Link;
  readonly #sender: Sender;
  readonly #alarms: Alarms;
  #read: ReadSettings = readSettings({});
  #ui: UiState = DEFAULT_UI;
  #pauseCauses: string[] = [];
  #usedAccount: string | null = null;
  #view: DeskView | null = null;
  #cancelBadge: () => void = () => {};
  /** Handlers await this: a listener may run before anything is loaded. */
  readonly ready: Promise<void>;

  constructor(platform: Platform) {
    const p = (this.#p = platform);
    const changed = () => this.#changed();
    this.recorder = new Recorder(p.clock);
    this.#store = new ChatStore(p.clock, changed);
    this.#account = new Account(p.local, p.fetch, () => this.#accountChanged());
    this.#link = new Link({
      clock: p.clock,
      random: p.random,
      open: p.openSocket,
      onChat: (event) => this.#store.apply(event),
      onAgentStatus: (data) => this.#agent.onStatusEvent(data),
      onChannel: (data) => this.#agent.onChannelEvent(data),
      onConnected: (hello) => this.#connected(hello.canChat),
      onSynced: (askedAt, ids, complete) => this.#synced(askedAt, ids, complete),
      onSessionOver: () => void this.#account.expire(p.clock.now()),
      onChange: changed,
      knows: (id) => id in this.#store.chats,
      hasMessage: (id, messageId) => this.#store.chats[id]?.messages.some((m) => m.id === messageId) ?? false,
      report: (what) => this.recorder.note(what),
    });
    this.#agent = new Agent(this.#link.ask, changed);
    this.#sender = new Sender({
      store: this.#store,
      ask: this.#link.ask,
      isOnline: () => this.#link.isOnline,
      now: () => p.clock.now(),
    });
    this.#alarms = new Alarms(p.local, p.alarms, () => p.clock.now());
    this.#alarms.handle('heartbeat', () => this.#heartbeat());
    this.#alarms.handle('light', () => this.#updateBadge());
    this.hub = new Hub({
      extensionId: p.extensionId,
      extensionOrigin: p.extensionOrigin,
      mayShowDeskOn: (origin) => mayShowDeskOn(origin, this.#read.settings.creatio.origins),
      view: () => this.view(),
      conversation: (id) => this.#store.conversation(id),
      execute: (command) => this.#execute(command),
      after: (ms, run) => p.clock.after(ms, run),
    });
    this.ready = this.#start();
  }

  /** What a view says while the worker is still waking up is kept for the hub. */
  async connect(port: HubPort): Promise<void> {
    const early: unknown[] = [];
    let deliver = (message: unknown): void => void early.push(message);
    port.onMessage.addListener((message) => deliver(message));
    await this.ready;
    this.hub.connect({
      ...(port.sender ? { sender: port.sender } : {}),
      postMessage: (message) => port.postMessage(message),
      disconnect: () => port.disconnect(),
      onDisconnect: port.onDisconnect,
      onMessage: {
        addListener(listener) {
          deliver = listener;
          for (const message of early.splice(0)) listener(message);
        },
      },
    });
  }

  async onAlarm(): Promise<void> {
    await this.ready;
    await this.#alarms.drain();
  }

  async onSettingsChanged(): Promise<void> {
    await this.ready;
    await this.#loadSettings();
    await this.#p.syncHosts(this.#read.settings.creatio.origins);
    this.#changed();
  }

  async onNetworkBack(): Promise<void> {
    await this.ready;
    this.#link.wake();
  }

  view(): DeskView {
    return (this.#view ??= this.#project());
  }

  async #start(): Promise<void> {
    await Promise.all([this.#loadSettings(), this.#loadUi(), this.#account.restore()]);
    await this.#accountChanged();
    void this.#p.syncHosts(this.#read.settings.creatio.origins);
    void this.#alarms.drain();
  }

  async #loadSettings(): Promise<void> {
    const [stored, policy] = await Promise.all([this.#p.local.get(SETTINGS_KEY), this.#p.policy()]);
    this.#read = readSettings(stored[SETTINGS_KEY] ?? {}, policy);
  }

  async #loadUi(): Promise<void> {
    const parsed = uiState.safeParse((await this.#p.local.get(UI_KEY))[UI_KEY]);
    if (parsed.success) this.#ui = parsed.data;
  }

  async #remember(patch: Partial<UiState>): Promise<void> {
    this.#ui = { ...this.#ui, ...patch, launcherTop: { ...this.#ui.launcherTop, ...patch.launcherTop } };
    this.#changed();
    await this.#p.local.set({ [UI_KEY]: this.#ui });
  }

  async #accountChanged(): Promise<void> {
    const session = this.#account.session;
    const key = session && accountKey(session);
    if (key !== this.#usedAccount) {
      this.#usedAccount = key;
      this.#link.stop();
      this.#agent.forget();
      await this.#store.use(key ? await this.#p.openDb(key) : null);
    }
    if (session && session.expiredAt === null) {
      this.#link.start(socketUrl(session.origin, this.#p.version), session.token);
      void this.#alarms.set('heartbeat', this.#p.clock.now() + HEARTBEAT_MS);
    } else {
      this.#link.stop();
      void this.#alarms.cancel('heartbeat');
    }
    this.#changed();
  }

  async #connected(canChat: boolean): Promise<void> {
    if (!canChat) this.#agent.noLicence();
    await this.#agent.connect();
    const session = this.#account.session;
    if (!session || this.#agent.agentId === null) return;
    void readPauseCauses(this.#p.fetch, session.origin, session.token, this.#agent.agentId).then(
      (causes) => {
        this.#pauseCauses = causes;
        this.#changed();
      },
      (error: unknown) =>
        this.recorder.note(`pause causes: ${error instanceof WebitelError ? error.id : 'failed'}`),
    );
  }

  #synced(askedAt: number, present: string[], complete: boolean): void {
    const decided = complete ? [...new Set(this.#store.outbox.map((e) => e.conversationId))] : present;
    for (const conversationId of decided) {
      if (!this.#store.outbox.some((e) => e.conversationId === conversationId && e.lostAt !== null)) continue;
      void this.#store.applyOutbox({ type: 'reconciled', conversationId, askedAt });
    }
    this.#purge();
    this.#sender.kick();
  }

  #purge(): void {
    const closed = Object.values(this.#store.summaries)
      .filter((c) => c.status === 'completed' || c.withdrawn)
      .sort((a, b) => b.lastAt - a.lastAt);
    const ids = closed.slice(KEEP_CLOSED).map((c) => c.id);
    if (ids.length > 0) {
      this.#store.apply({ type: 'forget', ids });
      void this.#store.applyOutbox({ type: 'forgotten', conversationIds: ids });
    }
    const before = this.#link.serverNow() - KEEP_SENT_MS;
    if (this.#store.outbox.some((e) => e.state === 'sent' && e.messageId !== null && e.createdAt < before)) {
      void this.#store.applyOutbox({ type: 'pruned', before });
    }
  }

  #execute(command: Command) {
    return execute(command, {
      store: this.#store,
      account: this.#account,
      agent: this.#agent,
      ask: this.#link.ask,
      serverNow: () => this.#link.serverNow(),
      resync: () => this.#link.resync(),
      kickSender: () => this.#sender.kick(),
      remember: (ui) => this.#remember(ui),
      openOptions: () => this.#p.openOptions(),
      showDesk: () => this.#showDesk(),
      syncHosts: () => this.#p.syncHosts(this.#read.settings.creatio.origins),
    });
  }

  async #showDesk(): Promise<boolean> {
    const tab = this.hub.deskTabs().at(-1);
    if (tab) {
      await this.#p.focusTab(tab.tabId, tab.windowId);
      this.hub.show(tab.tabId);
      return true;
    }
    const origin = this.#read.settings.creatio.origins[0];
    if (!origin) return false;
    await this.#p.openTab(origin);
    return true;
  }

  #heartbeat(): void {
    if (this.#account.view().state !== 'signed-in') return;
    this.#link.wake();
    void this.#alarms.set('heartbeat', this.#p.clock.now() + HEARTBEAT_MS);
  }

  #changed(): void {
    this.#view = null;
    this.hub?.publish();
    this.#updateBadge();
  }

  #updateBadge(): void {
    this.#cancelBadge();
    const { language, trafficLight } = this.#read.settings;
    const t = translator(resolveLanguage(language, this.#p.uiLanguage()));
    const now = this.#link.serverNow();
    const badge = badgeOf(Object.values(this.#store.summaries), trafficLight, now, t);
    this.#p.setBadge(badge);
    if (badge.nextAt === null) return;
    const inMs = badge.nextAt - now + 1;
    this.#cancelBadge = this.#p.clock.after(inMs, () => this.#updateBadge());
    void this.#alarms.set('light', this.#p.clock.now() + inMs);
  }

  #project(): DeskView {
    return {
      session: this.#account.view(),
      connection: this.#link.view,
      agent: this.#agent.view,
      agentProblem: this.#agent.problem,
      pauseCauses: this.#pauseCauses,
      settings: this.#read.settings,
      settingProblems: this.#read.problems,
      lockedSettings: this.#read.locked,
      offset: this.#link.offset,
      ui: this.#ui,
      chats: this.#store.summaries,
      queued: this.#store.outbox.filter((e) => e.state === 'queued' || e.state === 'sending').length,
    };
  }
}
