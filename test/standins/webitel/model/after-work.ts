/**
 * After-work of an attempt (protocol §4.1.6):
 *
 *   bridged ──chat ended──▶ processing ──report──▶ wrap_time ──▶ waiting
 *                              │ renew ↺                 ▲
 *                              └──deadline──▶ waiting    │ (no processing: straight there)
 */
import { channelEvent, processing } from './agent-events.ts';
import { distributeAll } from './distribution.ts';
import type { Attempt } from './records.ts';
import type { World } from './world.ts';

/** The chat of this attempt ended: after-work when the queue has it and `allowed`, else wrap-up and free. */
export function endWork(world: World, attempt: Attempt, allowed: boolean) {
  if (attempt.state !== 'bridged') return;
  attempt.leavingAt = world.clock();
  if (!allowed || attempt.processingSec === 0) {
    wrapUp(world, attempt, world.clock())();
    return;
  }
  attempt.state = 'processing';
  setDeadline(world, attempt, world.clock() + attempt.processingSec * 1000);
  processing(world, attempt);
}

function setDeadline(world: World, attempt: Attempt, deadline: number) {
  attempt.processingTimeoutAt = deadline;
  world.timers.after(deadline - world.clock(), () => {
    if (attempt.state !== 'processing' || attempt.processingTimeoutAt !== deadline) return;
    attempt.state = 'leaving';
    attempt.result = 'timeout';
    channelEvent(world, attempt.agentId, 'waiting', attempt);
    distributeAll(world);
  });
}

/** `channel/wrap_time` now, until `timeout`; the returned function sends the `channel/waiting` that follows. */
function wrapUp(world: World, attempt: Attempt, timeout: number): () => void {
  attempt.state = 'leaving';
  channelEvent(world, attempt.agentId, 'wrap_time', attempt, { wrap_time: { timeout } });
  return () => {
    channelEvent(world, attempt.agentId, 'waiting', null);
    distributeAll(world);
  };
}

/** Stores the agent's report of an attempt in after-work (`cc_reporting`). */
export function report(world: World, attempt: Attempt, success: boolean): () => void {
  attempt.result = success ? 'success' : 'abandoned';
  return wrapUp(world, attempt, 0);
}

/** Moves the deadline of after-work (`cc_renewal`) from where it stands; with no prolongations left it stays, and nobody complains. */
export function renew(world: World, attempt: Attempt, seconds: number) {
  if (attempt.prolongationsLeft !== 0) {
    if (attempt.prolongationsLeft !== null) attempt.prolongationsLeft -= 1;
    setDeadline(world, attempt, (attempt.processingTimeoutAt ?? world.clock()) + seconds * 1000);
  }
  processing(world, attempt);
}
