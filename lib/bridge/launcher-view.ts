import { openInvites, waitingChats } from '../chat/order.ts';
import type { DeskView, LauncherView } from './view.ts';

/** What of the desk's state a CRM page is told. */
export function launcherOf({ settings, connection, offset, chats, ui }: DeskView): LauncherView {
  const all = Object.values(chats);
  return {
    language: settings.language,
    theme: settings.theme,
    light: settings.trafficLight,
    online: connection.state === 'online',
    offset,
    waits: waitingChats(all).map((chat) => chat.wait!),
    invites: openInvites(all).length,
    top: ui.launcherTop,
  };
}
