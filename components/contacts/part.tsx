/** Contacts in the lists and in the conversation's header, as a module of its own: the desk is there before it. */
import type { ReadonlySignal } from '@preact/signals';
import type { DeskModel } from '../desk/model.ts';
import { ActionsButton } from './actions-button.tsx';
import { Band } from './band.tsx';
import { Beside } from './beside.tsx';
import { tellCalls } from './crm-calls.ts';
import './people.css';
import { keepOffOwnTab } from './own-tab.ts';
import type { People } from './people.ts';
import { Photo } from './photo.tsx';

const people: People = {
  beside: (chat) => <Beside chat={chat} />,
  photo: (chat, initials) => <Photo chatId={chat.id} initials={initials} />,
  actions: (chat) => <ActionsButton key={chat.id} chat={chat} />,
  band: (chat) => <Band chat={chat} />,
};

/** @param close as the desk itself is closed; `aside`: for the page's sake */
export function startPeople(
  desk: DeskModel,
  isOpen: ReadonlySignal<boolean>,
  close: (aside: boolean) => void,
): void {
  desk.people.value = people;
  keepOffOwnTab(desk, isOpen, () => close(true));
  tellCalls(desk, isOpen);
}
