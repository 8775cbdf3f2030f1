/** A client's whole history, as a module of its own: most chats are answered without it. */
import type { JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { StoryPanel } from './panel.tsx';
import './story.css';

export const storyPanel = (chat: ChatSummary, onClose: () => void): JSX.Element => (
  <StoryPanel key={chat.id} chat={chat} onClose={onClose} />
);

export { ClientStoryView } from './story.tsx';
