import type { JSX } from 'preact';
import {
  WITHDRAWN_VISIBLE_MS,
  closedInOrder,
  isProcessed,
  nextOrderChange,
} from '../../../lib/chat/order.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { TabList } from '../../ui/tab-list.tsx';
import { isOneColumn } from '../one-column.ts';
import { useDesk, useView, type Tab } from '../model.ts';

const TABS: readonly Tab[] = ['active', 'closed'];

/** The two lists, as tabs that arrows move between. Choosing one also leads back from a conversation. */
export function Tabs(): JSX.Element {
  const desk = useDesk();
  const { t, tab, size, selection, aside } = desk;
  /** In the panel a conversation, or what stands in the lists' place, takes all the room. */
  const hasList = (size.value !== 'panel' || !selection.value) && !aside.value;
  const counts: Record<Tab, number | null> = {
    active: useCount((chats, at) => chats.filter((c) => isActive(c, at)).length),
    closed: useCount((chats, at) => closedInOrder(chats, undefined, at).length),
  };
  const choose = (next: Tab): void => {
    tab.value = next;
    desk.aside.value = null;
    if (isOneColumn(desk)) desk.select(null);
  };
  return (
    <TabList
      label={t.value('list.label')}
      tabs={TABS}
      selected={tab.value}
      prefix="tab"
      panelOf={() => (hasList ? 'chats-panel' : undefined)}
      onChoose={choose}
    >
      {(name) => (
        <>
          {t.value(`tab.${name}`)} {counts[name] !== null && <span class="count num">{counts[name]}</span>}
        </>
      )}
    </TabList>
  );
}

const isActive = (chat: ChatSummary, at: number): boolean =>
  isProcessed(chat, at) ||
  (chat.status !== 'completed' && (!chat.withdrawn || at - chat.withdrawn.at < WITHDRAWN_VISIBLE_MS));

/** Follows the clock as well. null: nothing is known yet. */
function useCount(count: (chats: ChatSummary[], at: number) => number): number | null {
  const { now, wakeAt, rules } = useDesk();
  return useView((view) => {
    if (!view) return null;
    const chats = Object.values(view.chats);
    return count(chats, wakeAt(nextOrderChange(chats, rules.value, now.peek())));
  });
}
