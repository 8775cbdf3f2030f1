/** A client's whole history, as a module of its own: most chats are answered without it. */
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { HISTORY_WORDS } from '../../lib/i18n/history.ts';
import { addWords } from '../../lib/i18n/late.ts';
import { StoryPanel } from './panel.tsx';
import './story.css';

addWords(HISTORY_WORDS);

export const storyPanel = (chat: ChatSummary, onClose: () => void): JSX.Element => (
  <StoryPanel key={chat.id} chat={chat} onClose={onClose} />
);

export { ClientStoryView } from './story.tsx';
