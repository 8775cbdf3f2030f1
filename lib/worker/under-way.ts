/** What is asked for again while it is under way is that very work. */
export class UnderWay {
  readonly #running = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const begun = this.#running.get(key) as Promise<T> | undefined;
    if (begun) return begun;
    const run = work().finally(() => {
      if (this.#running.get(key) === run) this.#running.delete(key);
    });
    this.#running.set(key, run);
    return run;
  }

  has(key: string): boolean {
    return this.#running.has(key);
  }

  /** What goes on goes on by itself. */
  forget(): void {
    this.#running.clear();
  }
}
