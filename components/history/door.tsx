import { useSignal, type Signal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { useDesk } from '../desk/model.ts';
import { withPart } from '../desk/late-view.tsx';

export interface StoryDoor {
  panel: Signal<JSX.Element | null>;
  /** Opens or closes it; the keyboard comes back to the button. */
  toggle(): void;
  button: RefObject<HTMLButtonElement | null>;
}

/** The client's whole history, read when it is first wanted. */
export function useStory(chat: ChatSummary): StoryDoor {
  const desk = useDesk();
  const panel = useSignal<JSX.Element | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    panel.value = null;
    button.current?.focus({ preventScroll: true });
  };
  return {
    panel,
    button,
    toggle() {
      if (panel.peek()) return close();
      withPart(desk, import('./part.tsx'), (part) => (panel.value = part.storyPanel(chat, close)));
    },
  };
}
