/** The worker's services joined: account → link → chats → sender, and what the views see of them. */
import type { CallResult } from '../bridge/command.ts';
import type { WorkerCommand } from '../bridge/commands.ts';
import { holdMessages } from '../bridge/hold-messages.ts';
import type { HubPort } from '../bridge/connection.ts';
import { Hub } from '../bridge/hub.ts';
import type { DeskView } from '../bridge/view.ts';
import { mayBeCrm } from '../creatio/hosts.ts';
import { socketUrl } from '../webitel/rest.ts';
import type { Told } from '../recorder/report.ts';
import { changesBetween } from '../recorder/watch.ts';
import { accountKey } from './account.ts';
import { actsOf, readyFor, type WorkerActs } from './acts.ts';
import { execute } from './commands.ts';
import { answerTo } from './notice-words.ts';
import { OperatorData } from './operator-data.ts';
import { connected, readTruth } from './operator-truth.ts';
import type { Platform } from './ports.ts';
import { listenersOf, tellEach } from './listeners.ts';
import { reconcile } from './reconcile.ts';
import { projectDesk } from './project.ts';
import { forgetOld } from './retention.ts';
import { createServices, OFFSET_KEY, type Services } from './services.ts';
import { ShowDesk } from './show-desk.ts';

const HEARTBEAT_MS = 30_000;

export class Desk {
  readonly hub: Hub;
  readonly #p: Platform;
  readonly #s: Services;
  readonly #data: OperatorData;
  readonly #showDesk: ShowDesk;
  readonly #acts: WorkerActs;
  #changingAccount: Promise<void> = Promise.resolve();
  #view: DeskView | null = null;
  /** Up to which the recorder has noted the changes. */
  #noted: DeskView | null = null;
  /** Handlers await this: a listener may run before anything is loaded. */
  readonly ready: Promise<void>;

