/** The operator's own state in the contact centre: read at every connect, kept by events, changed by his choice. */
import type { AgentProblem, AgentStatus, AgentView } from '../bridge/view.ts';
import {
  freeChatChannel,
  goOffline,
  goOnline,
  pause,
  readAgentSession,
  subscribeAgent,
  type AgentSession,
  type Ask,
} from '../webitel/actions.ts';
import { WebitelError } from '../webitel/errors.ts';
import { agentStatusData, channelData } from '../webitel/shapes.ts';

const STATUSES: Record<string, AgentStatus> = {
  online: 'online',
  pause: 'pause',
  offline: 'offline',
  break_out: 'break-out',
};

export class Agent {
  view: AgentView | null = null;
  problem: AgentProblem = null;
  agentId: number | null = null;
  /** Invitations that ran out since the operator was last made ready. */
  readonly #missed = new Set<string>();
  readonly #ask: Ask;
  readonly #onChange: () => void;

  constructor(ask: Ask, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Reads the truth and subscribes to its changes. @throws WebitelError unless the user is simply no agent */
  async connect(): Promise<void> {
    const session = await this.#read();
    if (session) await subscribeAgent(this.#ask, session.agentId);
  }

  forget(): void {
    this.view = null;
    this.agentId = null;
    this.problem = null;
    this.#onChange();
  }

  noLicence(): void {
    this.problem = 'no-licence';
    this.#onChange();
  }

  /**
   * Changes the status and reports the state that the server then says it is: a refusal because it already is so counts as done.
   * @throws WebitelError
   */
  async setStatus(status: 'online' | 'pause' | 'offline', cause = ''): Promise<void> {
    const id = this.agentId ?? (await this.#read())?.agentId;
    if (id === undefined) throw new WebitelError('refused', 'not-agent');
    try {
      if (status === 'online') await goOnline(this.#ask, id);
      else if (status === 'pause') await pause(this.#ask, id, cause);
      else await goOffline(this.#ask, id);
    } catch (error) {
      const truth = await this.#read().catch(() => null);
      const reached = truth?.status === status && (status !== 'pause' || truth.payload === cause);
      if (!reached) throw error;
    }
    const truth = await this.#read();
    if (status === 'online' && truth && (truth.chatState === 'wrap_time' || truth.chatState === 'missed')) {
      await freeChatChannel(this.#ask, id).catch(() => {});
    }
  }

  onStatusEvent(data: unknown): void {
    const parsed = agentStatusData.safeParse(data);
    if (!parsed.success || !this.view) return;
    const { status, status_payload: payload, timestamp } = parsed.data;
    this.#set({ ...this.view, ...this.#statusPart(status, payload ?? '', timestamp ?? this.view.since) });
  }

  onChannelEvent(data: unknown): void {
    const parsed = channelData.safeParse(data);
    if (!parsed.success || !this.view) return;
    if (parsed.data.channel === 'im' && !this.view.hasIm) this.#set({ ...this.view, hasIm: true });
    if ((parsed.data.channel ?? 'chat') !== 'chat') return;
    this.#set({ ...this.view, chatState: parsed.data.status });
  }

  /** An invitation ran out unanswered. It may be told twice. */
  onTimedOut(inviteId: string): void {
    if (!this.view || this.#missed.has(inviteId)) return;
    this.#missed.add(inviteId);
    this.#set({ ...this.view, missed: this.#missed.size });
  }

  async #read(): Promise<AgentSession | null> {
    let session: AgentSession | null = null;
    try {
      session = await readAgentSession(this.#ask);
    } catch (error) {
      if (!(error instanceof WebitelError) || error.kind !== 'refused') throw error;
    }
    this.agentId = session?.agentId ?? null;
    if (this.problem !== 'no-licence') this.problem = session ? null : 'not-agent';
    this.view = session && {
      ...this.#statusPart(session.status, session.payload, session.since),
      chatState: session.chatState,
      maxChats: session.maxChats,
      hasIm: session.hasIm || this.view?.hasIm === true,
    };
    this.#onChange();
    return session;
  }

  #statusPart(
    raw: string,
    payload: string,
    since: number,
  ): Omit<AgentView, 'chatState' | 'maxChats' | 'hasIm'> {
    const status = STATUSES[raw] ?? 'other';
    const thrown = status === 'break-out' || (status === 'offline' && payload.startsWith('system/'));
    if (status === 'online' && this.view?.status !== 'online') this.#missed.clear();
    return { status, payload, since, thrown, missed: this.#missed.size };
  }

  #set(view: AgentView): void {
    this.view = view;
    this.#onChange();
  }
}
