/** Tells that something in the world changed, so that waiting needs no polling. */
export interface Changes {
  touch(): void;
  subscribe(listener: () => void): () => void;
  /** Resolves with the probe's first truthy value: now, or at the next change that makes it so. */
  until<T>(probe: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let announced = false;

  function announce() {
    announced = false;
    for (const listener of listeners) listener();
  }

  function touch() {
    if (announced) return;
    announced = true;
    queueMicrotask(announce);
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function until<T>(probe: () => T | undefined | null | false, timeoutMs = 20_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`The stand-in did not get there within ${timeoutMs} ms: ${probe.toString()}`));
      }, timeoutMs);
      const stop = subscribe(check);
      function check() {
        let value: T | undefined | null | false;
        try {
          value = probe();
        } catch (error) {
          clearTimeout(timer);
          stop();
          reject(error as Error);
          return;
        }
        if (value === undefined || value === null || value === false) return;
        clearTimeout(timer);
        stop();
        resolve(value);
      }
      check();
    });
  }

  return { touch, subscribe, until };
}
