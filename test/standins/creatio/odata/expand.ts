import { FilterSyntaxError } from './tokens.ts';

export interface Expand {
  name: string;
  select: string[] | null;
  expand: Expand[];
  top: number | null;
  /** Text of nested options that are run as a query of their own. */
  options: URLSearchParams;
}

/** Parses `$expand`: `Account($select=Id,Name),Status($select=Name)`, nested to any depth. */
export function parseExpand(source: string): Expand[] {
  return splitTop(source, ',').map((item) => {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(item);
    if (!match) throw new FilterSyntaxError(`Bad $expand '${item}'.`);
    const [, name = '', inner = ''] = match;
    const options = new URLSearchParams();
    for (const option of splitTop(inner, ';')) {
      const at = option.indexOf('=');
      if (at < 0) throw new FilterSyntaxError(`Bad option '${option}' in $expand.`);
      options.set(option.slice(0, at).trim(), option.slice(at + 1).trim());
    }
    const select = options.get('$select');
    const top = options.get('$top');
    return {
      name,
      select: select ? select.split(',').map((column) => column.trim()) : null,
      expand: parseExpand(options.get('$expand') ?? ''),
      top: top === null ? null : Number(top),
      options,
    };
  });
}

/** Splits at a separator that is outside brackets and quotes. */
function splitTop(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const char of source) {
    if (char === "'") quoted = !quoted;
    if (!quoted && char === '(') depth += 1;
    if (!quoted && char === ')') depth -= 1;
    if (char === separator && depth === 0 && !quoted) {
      parts.push(part);
      part = '';
    } else {
      part += char;
    }
  }
  if (depth !== 0 || quoted) throw new FilterSyntaxError(`Unbalanced '${source}'.`);
  parts.push(part);
  return parts.filter((text) => text.trim() !== '');
}
