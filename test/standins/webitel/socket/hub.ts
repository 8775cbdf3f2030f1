/** What a binding makes a user hear: `chat` = chat events, `status` = agent_status and channel events. */
export type Binding = 'chat' | 'status' | 'user';

/** The hub's view of one open socket. */
export interface HubMember {
  readonly id: string;
  /** 0 until authenticated. */
  readonly userId: number;
  /** How many times this socket is registered; twice after a second sign-in on a dead session (§1.5). */
  readonly registrations: number;
  hears(binding: Binding): boolean;
  setDeaf(on: boolean): void;
  setHalfOpen(on: boolean): void;
  sendEvent(event: string, data: unknown, userId?: number): void;
  /** As when a non-chat event is due: a session that lies behind is asked for, and its end is told once by the event `error`. */
  checkSession(): boolean;
  drop(code: 1001 | 1005 | 1006): void;
}

/** Knows the open sockets and relays events to all sockets of a user (§1.8). */
export interface Hub {
  add(member: HubMember): void;
  remove(member: HubMember): void;
  of(userId: number): HubMember[];
  all(): HubMember[];
  /** Sends an event to every socket of the user if at least one of them is bound to it. */
  publish(userId: number, binding: Binding | null, event: string, data: unknown): void;
}

export function createHub(): Hub {
  const members = new Set<HubMember>();

  function of(userId: number) {
    return [...members].filter((member) => member.userId === userId);
  }

  function publish(userId: number, binding: Binding | null, event: string, data: unknown) {
    const sockets = of(userId);
    if (binding && !sockets.some((socket) => socket.hears(binding))) return;
    // Chat events carry no user_id in their frame, the others do (§9.1).
    const owner = event === 'chat' ? undefined : userId;
    for (const socket of sockets) {
      for (let copy = 0; copy < socket.registrations; copy += 1) socket.sendEvent(event, data, owner);
    }
  }

  return {
    add: (member) => void members.add(member),
    remove: (member) => void members.delete(member),
    of,
    all: () => [...members],
    publish,
  };
}
