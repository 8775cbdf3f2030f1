import type { JSX } from 'preact';
import { useDesk } from '../model.ts';

/** What a message said before its edits, oldest first. */
export function EarlierWords({ words }: { words: readonly string[] }): JSX.Element {
  const { t } = useDesk();
  return (
    <span class="earlier">
      <strong>{t.value('earlier.title')}</strong>
      {words.map((text, i) => (
        <span key={i} class="text">
          {text || t.value('earlier.empty')}
        </span>
      ))}
    </span>
  );
}
