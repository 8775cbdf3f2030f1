/**
 * The one who rings: however many tabs there are, the worker alone plays sounds and shows the system's notifications. What was told
 * is stored before it is told, so that a worker that comes back never tells it twice.
 */
import type { LinkState } from '../bridge/view.ts';
import {
  channelsOf,
  isStillNews,
  notify,
  whoWrites,
  type Notice,
  type NotifyContext,
  type NotifyMemory,
} from './rules.ts';
import type { NoticeKind } from './setting.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';
import type { StorageArea } from '../storage/area.ts';
import type { Settings } from '../storage/settings.ts';
import type { Clock } from '../clock.ts';
import { noticeId, subjectOf, titleOf, wordsOf, type NoticeWords } from './worker-words.ts';

/** The browser's own means. Each may be missing or forbidden: then it does nothing. */
export interface AlertsApi {
  /** @param volume 0–100 */
  play(sound: NoticeKind, volume: number): void;
  show(id: string, words: NoticeWords): void;
  clear(id: string): void;
}

/** What the notifier looks at, as it is now. */
export interface NotifierView {
  /** undefined: not known now; nothing is told then, and nothing forgotten. */
  account: string | null | undefined;
  /** The chats have been read since the worker started. */
  isKnown: boolean;
  chats: Chats;
  undelivered: (id: ConversationId) => readonly number[];
  connection: { state: LinkState; since: number };
  settings: Settings;
  looking: ReadonlySet<ConversationId>;
  /** ms, server clock. */
  now: number;
}

interface Memory {
  account: string | null;
  chats: NotifyMemory;
  /** Notifications that are on the screen, as far as is known. */
  shown: string[];
  /** The loss of connection that goes on was told. */
  offlineTold: boolean;
}

export interface NotifierOptions {
  clock: Clock;
  /** Forgotten when the browser closes, kept when the worker dies. */
  session: StorageArea;
  alerts: AlertsApi;
  view: () => NotifierView;
  t: () => WorkerTranslate;
}

const KEY = 'notified';
const FRAME_MS = 16;
/** A line that comes back sooner was never lost. */
export const OFFLINE_TOLD_AFTER_MS = 5_000;
/** Of several at once, the first of these is heard. */
const LOUDEST: NoticeKind[] = ['red', 'invitation', 'connection', 'message', 'yellow', 'ended'];

export class Notifier {
  readonly #ports: NotifierOptions;
  #memory: Memory | null = null;
  #scheduled = false;
  #running: Promise<void> = Promise.resolve();
  #cancel: () => void = () => {};

  constructor(ports: NotifierOptions) {
    this.#ports = ports;
  }

