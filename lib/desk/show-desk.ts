import type { Hub } from '../bridge/hub.ts';
import type { ConversationId } from '../chat/types.ts';
import type { Platform } from './ports.ts';

/**
 * Brings the CRM to the front with the desk open, at a chat if one is named.
 * @returns false: no CRM tab and no address to open one
 */
export async function showDesk(
  hub: Hub,
  platform: Pick<Platform, 'focusTab' | 'openTab'>,
  origin: string | undefined,
  conversationId: ConversationId | null,
): Promise<boolean> {
  const tab = hub.deskTabs().at(-1);
  if (tab) {
    await platform.focusTab(tab.tabId, tab.windowId);
    hub.show(tab.tabId, conversationId);
    return true;
  }
  if (!origin) return false;
  await platform.openTab(origin);
  return true;
}
