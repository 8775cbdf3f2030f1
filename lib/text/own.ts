/** A table's entry by a word from outside: what every object has by itself («constructor», «toString») is none of it. */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
