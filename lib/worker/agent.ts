/** The operator's own state in the contact centre: read at every connect and again with the chats, kept by events, changed by his choice. */
import { own } from '../text/own.ts';
import type { Acts } from '../bridge/command.ts';
import type { agentCommands } from '../bridge/desk-commands.ts';
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
import { isRightMissing, WebitelError } from '../webitel/errors.ts';
import { agentStatusData, channelData } from '../webitel/shapes.ts';
import { DEAF_MS } from './deafness.ts';

const STATUSES: Record<string, AgentStatus> = {
  online: 'online',
  pause: 'pause',
  offline: 'offline',
  break_out: 'break-out',
};

export class Agent {
  view: AgentView | null = null;
  agentId: number | null = null;
  #problem: AgentProblem = null;
  #hasLicence = true;
  /** The server tells this socket of changes. */
  #subscribed = false;
  /** Events so far: what was asked before one of them is older than it. */
  #told = 0;
  /** When the last change happened that was told, ms, the server's stamp: what is older comes late. */
  #toldAt = 0;
  /** Invitations that ran out since the operator was last made ready. */
  readonly #missed = new Set<string>();
  readonly #ask: Ask;
  readonly #onChange: () => void;
  readonly #report: (what: string) => void;

  constructor(ask: Ask, onChange: () => void, report: (what: string) => void) {
    this.#report = report;
    this.#ask = ask;
    this.#onChange = onChange;
  }

  get problem(): AgentProblem {
    return this.#hasLicence ? this.#problem : 'no-licence';
  }

  /**
   * On a new line: reads the truth and subscribes to its changes. A server that fails at it does not keep the chats from being
   * read: the truth is asked for again with them.
   * @throws WebitelError when the line is lost
   */
  async connect(): Promise<void> {
    this.#subscribed = false;
    await this.#sync();
  }

  /**
   * Reads the truth again.
   * @param serverNow ms, server clock
   * @returns whether an event should have told of it before
   * @throws WebitelError when the line is lost
   */
  async reread(serverNow: () => number): Promise<boolean> {
    const [before, told, due] = [this.view, this.#told, serverNow() - DEAF_MS];
    const wasSubscribed = this.#subscribed;
    const session = await this.#sync();
    if (!session || !before || !wasSubscribed || told !== this.#told || session.since > due) return false;
    return this.view?.status !== before.status || session.payload !== before.payload;
  }

  readonly acts: Acts<typeof agentCommands> = {
    'agent.setStatus': ({ status, cause }) => this.setStatus(status, cause),
  };

  stop(): void {
    this.view = null;
    this.agentId = null;
    this.#problem = null;
    this.#hasLicence = true;
    this.#subscribed = false;
    this.#missed.clear();
    this.#onChange();
  }

  /** Whether the socket's `hello` speaks of a licence for the contact centre. */
  licence(given: boolean): void {
    if (given === this.#hasLicence) return;
    this.#hasLicence = given;
    this.#onChange();
  }

  /**
   * Changes the status and reports the state that the server then says it is: a refusal because it already is so counts as done.
   * @throws WebitelError
   */
  async setStatus(status: 'online' | 'pause' | 'offline', cause = ''): Promise<void> {
    const id = this.agentId ?? (await this.#read())?.agentId;
    if (id === undefined)
      throw new WebitelError('refused', this.#problem === 'no-agent-right' ? 'right-agent' : 'not-agent');
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
    if (!parsed.success) this.#report('shape refused: agent status');
    if (!parsed.success || !this.view) return;
    const { agent_id: agentId, status, status_payload: payload, timestamp } = parsed.data;
    if (agentId && agentId !== this.agentId) return;
    if (timestamp && timestamp < this.#toldAt) return;
    this.#toldAt = timestamp ?? 0;
    this.#told++;
    this.#set({ ...this.view, ...this.#statusPart(status, payload ?? '', timestamp ?? this.view.since) });
  }

  onChannelEvent(data: unknown): void {
    const parsed = channelData.safeParse(data);
    if (!parsed.success) this.#report('shape refused: channel');
    if (!parsed.success || !this.view) return;
    if (parsed.data.channel === 'im' && !this.view.hasIm) this.#set({ ...this.view, hasIm: true });
    if ((parsed.data.channel ?? 'chat') !== 'chat') return;
    this.#told++;
    this.#set({ ...this.view, chatState: parsed.data.status });
  }

  /** An invitation ran out unanswered. It may be told twice. */
  onTimedOut(inviteId: string): void {
    if (!this.view || this.#missed.has(inviteId)) return;
    this.#missed.add(inviteId);
    this.#set({ ...this.view, missed: this.#missed.size });
  }

  async #sync(): Promise<AgentSession | null> {
    try {
      const session = await this.#read();
      if (session && !this.#subscribed) {
        await subscribeAgent(this.#ask, session.agentId);
        this.#subscribed = true;
      }
      return session;
    } catch (error) {
      // A service that does not answer is no line that is lost.
      if (error instanceof WebitelError && (error.kind === 'refused' || error.id === 'timeout')) return null;
      throw error;
    }
  }

  /** @throws WebitelError unless the user is simply no agent, or has no right to be asked about */
  async #read(): Promise<AgentSession | null> {
    const told = this.#told;
    let session: AgentSession | null = null;
    let problem: AgentProblem = null;
    try {
      session = await readAgentSession(this.#ask);
      if (!session) problem = 'not-agent';
    } catch (error) {
      problem = problemOf(error);
      if (problem === null) throw error;
    }
    this.#problem = problem;
    this.#toldAt = 0;
    this.agentId = session?.agentId ?? null;
    // Events that came meanwhile know better than an answer that was on its way.
    if (!session || told === this.#told)
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
    const status = own(STATUSES, raw) ?? 'other';
    const thrown = status === 'break-out' || (status === 'offline' && payload.startsWith('system/'));
    if (status === 'online' && this.view?.status !== 'online') this.#missed.clear();
    return { status, payload, since, thrown, missed: this.#missed.size };
  }

  #set(view: AgentView): void {
    this.view = view;
    this.#onChange();
  }
}

/** What a refused question for the agent says of the login; null: nothing, the server failed. */
function problemOf(error: unknown): AgentProblem {
  if (!(error instanceof WebitelError) || error.kind !== 'refused') return null;
  if (error.code === 404 || error.id === 'User.valid.agent_id') return 'not-agent';
  return isRightMissing(error) ? 'no-agent-right' : null;
}
