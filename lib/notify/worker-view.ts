import type { Hub } from '../bridge/hub.ts';
import { undelivered } from '../chat/summary.ts';
import type { Settings } from '../storage/settings.ts';
import type { ChatStore } from '../worker/chat-store.ts';
import type { Link } from '../worker/link.ts';
import type { NotifierView } from './worker.ts';

/** The desk as the notifier sees it now. */
export function notifierView(
  account: string | null | undefined,
  { chats, outbox }: Pick<ChatStore, 'chats' | 'outbox'>,
  link: Pick<Link, 'view' | 'serverNow'>,
  hub: Pick<Hub, 'looking'>,
  settings: Settings,
): NotifierView {
  return {
    account,
    isKnown: link.view.freshAt !== null,
    chats,
    undelivered: (id) => undelivered(id, outbox),
    connection: link.view,
    settings,
    looking: hub.looking(),
    now: link.serverNow(),
  };
}
