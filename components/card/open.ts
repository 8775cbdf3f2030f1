import type { JSX } from 'preact';

export type CardTab = 'chat' | 'info' | 'details' | 'files' | 'feed';

export interface OpenCard {
  chatId: string;
  element: JSX.Element;
}
