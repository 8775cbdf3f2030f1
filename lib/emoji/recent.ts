/** Two rows of the picker. */
export const MAX_RECENT = 18;

export const nextRecent = (recent: readonly string[], emoji: string): string[] =>
  [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MAX_RECENT);
