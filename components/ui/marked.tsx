import type { JSX } from 'preact';
import type { Hit } from '../../lib/text/fold.ts';

/** Text with what was searched for marked. @param hits in order, none within another */
export function Marked({ text, hits }: { text: string; hits: readonly Hit[] }): JSX.Element {
  let end = 0;
  const parts = hits.flatMap(([from, to]) => {
    const before = text.slice(end, from);
    end = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(end)}
    </>
  );
}
