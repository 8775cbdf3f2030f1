/** One cell: a fault strikes in the middle of something, the worker lives or dies, and all is well again in time. */
import { vi } from 'vitest';
import type { Fault } from './faults.ts';
import type { State } from './states.ts';
import { World } from './world.ts';

export interface Cell {
  fault: Fault;
  state: State;
  killed: boolean;
}
export interface Outcome {
  /** Seconds from the end of the fault until all was well; null: not in time. */
  after: number | null;
  wrongs: string[];
}

export const RIGHT_AGAIN_S = 15;
const LASTS_S = 3;

export const nameOf = ({ fault, state, killed }: Cell): string =>
  `${fault.name} × ${state.name} × ${killed ? 'killed' : 'alive'}`;

export async function play({ fault, state, killed }: Cell): Promise<Outcome> {
  const world = await World.start();
  const { stage } = world;
  try {
    await state.prepare?.(world);
    await stage.until(() => world.crm.records.size === 2, 'records');
    // Chats are written once a second.
    await stage.clock.advance(2000);
    if (fault.before) fault.begin(world);
    await strike(world, state, () => {
      if (killed) stage.worker.kill();
      if (!fault.before) fault.begin(world);
      if (killed) stage.bear();
    });
    world.writes('під час');
    await stage.clock.advance((fault.lasts ?? LASTS_S) * 1000);
    await fault.end?.(world);
    world.writes('після');
    await releaseOld(world);
    return await outcome(world);
  } finally {
    stage.onStep = () => {};
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    await stage.stop();
  }
}

/** At the worker's very step, or at once; a step that a fault keeps from coming is not waited for. */
async function strike(world: World, { begin, step }: State, now: () => void): Promise<void> {
  const { stage } = world;
  let struck = false;
  if (step)
    stage.onStep = (what) => {
      if (what !== step || struck) return;
      struck = true;
      stage.onStep = () => {};
      now();
    };
  begin?.(world);
  const isStruck = (): boolean => struck || !step;
  for (let i = 0; i < 8 && !isStruck(); i++) await stage.clock.advance(250);
  if (!struck) {
    stage.onStep = () => {};
    now();
  }
}

/** The operator sends what has waited too long to go by itself. */
export async function releaseOld(world: World): Promise<void> {
  const { stage } = world;
  for (const line of stage.crm.conversation?.lines ?? [])
    if (line.note === 'asks' && line.localId)
      await stage.crm.call({ type: 'message.sendNow', localId: line.localId });
}

async function outcome(world: World): Promise<Outcome> {
  const { stage } = world;
  let after: number | null = null;
  try {
    after = await stage.within(RIGHT_AGAIN_S, () => world.wrongs().length === 0);
  } catch {
    return { after, wrongs: world.wrongs() };
  }
  await stage.clock.advance(60_000);
  return { after, wrongs: world.wrongs().map((wrong) => `a minute later: ${wrong}`) };
}
