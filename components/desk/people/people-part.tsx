/** Contacts in the lists and in the conversation's header, as a module of its own: the desk is there before it. */
import type { ComponentChildren, JSX } from 'preact';
import { PEOPLE_TEXTS } from '../../../lib/i18n/people.ts';
import { DeskProvider, type DeskModel } from '../model.ts';
import { partDesk } from '../part.ts';
import { ActionsButton } from './actions-button.tsx';
import { Band } from './band.tsx';
import { Beside } from './beside.tsx';
import type { People } from './people.ts';
import { Photo } from './photo.tsx';

export function people(desk: DeskModel): People {
  const own = partDesk(desk, PEOPLE_TEXTS);
  const around = (children: ComponentChildren): JSX.Element => (
    <DeskProvider value={own}>{children}</DeskProvider>
  );
  return {
    beside: (chat) => around(<Beside chat={chat} />),
    photo: (chat, initials) => around(<Photo chatId={chat.id} initials={initials} />),
    actions: (chat) => around(<ActionsButton key={chat.id} chat={chat} />),
    band: (chat) => around(<Band chat={chat} />),
  };
}