  constructor(platform: Platform) {
    const p = (this.#p = platform);
    this.#s = createServices(p, {
      changed: () => this.#changed(),
      settingsChanged: () => this.#settingsChanged(),
      accountChanged: () => this.#accountChanged(),
      connected: (canChat) => connected(this.#s, canChat),
      truth: () => readTruth(this.#s),
      synced: (askedAt, ids, complete) => this.#synced(askedAt, ids, complete),
      hub: () => this.hub,
      usedAccount: () => this.#data.account,
      accept: (id) => this.#execute({ type: 'chat.accept', conversationId: id }),
    });
    this.#data = new OperatorData({
      openDb: p.openDb,
      recorder: this.#s.recorder,
      takers: () => [
        [this.#s.store, this.#s.templates, this.#s.outgoing],
        [this.#s.contacts],
        [this.#s.records],
      ],
      changed: () => this.#changed(),
      onReturn: () => void this.#accountChanged().catch(this.onFault),
    });
    this.#s.alarms.handle('heartbeat', () => this.#heartbeat());
    this.#s.alarms.handle('crm-records', () => this.#s.records.update());
    this.hub = new Hub({
      extensionId: p.extensionId,
      extensionOrigin: p.extensionOrigin,
      isDevelopment: p.isDevelopment,
      openGateway: (tabId) => p.openGateway(tabId),
      mayBeCrm: (origin) => mayBeCrm(origin, p.grantedAtInstall),
      crms: () => this.#s.preferences.settings.creatio.origins,
      confirmCrm: (origin) => this.#s.preferences.confirmCrm(origin),
      view: () => this.view(),
      conversation: (id) => this.#s.store.conversation(id),
      execute: (command) => this.#execute(command),
      onLook: () => {
        this.#s.notifier.update();
        this.#s.contacts.update();
      },
      onCrmTab: (tabId) => this.#crmTabCame(tabId),
      after: (ms, run) => p.clock.after(ms, run),
      onFault: (error, where) => this.#fault(error, where),
      onRefused: (what) => this.#s.recorder.note(`shape refused: ${what}`),
    });
    this.#showDesk = new ShowDesk(this.hub, p, () => this.#s.preferences.settings);
    this.#acts = actsOf(this.#s, {
      now: () => p.clock.now(),
      openOptions: () => p.openOptions(),
      report: () => this.report(),
      showDesk: () => this.showDesk(null),
      syncHosts: () => p.syncHosts(this.#s.preferences.settings.creatio.origins),
      testSound: (sound, volume) => p.alerts.play(sound, volume),
      changed: () => this.#changed(),
    });
    this.ready = this.#start();
  }

  async connect(port: HubPort): Promise<void> {
    const held = holdMessages(port);
    await this.ready;
    this.hub.connect(held);
  }

  readonly onAlarm = (): Promise<void> => this.ready.then(() => this.#s.alarms.drain());

  async onSettingsChanged(): Promise<void> {
    await this.ready;
    await this.#settingsChanged();
    await this.#p.syncHosts(this.#s.preferences.settings.creatio.origins);
  }

  readonly onNetworkBack = (): Promise<void> =>
    this.ready.then(() => (this.#s.link.wake(), this.#s.account.tellSignedOut()));

  async onNotificationClick(id: string, button: number | null): Promise<void> {
    await this.ready;
    this.#s.notifier.close(id);
    const { command, show } = answerTo(id, button);
    if (command) await this.#execute(command);
    if (show) await this.showDesk(show.chatId);
  }

  view(): DeskView {
    return (this.#view ??= projectDesk({ ...this.#s, disk: this.#data.state }));
  }

  async #start(): Promise<void> {
    const [kept] = await Promise.all([
      this.#p.session.get(OFFSET_KEY).catch((): Record<string, unknown> => ({})),
      this.#s.recorder.load(),
      this.#s.preferences.load(),
      this.#s.account.restore(),
      this.#showDesk.restore(),
    ]);
    this.#s.link.restore(kept[OFFSET_KEY]);
    this.#s.recorder.note(`worker started, version ${this.#p.version}`);
    await this.#s.account.keepTo(this.#s.preferences.fixedServer);
    await this.#accountChanged();
    void this.#p.syncHosts(this.#s.preferences.settings.creatio.origins);
    void this.#s.alarms.drain();
  }

  /** One after another: half of a change would show one operator another's chats. */
  #accountChanged(): Promise<void> {
    const changed = this.#changingAccount.then(() => this.#changeAccount());
    this.#changingAccount = changed.catch(() => {});
    return changed;
  }

  async #changeAccount(): Promise<void> {
    const session = this.#s.account.session;
    const key = session && accountKey(session);
    if (key !== this.#data.account) {
      // What was not sent in that sitting goes in a later one only when it is asked for.
      if (this.#data.account !== null) await this.#s.sender.hold();
      const { link, agent, past, pauseCauses, records, contacts } = this.#s;
      link.forget();
      agent.forget();
      past.forget();
      this.#s.autoAccept.forget();
      pauseCauses.forget();
      records.stop();
      contacts.stop();
      await this.#data.use(key);
      if (key) void this.#s.privacy.seen(key).catch(this.onFault);
    }
    if (session && session.expiredAt === null) {
      this.#s.link.start(socketUrl(session.origin, this.#p.version), session.token);
      void this.#s.alarms.set('heartbeat', this.#p.clock.now() + HEARTBEAT_MS);
    } else {
      this.#s.link.stop();
      void this.#s.alarms.cancel('heartbeat');
    }
    this.#changed();
  }

  #synced(askedAt: number, present: string[], complete: boolean): void {
    const { store, past, sender, outgoing, link } = this.#s;
    tellEach(
      {
        reconcile: () => reconcile(store, past.history, askedAt, present),
        'more chats': () => void past.more.read(complete, present),
        'old chats': () => forgetOld(store, link.serverNow()),
        sender: () => sender.kick(),
        outgoing: () => outgoing.kick(),
      },
      this.#fault,
    );
  }

  #execute(command: WorkerCommand): Promise<CallResult> {
    const { recorder } = this.#s;
    return execute(command, { acts: this.#acts, ready: (one) => readyFor(one, this.#s), recorder });
  }

  async #settingsChanged(): Promise<void> {
    await this.#s.preferences.load();
    await this.#s.account.keepTo(this.#s.preferences.fixedServer);
    this.hub.recheck();
    // What belonged to no CRM may belong to the main one now.
    this.#s.outgoing.records.onCrmTab();
    this.#changed();
  }

  #crmTabCame(tabId: number): void {
    this.#showDesk.came(tabId);
    this.#s.contacts.crmTabCame();
    this.#s.records.crmTabCame();
    this.#s.outgoing.records.onCrmTab();
    void this.#s.crmLight.crmTabCame();
  }

  report(): Told {
    return { version: this.#p.version, at: this.#p.clock.now(), notes: this.#s.recorder.notes() };
  }

  readonly #fault = (error: unknown, where: string): void => this.#s?.recorder.fault(error, where);

  readonly onFault = (error: unknown): void => this.#s.recorder.fault(error, 'the worker');

  #note(): void {
    const view = this.view();
    for (const line of changesBetween(this.#noted, view)) this.#s.recorder.note(line);
    this.#noted = view;
  }

  readonly showDesk: ShowDesk['show'] = (...at) => this.ready.then(() => this.#showDesk.show(...at));

  #heartbeat(): void {
    if (this.#s.account.view().state !== 'signed-in') return;
    this.#s.link.wake();
    this.#s.templates.keepFresh();
    this.#s.outgoing.kick();
    void this.#s.alarms.set('heartbeat', this.#p.clock.now() + HEARTBEAT_MS);
  }

  #changed(): void {
    this.#view = null;
    tellEach(
      listenersOf(this.#s, this.hub, () => this.#note()),
      this.#fault,
    );
  }
}
