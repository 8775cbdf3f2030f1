/** The desk in its frame. */
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { Stand, Wish } from '../../lib/bridge/frame.ts';
import { openDoor } from './crm-door.ts';
import { Desk } from './desk.tsx';
import { dress } from './dress.ts';
import { focusFirst } from './focus-first.ts';
import { reportLooking } from './looking.ts';
import { openCard } from '../card/door.ts';
import { swallowFiles } from '../ui/swallow-files.ts';
import { createModel, DeskProvider, type Place, type Slots } from './model.ts';
import { alone, watchSeen } from './seen.ts';
import './desk-styles.ts';

export interface DeskProps {
  element: HTMLElement;
  client: DeskClient;
  /** Origin of the CRM under this desk; null: a developer's, without one. */
  origin: string | null;
  stand: ReadonlySignal<Stand>;
  /** Told at once and after every change. */
  onWish: (wish: Wish) => void;
  onClose: (aside?: boolean) => void;
}

export interface DeskHandle {
  /** Opens a chat of the desk; one that is not known is passed over. */
  choose(conversationId: string): void;
  /** The keyboard goes into the desk, if it is not there. */
  focus(): void;
}

export function mount({ element, client, origin, stand, onWish, onClose }: DeskProps): DeskHandle {
  const isOpen = computed(() => stand.value.isOpen);
  const model = createModel({
    client,
    culture: () => stand.value.culture,
    isOpen,
    seeing: origin === null ? alone : watchSeen(element, isOpen),
    crm: origin === null ? null : openDoor(client, origin),
    openCard,
  });
  reportLooking(client, model, isOpen, () => stand.value.isInFront);
  const choose = (id: string): void => {
    const chat = client.view?.chats[id];
    if (!chat) return;
    model.tab.value = chat.status === 'completed' ? 'closed' : 'active';
    model.select(chat);
  };
  const { chosen } = stand.peek();
  if (chosen !== null) choose(chosen);
  effect(() => onWish({ size: sizeOf(model), chosen: model.selection.value?.id ?? null }));
  dress(document.documentElement, model, stand);
  swallowFiles(document);
  render(
    <DeskProvider value={model}>
      <Desk isOpen={isOpen} onClose={onClose} />
    </DeskProvider>,
    element,
  );
  whenDrawn(() => {
    void import('../contacts/part.tsx').then((part) => part.startPeople(model, isOpen, onClose));
    void import('../../lib/recorder/tell.ts').then((part) => part.watchFaults(model.fault));
    void import('../keys/part.tsx').then(({ startKeys }) => startKeys({ desk: model, element, isOpen }));
  });
  return { choose, focus: () => focusFirst(element.querySelector<HTMLElement>('.desk')) };
}

/** What is not seen at first must not come before what is: a frame that is hidden draws nothing, and waits no longer than this, ms. */
const DRAWN_MS = 200;
const whenDrawn = (run: () => void): void => void requestIdleCallback(run, { timeout: DRAWN_MS });

/** What the frame has to have room for. */
function sizeOf({ card, selection, isPicture, size }: Slots & Place): Wish['size'] {
  if (isPicture.value) return 'picture';
  return card.value && card.value.chatId === selection.value?.id ? 'card' : size.value;
}
