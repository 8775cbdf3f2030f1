import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { HISTORY_WORDS } from '../../lib/history/words.ts';
import { askUntil } from '../desk/crm-door.ts';
import { useDesk } from '../desk/model.ts';
import { IconButton } from '../ui/controls.tsx';
import { ClientStoryView } from './story.tsx';

/** Above the conversation: all other chats of its client, in whatever messenger. */
export function StoryPanel({ chat, onClose }: { chat: ChatSummary; onClose: () => void }): JSX.Element {
  const desk = useDesk(HISTORY_WORDS);
  const { t, crm } = desk;
  const aborting = useMemo(() => new AbortController(), []);
  const ask = useMemo(() => crm && askUntil(aborting.signal, crm.ask), []);
  useEffect(() => () => aborting.abort(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc bubbles from the controls inside
    <section class="story-panel down" aria-label={t.value('story.title')} onKeyDown={onKeyDown}>
      <header>
        <h2>{t.value('story.title')}</h2>
        <IconButton icon="close" label={t.value('story.close')} onClick={onClose} />
      </header>
      <div class="story-scroll">
        <ClientStoryView
          conversationId={chat.id}
          contactId={desk.view.value?.contacts?.[chat.id]?.contactId ?? null}
          ask={ask}
          isAbove
        />
      </div>
    </section>
  );
}
