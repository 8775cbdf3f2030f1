import type { JSX } from 'preact';
import { blanksOf, nameKey } from '../../lib/templates/placeholders.ts';
import type { Hit } from '../../lib/text/fold.ts';

/** A hit further in than this would be cut off: the text is shown from shortly before it. */
const VISIBLE = 70;
const BEFORE = 24;

interface MarkedProps {
  text: string;
  hits: Hit[];
  /** What blanks will be filled with; the others are marked as open. */
  values?: Readonly<Record<string, string>>;
}

/** Text with what was searched for marked, and its blanks told from the rest. */
export function MarkedTemplate({ text, hits, values }: MarkedProps): JSX.Element {
  const first = hits[0]?.[0] ?? 0;
  const from = values && first > VISIBLE ? text.lastIndexOf(' ', first - BEFORE) + 1 : 0;
  const blanks = values ? blanksOf(text) : [];
  const cuts = new Set([from, text.length]);
  for (const [start, end] of [...hits, ...blanks.map((b) => [b.start, b.end] as const)])
    for (const cut of [start, end]) if (cut > from) cuts.add(cut);
  const points = [...cuts].sort((a, b) => a - b);
  return (
    <>
      {from > 0 && '…'}
      {points.slice(0, -1).map((start, i) => {
        const part = text.slice(start, points[i + 1]);
        const blank = blanks.find((b) => start >= b.start && start < b.end);
        const inner = hits.some(([a, b]) => start >= a && start < b) ? <mark>{part}</mark> : part;
        if (!blank) return inner;
        const known = values?.[nameKey(blank.name)];
        return (
          <span key={start} class={known ? 'var' : 'var open'}>
            {inner}
          </span>
        );
      })}
    </>
  );
}
