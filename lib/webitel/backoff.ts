/**
 * Wait before reconnect attempt `attempt` (0 = first), ms. Full jitter: evenly spread below a ceiling that doubles, so that a
 * restarted server is not met by all operators at once. The ceiling is low because a desk must be right again within 15 s.
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, random: number, base = 500, cap = 10_000): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * random);
}

/** The same for a server that let nobody in and said so: it changes its mind when an administrator does. */
export const BARRED_BASE_MS = 10_000;
export const BARRED_CAP_MS = 300_000;
