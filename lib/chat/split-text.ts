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
  const window = text.slice(0, max + 1);
  const soft = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
  if (soft > max / 2) return soft;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(window)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end > 0 ? end : max;
}
