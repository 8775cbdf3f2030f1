/** What is copied out of a conversation: one line per message, with its time and author. */
import type { Line, LineFile } from '../../../lib/chat/lines.ts';

/** The lines that a selection over several messages touches; null within one message, where the words alone are wanted. */
export function selectedLines(box: HTMLElement, lines: readonly Line[]): Line[] | null {
  const range = selectionIn(box);
  if (!range || range.collapsed) return null;
  const keys = new Set(
    [...box.querySelectorAll<HTMLElement>('.message')]
      .filter((element) => range.intersectsNode(element.querySelector('.bubble') ?? element))
      .map((element) => element.dataset.line),
  );
  const selected = lines.filter((line) => keys.has(line.key));
  return selected.length > 1 ? selected : null;
}

/** Inside a shadow root the document's own selection ends at the host; Chromium tells the root's. */
function selectionIn(box: HTMLElement): Range | null {
  const root = box.getRootNode() as (ShadowRoot | Document) & { getSelection?: () => Selection | null };
  const selection = root.getSelection?.() ?? document.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

/** «12:04 Ірина: текст» */
export const copied = (
  lines: readonly Line[],
  author: (line: Line) => string,
  time: (at: number) => string,
  fileName: (file: LineFile) => string,
): string =>
  lines.map((l) => `${time(l.at)} ${author(l)}: ${l.text || (l.file ? fileName(l.file) : '')}`).join('\n');
