/** The worker: its services live by one list, its views by one hub. */
import type { CallResult } from '../bridge/command.ts';
import type { WorkerCommand } from '../bridge/commands.ts';
import { holdMessages } from '../bridge/hold-messages.ts';
import type { HubPort } from '../bridge/connection.ts';
import { Hub } from '../bridge/hub.ts';
import type { DeskView } from '../bridge/view.ts';
import { mayBeCrm } from '../creatio/hosts.ts';
import { socketUrl } from '../webitel/rest.ts';
import { accountKey } from '../bridge/account-key.ts';
import { execute } from './commands.ts';
import { readAnswer } from './crm-view-answers.ts';
import { answerTo } from '../notify/worker-words.ts';
import type { DiskState } from '../storage/disk.ts';
import { OperatorData } from './operator-data.ts';
import type { Platform } from './ports.ts';
import { joinActs, projector, tellEach, type JoinedActs, type Service } from './service.ts';
import { createServices, OFFSET_KEY, type Services } from './services.ts';
import type { ShowDesk } from './show-desk.ts';

const HEARTBEAT_MS = 30_000;
const READ_AGAIN_MS = 500;

export class Desk {
  readonly hub: Hub;
  readonly #platform: Platform;
  readonly #services: Services;
  readonly #data: OperatorData;
  readonly #acts: JoinedActs<Services>;
  readonly #project: () => Omit<DeskView, 'storage'>;
  #changingAccount: Promise<void> = Promise.resolve();
  #view: DeskView | null = null;
  /** Handlers await this: a listener may run before anything is loaded. */
  readonly ready: Promise<void>;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.hub = this.#openHub();
    this.#services = createServices(platform, {
      hub: this.hub,
      view: () => this.view(),
      changed: () => this.#changed(),
      settingsChanged: () => this.#settingsChanged(),
      accountChanged: () => this.#accountChanged(),
      synced: (snapshot) => void this.#tell((one) => one.onSynced?.(snapshot)),
      usedAccount: () => (this.#data.isSettled ? this.#data.account : undefined),
      accept: (id) => this.#execute({ type: 'chat.accept', conversationId: id }),
    });
    this.#acts = joinActs(this.#services);
    this.#project = projector(this.#services, this.#fault);
    this.#data = new OperatorData({
      openDb: platform.openDb,
      recorder: this.#services.recorder,
      services: this.#services,
      fault: this.#fault,
      changed: () => this.#changed(),
      onReturn: () => void this.#accountChanged().catch(this.onFault),
    });
    this.#services.alarms.handle('heartbeat', () => this.#heartbeat());
    this.ready = this.#start();
  }

  #openHub(): Hub {
    const platform = this.#platform;
    const onRefused = (what: string): void => this.#services.recorder.note(`shape refused: ${what}`);
    return new Hub({
      extensionId: platform.extensionId,
      extensionOrigin: platform.extensionOrigin,
      isDevelopment: platform.isDevelopment,
      openGateway: (tabId) => platform.openGateway(tabId),
      mayBeCrm: (origin) =>
        mayBeCrm(origin, platform.grantedAtInstall) && !this.#services.preferences.isForbidden(origin),
      crms: () => this.#services.preferences.settings.creatio.origins,
      confirmCrm: (origin) => this.#services.preferences.confirmCrm(origin),
      readAnswer: (op, answer) => readAnswer(op, answer, onRefused),
      countCalls: (origin, calls) => this.#services.calls.count(origin, calls),
      view: () => this.view(),
      conversation: (id) => this.#services.store.conversation(id),
      execute: (command) => this.#execute(command),
      onLook: () => {
        this.#services.notifier.update();
        this.#services.contacts.update();
      },
      onCrmTab: (tabId) => void this.#tell((one) => one.onCrmTab?.(tabId)),
      after: (ms, run) => platform.clock.after(ms, run),
      onFault: (error, where) => this.#fault(error, where),
      onRefused,
    });
  }

  async connect(port: HubPort): Promise<void> {
    const held = holdMessages(port);
    await this.ready;
    this.hub.connect(held);
  }

  readonly onAlarm = (): Promise<void> => this.ready.then(() => this.#services.alarms.drain());

  async onSettingsChanged(): Promise<void> {
    await this.ready;
    await this.#settingsChanged();
    await this.#platform.syncHosts(this.#services.preferences.settings.creatio.origins);
  }

  readonly onNetworkBack = (): Promise<void> =>
    this.ready.then(() => (this.#services.link.wake(), this.#services.account.tellSignedOut()));

  async onNotificationClick(id: string, button: number | null): Promise<void> {
    await this.ready;
    this.#services.notifier.close(id);
    const { command, show } = answerTo(id, button);
    if (command) await this.#execute(command);
    if (show) await this.showDesk(show.chatId);
  }

  view(): DeskView {
    return (this.#view ??= { ...this.#project(), storage: this.#diskState() });
  }

  /** 'stored' is what views let go by of what they hold: it is true when nothing waits. */
  #diskState(): DiskState {
    const { state } = this.#data;
    return state === 'stored' && this.#services.store.texts.isRefused ? 'full' : state;
  }

  async #start(): Promise<void> {
    const { account, alarms, calls, link, preferences, recorder, showDesk } = this.#services;
    const [kept] = await Promise.all([
      this.#platform.session.get(OFFSET_KEY).catch((): Record<string, unknown> => ({})),
      this.#reading(() => recorder.load()),
      this.#reading(() => calls.load()),
      // Without its rules no session goes on.
      this.#reading(() => preferences.load().then(() => account.restore())),
      showDesk.restore(),
    ]);
    link.restore(kept[OFFSET_KEY]);
    recorder.note(`worker started, version ${this.#platform.version}`);
    await this.#reading(() => account.keepToRules());
    await this.#accountChanged();
    void this.#platform.syncHosts(preferences.settings.creatio.origins);
    void alarms.drain().catch(this.onFault);
  }

  /** A storage that fails once is asked again; one that cannot be read at all leaves its part empty, and the views are told so much. */
  async #reading(read: () => Promise<void>, again = 3): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.onFault(error);
      if (again === 0) return;
      await new Promise<void>((later) => this.#platform.clock.after(READ_AGAIN_MS, later));
      await this.#reading(read, again - 1);
    }
  }

  /** One after another: half of a change would show one operator another's chats. */
  #accountChanged(): Promise<void> {
    const changed = this.#changingAccount.then(() => this.#changeAccount());
    this.#changingAccount = changed.catch(() => {});
    return changed;
  }

  async #changeAccount(): Promise<void> {
    const { account, alarms, link } = this.#services;
    const { session } = account;
    const key = session && accountKey(session);
    if (key !== this.#data.account) {
      await this.#tell((one) => one.stop?.(this.#data.account));
      await this.#data.use(key);
      if (key !== null) void this.#tell((one) => one.onAccount?.(key));
    }
    this.#data.isSettled = true;
    if (session && session.expiredAt === null) {
      link.start(socketUrl(session.origin, this.#platform.version), session.token);
      void alarms.set('heartbeat', this.#platform.clock.now() + HEARTBEAT_MS);
    } else {
      link.hangUp();
      void alarms.cancel('heartbeat');
    }
    this.#changed();
  }

  /** What is typed or sent while the data are read anew is this operator's, and theirs. */
  async #execute(command: WorkerCommand): Promise<CallResult> {
    if ('conversationId' in command || 'localId' in command) await this.#changingAccount;
    return execute(command, { ...this.#services, acts: this.#acts });
  }

  async #settingsChanged(): Promise<void> {
    const { account, outgoing, preferences } = this.#services;
    await preferences.load();
    await account.keepToRules();
    this.hub.recheck();
    // What belonged to no CRM may belong to the main one now.
    outgoing.records.onCrmTab();
    this.#changed();
  }

  readonly #tell = (tell: (service: Service) => unknown): Promise<void> =>
    tellEach(this.#services, tell, this.#fault);

  readonly #fault = (error: unknown, where: string): void => this.#services.recorder.fault(error, where);

  readonly onFault = (error: unknown): void => this.#fault(error, 'the worker');

  readonly showDesk: ShowDesk['show'] = (...at) => this.ready.then(() => this.#services.showDesk.show(...at));

  #heartbeat(): void {
    const { account, alarms } = this.#services;
    if (account.view().state !== 'signed-in') return;
    void this.#tell((one) => one.onBeat?.());
    void alarms.set('heartbeat', this.#platform.clock.now() + HEARTBEAT_MS);
  }

  #changed(): void {
    // While the services are being made nobody looks yet.
    if (!this.#data) return;
    this.#view = null;
    this.hub.publish();
    void this.#tell((one) => one.update?.());
  }
}
