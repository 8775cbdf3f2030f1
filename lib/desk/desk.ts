/** The worker's services joined: account → link → chats → sender, and what the views see of them. */
import { holdMessages, Hub, type HubPort } from '../bridge/hub.ts';
import type { Command } from '../bridge/protocol.ts';
import type { DeskView } from '../bridge/view.ts';
import { mayShowDeskOn } from '../creatio/hosts.ts';
import type { ConversationId } from '../chat/types.ts';
import { resolveLanguage } from '../i18n/language.ts';
import { workerTranslator } from '../i18n/worker.ts';
import { socketUrl } from '../webitel/rest.ts';
import { Account, accountKey } from './account.ts';
import { AfterWorkWatch } from './after-work.ts';
import { Agent } from './agent.ts';
import { Alarms } from './alarms.ts';
import { ChatStore } from './chat-store.ts';
import { execute } from './commands.ts';
import { Link } from './link.ts';
import { answerTo } from './notice-words.ts';
import { Notifier } from './notifier.ts';
import { notifierView } from './notifier-view.ts';
import { Past } from './past.ts';
import { PauseCauses } from './pause-causes.ts';
import type { Platform } from './ports.ts';
import { Preferences } from './preferences.ts';
import { reconcile } from './reconcile.ts';
import { projectDesk } from './project.ts';
import { Recorder } from './recorder.ts';
import { forgetOld } from './retention.ts';
import { Sender } from './sender.ts';
import { showDesk } from './show-desk.ts';
import { Templates } from './templates.ts';
import { Toolbar } from './toolbar.ts';

const HEARTBEAT_MS = 30_000;

export class Desk {
  readonly hub: Hub;
  readonly recorder: Recorder;
  readonly #p: Platform;
  readonly #store: ChatStore;
  readonly #account: Account;
  readonly #agent: Agent;
  readonly #link: Link;
  readonly #work: AfterWorkWatch;
  readonly #sender: Sender;
  readonly #alarms: Alarms;
  readonly #preferences: Preferences;
  readonly #toolbar: Toolbar;
  readonly #notifier: Notifier;
  readonly #past: Past;
  readonly #templates: Templates;
  readonly #pauseCauses: PauseCauses;
  #usedAccount: string | null = null;
  #view: DeskView | null = null;
  /** Handlers await this: a listener may run before anything is loaded. */
  readonly ready: Promise<void>;

