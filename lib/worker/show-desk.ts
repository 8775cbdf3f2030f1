import type { Hub } from '../bridge/hub.ts';
import type { ConversationId } from '../chat/types.ts';
import type { Settings } from '../storage/settings.ts';
import type { Platform } from './ports.ts';

/** `[tab, chat]` each, in the memory of the browser's session, which outlives the worker as the tabs do. */
const WAITING_KEY = 'deskWaiting';

type Waiting = [tabId: number, conversationId: ConversationId | null];

/** Brings the CRM to the front with the desk open, at a chat if one is named. */
export class ShowDesk {
  readonly #hub: Pick<Hub, 'deskTabs' | 'show'>;
  readonly #platform: Pick<Platform, 'focusTab' | 'openTab' | 'tabsOn' | 'session'>;
  readonly #settings: () => Pick<Settings, 'creatio'>;
  /** By tab whose page is still to come: the chat at which its desk is to open. */
  readonly #waiting = new Map<number, ConversationId | null>();

  constructor(
    hub: Pick<Hub, 'deskTabs' | 'show'>,
    platform: Pick<Platform, 'focusTab' | 'openTab' | 'tabsOn' | 'session'>,
    settings: () => Pick<Settings, 'creatio'>,
  ) {
    this.#hub = hub;
    this.#platform = platform;
    this.#settings = settings;
  }

  /** What an earlier worker was asked for. Never rejects. */
  async restore(): Promise<void> {
    const kept = await this.#platform.session.get(WAITING_KEY).catch((): Record<string, unknown> => ({}));
    const waiting = (kept[WAITING_KEY] ?? []) as Waiting[];
    for (const [tabId, conversationId] of waiting) this.#waiting.set(tabId, conversationId);
  }

  /**
   * @param inFront the tab that is to be preferred
   * @returns false: no CRM tab and no address to open one
   */
  async show(conversationId: ConversationId | null, inFront?: number): Promise<boolean> {
    const platform = this.#platform;
    const tabs = this.#hub.deskTabs();
    const tab = tabs.find(({ tabId }) => tabId === inFront) ?? tabs[0];
    if (tab) {
      await platform.focusTab(tab.tabId, tab.windowId);
      // Its page may have gone meanwhile: the one that comes in its place is to show it.
      if (!this.#hub.show(tab.tabId, conversationId)) await this.#wait(tab.tabId, conversationId);
      return true;
    }
    const { origins } = this.#settings().creatio;
    // Thrown away to save memory, or at its sign-in: coming to the front loads it, and then it opens the desk.
    const [silent] = await platform.tabsOn(origins);
    if (silent) {
      await this.#wait(silent.tabId, conversationId);
      await platform.focusTab(silent.tabId, silent.windowId);
      return true;
    }
    const [origin] = origins;
    if (!origin) return false;
    const opened = await platform.openTab(origin);
    if (opened !== undefined) await this.#wait(opened, conversationId);
    return true;
  }

  /** A CRM's page has come in that tab. */
  onCrmTab(tabId: number): void {
    const conversationId = this.#waiting.get(tabId);
    if (conversationId === undefined) return;
    this.#waiting.delete(tabId);
    void this.#keep();
    this.#hub.show(tabId, conversationId);
  }

  #wait(tabId: number, conversationId: ConversationId | null): Promise<void> {
    this.#waiting.set(tabId, conversationId);
    return this.#keep();
  }

  /** That it cannot be kept stands in nobody's way. */
  #keep(): Promise<void> {
    const waiting: Waiting[] = [...this.#waiting];
    return this.#platform.session.set({ [WAITING_KEY]: waiting }).catch(() => {});
  }
}
