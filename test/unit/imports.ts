/** What a file imports, read from its text. */
import { posix } from 'node:path';

export interface Import {
  file: string;
  /** A path from the project's root, or a package. */
  target: string;
  typeOnly: boolean;
  /** Loaded when it is wanted. */
  isLate: boolean;
}

/** Words in comments are no code. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

const STATEMENT =
  /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map((match) => {
    const specifier = (match[2] ?? match[3])!;
    const names = /\{([^}]*)\}/.exec(match[0])?.[1];
    const onlyTypes =
      names !== undefined && names.split(',').every((n) => n.trim() === '' || /^type\s/.test(n.trim()));
    return {
      file,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
      isLate: match[3] !== undefined,
      typeOnly: Boolean(match[1]) || (onlyTypes && !/import\s+\w+\s*,/.test(match[0])),
    };
  });
}

/** What is loaded with the entries: types are no part of it, nor, unless they are asked for, what is loaded when it is wanted. */
export function loadedWith(
  entries: readonly string[],
  imports: readonly Import[],
  late = false,
): Set<string> {
  const seen = new Set(entries);
  for (const file of seen) {
    for (const one of imports)
      if (one.file === file && !one.typeOnly && (late || !one.isLate)) seen.add(one.target);
  }
  return seen;
}
