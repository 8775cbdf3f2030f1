/**
 * The queue: who waits, who is asked next, and what becomes of an invitation (protocol §4.1).
 *
 *   waiting ──offer──▶ invited ──join──▶ joined
 *      ▲                 │ decline · timeout · withdrawn
 *      └─────────────────┘ (the same agent is not asked again for faults.reofferAfterMs)
 */
import { channelEvent, distribute, offering } from './agent-events.ts';
import { isReady, openChats, setStatus } from './agents.ts';
import { declineInvite, userInvite } from './chat-events.ts';
import type { Agent, Attempt, Conversation, Invite, Queue, User } from './records.ts';
import { inviteVariables } from './wire.ts';
import { newId, openChannels, openInvites, type World } from './world.ts';

/** Offers every waiting conversation, oldest first, to the agent with the fewest chats. */
export function distributeAll(world: World) {
  const waiting = [...world.conversations.values()]
    .filter((one) => one.waitingSince !== null && one.closedAt === null)
    .sort((a, b) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0));
  for (const conversation of waiting) {
    const user = pickAgent(world, conversation);
    if (user) offer(world, conversation, user);
  }
}

function pickAgent(world: World, conversation: Conversation): User | undefined {
  const now = world.clock();
  const ready = world.users.filter((user) => {
    if (!user.agent || !isReady(world, user.agent)) return false;
    const refusedAt = conversation.refusals.get(user.id);
    return refusedAt === undefined || now - refusedAt >= world.faults.reofferAfterMs;
  });
  return ready.sort((a, b) => load(world, a) - load(world, b) || idleSince(a) - idleSince(b))[0];
}

const load = (world: World, user: User) => (user.agent ? openChats(world, user.agent) : Infinity);
const idleSince = (user: User) => user.agent?.lastChatAt ?? 0;

/** Puts the conversation into a queue's line; `notAgain` names an agent it should not come back to at once. */
export function enqueue(world: World, conversation: Conversation, queue: Queue, notAgain?: number) {
  conversation.queue = queue;
  conversation.waitingSince = world.clock();
  if (notAgain !== undefined) refuse(world, conversation, notAgain);
  world.changes.touch();
}

function refuse(world: World, conversation: Conversation, userId: number) {
  conversation.refusals.set(userId, world.clock());
  world.timers.after(world.faults.reofferAfterMs + 5, () => distributeAll(world));
}

/** `user_invite` → `channel/distribute` → `channel/offering`, in this order (§4.1.1). */
export function offer(world: World, conversation: Conversation, user: User, timeoutSec?: number): Invite {
  const { agent } = user;
  if (!agent) throw new Error(`${user.login} is no agent`);
  const attempt = newAttempt(world, conversation, agent);
  const timeout = timeoutSec ?? world.faults.inviteTimeoutSec ?? world.settings.inviteTimeoutSec;
  const invite = createInvite(world, conversation, user, {
    id: attempt.agentChannelId,
    title: attempt.queue.name,
    timeoutSec: timeout,
    variables: inviteVariables(attempt, conversation, user),
    attemptId: attempt.id,
  });
  agent.lastChatAt = world.clock();
  distribute(world, attempt, conversation);
  offering(world, attempt);
  return invite;
}

/** Invites without a queue: a transfer to a user, for ever, without a title and without `cc_*` variables (§3.1). */
export function inviteDirectly(world: World, conversation: Conversation, user: User): Invite {
  return createInvite(world, conversation, user, {
    id: newId(),
    title: '',
    timeoutSec: 0,
    variables: { ...conversation.variables },
    attemptId: null,
  });
}

type InviteParts = Pick<Invite, 'id' | 'title' | 'timeoutSec' | 'variables' | 'attemptId'>;

function createInvite(world: World, conversation: Conversation, user: User, parts: InviteParts): Invite {
  const invite: Invite = { ...parts, userId: user.id, createdAt: world.clock(), closedAt: null };
  conversation.invites.push(invite);
  conversation.waitingSince = null;
  userInvite(world, conversation, invite);
  if (invite.timeoutSec > 0) {
    world.timers.after(invite.timeoutSec * 1000, () => missInvite(world, conversation, invite, 'TIMEOUT'));
  }
  return invite;
}

function newAttempt(world: World, conversation: Conversation, agent: Agent): Attempt {
  const processingSec = world.settings.processingSec;
  const attempt: Attempt = {
    id: world.next('attempt'),
    queue: conversation.queue,
    conversationId: conversation.id,
    agentId: agent.id,
    agentChannelId: newId(),
    state: 'offering',
    bridgedAt: null,
    leavingAt: null,
    processingTimeoutAt: null,
    processingSec,
    renewalSec: Math.ceil(processingSec / 2),
    hasReporting: processingSec > 0,
    prolongationsLeft: world.settings.prolongations,
    result: null,
  };
  world.attempts.set(attempt.id, attempt);
  return attempt;
}

/**
 * Ends an open invitation without a join: refused (`cause` of the client), timed out (`TIMEOUT`), or withdrawn (no
 * cause). `decline_invite` goes out at once; the returned function sends what follows it (`channel/missed`…).
 */
export function endInvite(
  world: World,
  conversation: Conversation,
  invite: Invite,
  cause?: string,
): () => void {
  if (invite.closedAt !== null) return () => {};
  declineInvite(world, conversation, invite, cause);
  invite.closedAt = world.clock();
  return () => {
    const attempt = invite.attemptId === null ? undefined : world.attempts.get(invite.attemptId);
    if (attempt) missAttempt(world, attempt, cause === 'TIMEOUT');
    const left = openChannels(conversation).length + openInvites(conversation).length === 0;
    if (cause && left && conversation.closedAt === null) {
      enqueue(world, conversation, conversation.queue, invite.userId);
      distributeAll(world);
    }
  };
}

export function missInvite(world: World, conversation: Conversation, invite: Invite, cause: string) {
  endInvite(world, conversation, invite, cause)();
}

/** `channel/missed`, a rest, `channel/waiting`; too many timeouts in a row break the agent out (§4.1.4). */
export function missAttempt(world: World, attempt: Attempt, counts: boolean) {
  const agent = world.users.find((user) => user.agent?.id === attempt.agentId)?.agent;
  if (!agent) return;
  const rest = world.faults.missedRestMs;
  attempt.state = 'leaving';
  attempt.result = 'missed';
  agent.restState = 'missed';
  agent.restsUntil = world.clock() + rest;
  channelEvent(world, agent.id, 'missed', attempt, { missed: { timeout: agent.restsUntil } });
  if (counts) {
    agent.misses += 1;
    const limit = world.faults.maxMisses;
    if (limit > 0 && agent.misses >= limit && agent.status === 'online') {
      setStatus(world, agent, 'break_out');
    }
  }
  const { restsUntil } = agent;
  world.timers.after(rest, () => {
    // A later miss has begun a rest of its own.
    if (agent.restsUntil === restsUntil) endRest(world, agent);
  });
}

/** Frees the chat channel from `missed` or `wrap_time`; also what `cc_agent_waiting` does (§2.3). */
export function endRest(world: World, agent: Agent) {
  if (agent.restState === null) return;
  agent.restState = null;
  agent.restsUntil = 0;
  channelEvent(world, agent.id, 'waiting', null);
  distributeAll(world);
}
