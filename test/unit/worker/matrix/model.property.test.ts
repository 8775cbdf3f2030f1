/**
 * Any course of things: what operator and customer do, faults one upon another, deaths of the worker. The model is the world of the
 * matrix. Hundreds of steps, from the same seed each time; `FULL=1` thousands from a seed of their own, which a failure prints and
 * `SEED=…` plays again.
 */
import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { FAULTS, type Fault } from './faults.ts';
import { releaseOld } from './cell.ts';
import { World } from './world.ts';

const FULL = Boolean(process.env.FULL);
const SEED = Number(process.env.SEED) || (FULL ? Date.now() % 2 ** 31 : 20261130);
const RUNS = FULL ? 150 : 10;
const MOST_STEPS = 40;

type Step =
  | { do: 'write' }
  | { do: 'send' }
  | { do: 'type' }
  | { do: 'kill' }
  | { do: 'wait'; seconds: number }
  | Broken;
interface Broken {
  do: 'fault';
  fault: Fault;
}

/** Those that stay within the line, the server and the disk: nobody has to sign in again, no crowd comes. */
const fits = ({ name }: Fault): boolean => !/token|chats$|second client|gap/.test(name);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.constant<Step>({ do: 'write' }), weight: 4 },
  { arbitrary: fc.constant<Step>({ do: 'send' }), weight: 4 },
  { arbitrary: fc.constant<Step>({ do: 'type' }), weight: 2 },
  { arbitrary: fc.constant<Step>({ do: 'kill' }), weight: 1 },
  {
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 31) }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(...FAULTS.filter(fits)),
    }),
    weight: 2,
  },
);

async function play(steps: readonly Step[]): Promise<string[]> {
  const world = await World.start();
  const { stage } = world;
  let broken: Fault | null = null;
  const mend = async (): Promise<void> => {
    const { end } = broken ?? {};
    broken = null;
    await end?.(world);
  };
  try {
    await stage.clock.advance(2000);
    for (const [i, s] of steps.entries()) {
      if (s.do === 'write') world.writes(`слово ${i}`);
      else if (s.do === 'send') world.sends(`відповідь ${i}`);
      else if (s.do === 'type') world.types(`чернетка ${i}`);
      else if (s.do === 'kill') stage.rebirth();
      else if (s.do === 'wait') await stage.clock.advance(s.seconds * 1000);
      else {
        await mend();
        broken = s.fault;
        broken.begin(world);
      }
    }
    await mend();
    await stage.clock.advance(31_000);
    await releaseOld(world);
    await stage.clock.advance(75_000);
    return world.wrongs();
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    await stage.stop();
  }
}

it('operator and customer see the same truth, whatever happened before', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: MOST_STEPS, size: 'max' }), async (moves) => {
      steps += moves.length;
      expect(await play(moves)).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  console.log(`model: ${steps} steps in ${RUNS} runs, seed ${SEED}`);
}, 900_000);
