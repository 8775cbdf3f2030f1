/** Contacts in the lists and in the conversation's header, as a module of its own: the desk is there before it. */
import { ActionsButton } from './actions-button.tsx';
import { Band } from './band.tsx';
import { Beside } from './beside.tsx';
import './people.css';
import type { People } from './people.ts';
import { Photo } from './photo.tsx';

export const people: People = {
  beside: (chat) => <Beside chat={chat} />,
  photo: (chat, initials) => <Photo chatId={chat.id} initials={initials} />,
  actions: (chat) => <ActionsButton key={chat.id} chat={chat} />,
  band: (chat) => <Band chat={chat} />,
};
