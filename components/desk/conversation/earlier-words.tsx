import { MORE_WORDS } from '../../../lib/i18n/more.ts';
import type { JSX } from 'preact';
import { useDesk } from '../model.ts';

/** What a message said before its edits, oldest first. */
export function EarlierWords({ words }: { words: readonly string[] }): JSX.Element {
  const { t } = useDesk(MORE_WORDS);
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