  /** Something changed: looked at once per frame. */
  update(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#ports.clock.after(FRAME_MS, () => {
      this.#scheduled = false;
      this.#running = this.#running.then(() => this.#run()).catch(() => {});
    });
  }

  /** A chat was accepted by itself: whoever is told of invitations is told of that. */
  tellAccepted(id: ConversationId): void {
    const view = this.#ports.view();
    const context = contextOf(view, new Date(this.#ports.clock.now()));
    const channels = channelsOf('invitation', context);
    const chat = view.chats[id];
    if (!channels || !chat) return;
    const { volume } = view.settings.notifications;
    if (channels.sound && volume > 0) this.#ports.alerts.play('invitation', volume);
    if (channels.system && !context.looking.has(id)) {
      const t = this.#ports.t();
      const words = { title: titleOf(whoWrites(chat), t), body: t('notify.autoAccepted'), buttons: [] };
      this.#ports.alerts.show(`auto-accepted:${id}`, words);
    }
  }

  /** The operator, or a click, is done with it. */
  close(id: string): void {
    this.#ports.alerts.clear(id);
    if (this.#memory) this.#memory = { ...this.#memory, shown: this.#memory.shown.filter((s) => s !== id) };
  }

  async #run(): Promise<void> {
    const stored = (this.#memory ??= parseMemory(await this.#ports.session.get(KEY).catch(() => ({}))));
    const view = this.#ports.view();
    if (view.account === undefined) return;
    if (view.account === null) {
      for (const id of stored.shown) this.#ports.alerts.clear(id);
      if (stored.account !== null) await this.#remember(EMPTY);
      return;
    }
    const before = stored.account === view.account ? stored : { ...EMPTY, account: view.account };
    const local = this.#ports.clock.now();
    const context = contextOf(view, new Date(local));
    const result = view.isKnown
      ? notify(view.chats, before.chats, context)
      : { notices: [], memory: before.chats, nextAt: null };
    const line = lineNotice(view, before.offlineTold, local, context);
    const notices = line.notice ? [...result.notices, line.notice] : result.notices;

    const stale = before.shown.filter((id) => !isOpen(id, view, context));
    const fresh = notices.filter((n) => n.system).map((n) => noticeId(n.kind, n.chatId));
    const shown = [...new Set([...before.shown.filter((id) => !stale.includes(id)), ...fresh])];
    const isSame = shown.length === before.shown.length && stale.length === 0;
    await this.#remember({
      account: view.account,
      chats: result.memory,
      shown: isSame ? before.shown : shown,
      offlineTold: line.told,
    });
    for (const id of stale) this.#ports.alerts.clear(id);
    this.#tell(notices, view.settings);
    this.#wakeAt([result.nextAt === null ? Infinity : result.nextAt - view.now, line.inMs]);
  }

  #tell(notices: readonly Notice[], { notifications }: Settings): void {
    const t = this.#ports.t();
    for (const notice of notices) {
      if (notice.system)
        this.#ports.alerts.show(
          noticeId(notice.kind, notice.chatId),
          wordsOf(notice, notifications.hideText, t),
        );
    }
    const sound = LOUDEST.find((kind) => notices.some((n) => n.kind === kind && n.sound));
    if (sound && notifications.volume > 0) this.#ports.alerts.play(sound, notifications.volume);
  }

  async #remember(next: Memory): Promise<void> {
    const before = this.#memory;
    this.#memory = next;
    const same =
      before &&
      before.account === next.account &&
      before.chats === next.chats &&
      before.shown === next.shown &&
      before.offlineTold === next.offlineTold;
    // Told twice by a worker to come is better than not at all.
    if (!same) await this.#ports.session.set({ [KEY]: next }).catch(() => {});
  }

  #wakeAt(waits: number[]): void {
    this.#cancel();
    const wait = Math.min(...waits);
    if (Number.isFinite(wait)) this.#cancel = this.#ports.clock.after(Math.max(wait, 0), () => this.update());
  }
}

const EMPTY: Memory = { account: null, chats: {}, shown: [], offlineTold: false };

const contextOf = (view: NotifierView, local: Date): NotifyContext => ({
  rules: view.settings.notifications,
  light: view.settings.trafficLight,
  looking: view.looking,
  undelivered: view.undelivered,
  now: view.now,
  minutes: local.getHours() * 60 + local.getMinutes(),
});

/** @param local ms, this machine's clock, on which the loss was seen */
function lineNotice(
  { connection }: NotifierView,
  told: boolean,
  local: number,
  context: NotifyContext,
): { notice: Notice | null; told: boolean; inMs: number } {
  if (connection.state !== 'offline')
    return { notice: null, told: told && connection.state !== 'online', inMs: Infinity };
  const left = connection.since + OFFLINE_TOLD_AFTER_MS - local;
  // Longer than that it is only by a clock that was set back.
  if (told || (left > 0 && left <= OFFLINE_TOLD_AFTER_MS))
    return { notice: null, told, inMs: told ? Infinity : left };
  const channels = channelsOf('connection', context);
  const notice: Notice | null = channels && {
    kind: 'connection',
    chatId: null,
    ...channels,
    name: '',
    text: '',
    fileName: null,
  };
  return { notice, told: true, inMs: Infinity };
}

function isOpen(id: string, view: NotifierView, context: NotifyContext): boolean {
  const { kind, chatId } = subjectOf(id);
  if (kind === 'connection') return view.connection.state !== 'online';
  if (kind === null || chatId === null) return false;
  return !view.isKnown || isStillNews(kind, view.chats[chatId], context);
}

/** Only this class writes it; another version may have. */
function parseMemory(stored: Record<string, unknown>): Memory {
  const memory = stored[KEY] as Partial<Memory> | undefined;
  const isOurs = typeof memory?.chats === 'object' && memory.chats !== null && Array.isArray(memory.shown);
  return isOurs ? { ...EMPTY, ...memory } : EMPTY;
}
