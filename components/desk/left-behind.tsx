/** What a chat that is ended or handed over leaves unsaid. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type * as CardPart from '../card/part.tsx';
import { useDesk } from './model.ts';

interface Unsaid {
  draft: string;
  /** Files that were chosen and not sent. */
  tray: number;
  /** Something is on its way. */
  queued: boolean;
  /** Sentences on the chat's card. */
  unsaved: readonly string[];
}

export function useUnsaid(chat: ChatSummary): Unsaid {
  const desk = useDesk();
  const card = useSignal<typeof CardPart | null>(null);
  useEffect(() => {
    void import('../card/part.tsx').then(
      (part) => (card.value = part),
      () => {},
    );
  }, []);
  const shown = desk.conversation.value;
  const own = shown?.id === chat.id ? shown : null;
  return {
    draft: desk.draftOf(chat.id).trim(),
    tray: own?.files?.length ?? 0,
    queued: own?.lines.some((line) => line.state === 'queued' || line.state === 'sending') ?? false,
    unsaved: card.value?.unsavedOf(desk, chat.id) ?? [],
  };
}

export function Warnings({ words }: { words: readonly (string | false)[] }): JSX.Element | null {
  const known = words.filter(Boolean);
  if (known.length === 0) return null;
  return (
    <p class="dialog-warning">
      <svg width="14" height="14" viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">
        <path d="M5 .8 9.6 9H.4Z" />
      </svg>
      {known.join(' ')}
    </p>
  );
}
