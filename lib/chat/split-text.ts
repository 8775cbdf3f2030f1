/** Longest text that Webitel's messengers take in one message, UTF-16 units (protocol §3.1). */
export const MAX_TEXT = 4096;

/** Splits long text into sendable parts, at a line end or a space where there is one near, never inside a character. */
export function splitText(text: string, max = MAX_TEXT): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const end = cutPoint(rest, max);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function cutPoint(text: string, max: number): number {
  const soft = Math.max(text.lastIndexOf('\n', max), text.lastIndexOf(' ', max));
  if (soft > max / 2) return soft;
  // Of the whole rest: a window would show the character at its edge as shorter than it is.
  const start = new Intl.Segmenter().segment(text).containing(max)?.index ?? 0;
  if (start > 0) return start;
  // One character longer than a message: only its code points stay whole.
  return max > 1 && text.codePointAt(max - 1)! > 0xffff ? max - 1 : max;
}
