import type { Hub } from '../bridge/hub.ts';
import type { ConversationId } from '../chat/types.ts';
import type { Settings } from '../storage/settings.ts';
import type { Platform } from './ports.ts';

/**
 * Brings the CRM to the front with the desk open, at a chat if one is named.
 * @param inFront the tab that is to be preferred
 * @returns false: no CRM tab and no address to open one
 */
export async function showDesk(
  hub: Hub,
  platform: Pick<Platform, 'focusTab' | 'openTab'>,
  { creatio }: Pick<Settings, 'creatio'>,
  conversationId: ConversationId | null,
  inFront?: number,
): Promise<boolean> {
  const tabs = hub.deskTabs();
  const tab = tabs.find(({ tabId }) => tabId === inFront) ?? tabs[0];
  if (tab) {
    await platform.focusTab(tab.tabId, tab.windowId);
    hub.show(tab.tabId, conversationId);
    return true;
  }
  const [origin] = creatio.origins;
  if (!origin) return false;
  await platform.openTab(origin);
  return true;
}
