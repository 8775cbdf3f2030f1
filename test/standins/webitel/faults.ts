import { healthy, type FaultSwitches } from './switches.ts';

export type * from './switches.ts';

export interface Faults extends FaultSwitches {
  /** All is well again; what was held goes out. */
  reset(): void;
  /** Resolves after so many milliseconds, or at the reset. */
  hold(ms: number): Promise<void>;
  /** Sets several switches by name; unknown names are refused. */
  set(values: Partial<FaultSwitches>): void;
}

/**
 * Builds the switches. `deaf` and `halfOpen` act on the sockets open at the moment they are set, so the hub is told.
 */
export function createFaults(onSocketFault: (fault: 'deaf' | 'halfOpen', on: boolean) => void): Faults {
  const state = healthy();
  const held = new Set<() => void>();
  const faults = {
    reset() {
      faults.set(healthy());
      for (const release of held) release();
    },
    hold: (ms: number) =>
      new Promise<void>((resolve) => {
        const release = () => {
          clearTimeout(timer);
          held.delete(release);
          resolve();
        };
        const timer = setTimeout(release, ms);
        timer.unref();
        held.add(release);
      }),
    set(values: Partial<FaultSwitches>) {
      for (const [name, value] of Object.entries(values)) {
        if (!(name in state)) throw new Error(`There is no fault switch "${name}"`);
        (faults as unknown as Record<string, unknown>)[name] = value;
      }
    },
  } as Faults;
  for (const name of Object.keys(state) as (keyof FaultSwitches)[]) {
    Object.defineProperty(faults, name, {
      enumerable: true,
      get: () => state[name],
      set(value: never) {
        state[name] = value;
        if (name === 'deaf' || name === 'halfOpen') onSocketFault(name, Boolean(value));
      },
    });
  }
  return faults;
}

/** Takes one use from a counter such as `failAfterEcho.times`; false when none is left. */
export function spend(counter: { times: number } | null): boolean {
  if (!counter || counter.times <= 0) return false;
  counter.times -= 1;
  return true;
}
