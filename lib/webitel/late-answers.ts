/** Questions whose answer was given up: should it come after all, while the socket lives, it still counts. */
import { WebitelError } from './errors.ts';

export interface Pending {
  resolve: (data: unknown) => void;
  reject: (error: WebitelError) => void;
  cancelTimer: () => void;
}

/** The oldest are forgotten beyond this. */
const MOST = 100;

export class LateAnswers {
  readonly #awaited = new Map<number, Pending>();

  /** Settles as the question would have. */
  listen(seq: number): Promise<unknown> {
    const late = new Promise((resolve, reject) =>
      this.#awaited.set(seq, { resolve, reject, cancelTimer: () => {} }),
    );
    late.catch(() => {});
    const [oldest] = this.#awaited.keys();
    if (oldest !== undefined && this.#awaited.size > MOST) this.#awaited.delete(oldest);
    return late;
  }

  take(seq: number): Pending | undefined {
    const pending = this.#awaited.get(seq);
    this.#awaited.delete(seq);
    return pending;
  }

  /** The line is gone: no answer can come any more. */
  end(): void {
    for (const { reject } of this.#awaited.values()) reject(new WebitelError('lost', 'disconnected'));
    this.#awaited.clear();
  }
}