  constructor(platform: Platform) {
    const p = (this.#p = platform);
    const changed = () => this.#changed();
    this.recorder = new Recorder(p.clock);
    this.#preferences = new Preferences(p.local, p.policy);
    this.#toolbar = new Toolbar({ clock: p.clock, show: p.setBadge, uiLanguage: p.uiLanguage });
    this.#store = new ChatStore(p.clock, changed);
    this.#account = new Account(p.local, p.fetch, () => this.#accountChanged());
    this.#link = new Link({
      clock: p.clock,
      random: p.random,
      open: p.openSocket,
      onChat: (event) => {
        this.#store.apply(event);
        if (event.type === 'withdrawn' && event.reason === 'timeout') this.#agent.onTimedOut(event.channelId);
      },
      onAgentStatus: (data) => this.#agent.onStatusEvent(data),
      onChannel: (data) => void (this.#agent.onChannelEvent(data), this.#work.onChannelEvent(data)),
      onConnected: (hello) => this.#connected(hello.canChat),
      onSynced: (askedAt, ids, complete) => this.#synced(askedAt, ids, complete),
      onSessionOver: () => void this.#account.expire(p.clock.now()),
      onChange: changed,
      knows: (id) => id in this.#store.chats,
      hasMessage: (id, messageId) => this.#store.chats[id]?.messages.some((m) => m.id === messageId) ?? false,
      report: (what) => this.recorder.note(what),
    });
    this.#agent = new Agent(this.#link.ask, changed);
    this.#work = new AfterWorkWatch({
      store: this.#store,
      ask: this.#link.ask,
      serverNow: () => this.#link.serverNow(),
      resync: () => this.#link.resync(),
    });
    const serverNow = (): number => this.#link.serverNow();
    this.#sender = new Sender({
      ...p,
      store: this.#store,
      ask: this.#link.ask,
      isOnline: () => this.#link.isOnline,
      serverNow,
      access: () => this.#account.access(),
    });
    this.#past = new Past(p, this.#store, this.#account, this.#link, this.recorder, changed);
    const now = () => p.clock.now();
    this.#templates = new Templates(p.fetch, () => this.#account.session, now);
    this.#pauseCauses = new PauseCauses(p.fetch, this.recorder, changed);
    this.#alarms = new Alarms(p.local, p.alarms, now);
    this.#alarms.handle('heartbeat', () => this.#heartbeat());
    this.#notifier = new Notifier({
      clock: p.clock,
      session: p.session,
      alerts: p.alerts,
      view: () =>
        notifierView(this.#usedAccount, this.#store, this.#link, this.hub, this.#preferences.settings),
      t: () => workerTranslator(resolveLanguage(this.#preferences.settings.language, p.uiLanguage())),
    });
    this.hub = new Hub({
      extensionId: p.extensionId,
      extensionOrigin: p.extensionOrigin,
      mayShowDeskOn: (origin) => mayShowDeskOn(origin, this.#preferences.settings.creatio.origins),
      view: () => this.view(),
      conversation: (id) => this.#store.conversation(id),
      execute: (command) => this.#execute(command),
      onLook: () => this.#notifier.update(),
      after: (ms, run) => p.clock.after(ms, run),
    });
    this.ready = this.#start();
  }

  async connect(port: HubPort): Promise<void> {
    const held = holdMessages(port);
    await this.ready;
    this.hub.connect(held);
  }

  async onAlarm(): Promise<void> {
    await this.ready;
    await this.#alarms.drain();
  }

  async onSettingsChanged(): Promise<void> {
    await this.ready;
    await this.#preferences.load();
    await this.#p.syncHosts(this.#preferences.settings.creatio.origins);
    this.#changed();
  }

  readonly onNetworkBack = (): Promise<void> => this.ready.then(() => this.#link.wake());

  async onNotificationClick(id: string, button: number | null): Promise<void> {
    await this.ready;
    this.#notifier.close(id);
    const { command, show } = answerTo(id, button);
    if (command) await this.#execute(command);
    if (show) await this.showDesk(show.chatId);
  }

  view(): DeskView {
    return (this.#view ??= projectDesk({
      account: this.#account,
      agent: this.#agent,
      link: this.#link,
      past: this.#past,
      preferences: this.#preferences,
      store: this.#store,
      pauseCauses: this.#pauseCauses.list,
    }));
  }

  async #start(): Promise<void> {
    await Promise.all([this.#preferences.load(), this.#account.restore()]);
    await this.#accountChanged();
    void this.#p.syncHosts(this.#preferences.settings.creatio.origins);
    void this.#alarms.drain();
  }

  async #accountChanged(): Promise<void> {
    const session = this.#account.session;
    const key = session && accountKey(session);
    if (key !== this.#usedAccount) {
      this.#usedAccount = key;
      this.#link.stop();
      this.#agent.forget();
      this.#pauseCauses.forget();
      const db = key ? await this.#p.openDb(key) : null;
      await Promise.all([this.#store.use(db), this.#templates.use(db)]);
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
    this.#templates.keepFresh();
    const session = this.#account.session;
    if (!session || this.#agent.agentId === null) return;
    this.#work.connected(this.#agent.agentId).catch(() => this.recorder.note('tasks: not read'));
    void this.#past.closed.read().catch(() => {});
    void this.#pauseCauses.read(session, this.#agent.agentId);
  }

  #synced(askedAt: number, present: string[], complete: boolean): void {
    reconcile(this.#store, askedAt, present, complete);
    void this.#past.more.read(complete, present);
    forgetOld(this.#store, this.#link.serverNow());
    this.#sender.kick();
  }

  #execute(command: Command) {
    return execute(command, {
      store: this.#store,
      fetch: this.#p.fetch,
      account: this.#account,
      agent: this.#agent,
      templates: this.#templates,
      ask: this.#link.ask,
      mayTransferToOperators: () => this.#preferences.settings.transfer.toOperators,
      serverNow: () => this.#link.serverNow(),
      resync: () => this.#link.resync(),
      synced: () => this.#link.synced(),
      sender: this.#sender,
      remember: (ui) => this.#kept(this.#preferences.remember(ui)),
      chooseSendWith: (sendWith) => this.#kept(this.#preferences.chooseSendWith(sendWith)),
      past: this.#past,
      setListOrder: (order) => this.#kept(this.#preferences.setListOrder(order)),
      openOptions: () => this.#p.openOptions(),
      showDesk: () => this.showDesk(null),
      syncHosts: () => this.#p.syncHosts(this.#preferences.settings.creatio.origins),
      testSound: (sound, volume) => this.#p.alerts.play(sound, volume),
    });
  }

  #kept(stored: Promise<void>): Promise<void> {
    this.#changed();
    return stored;
  }

  async showDesk(conversationId: ConversationId | null, tabInFront?: number): Promise<boolean> {
    await this.ready;
    return showDesk(this.hub, this.#p, this.#preferences.settings, conversationId, tabInFront);
  }

  #heartbeat(): void {
    if (this.#account.view().state !== 'signed-in') return;
    this.#link.wake();
    this.#templates.keepFresh();
    void this.#alarms.set('heartbeat', this.#p.clock.now() + HEARTBEAT_MS);
  }

  #changed(): void {
    this.#view = null;
    this.hub?.publish();
    const chats = Object.values(this.#store.summaries);
    this.#toolbar.update(chats, this.#preferences.settings, () => this.#link.serverNow());
    this.#notifier?.update();
  }
}
