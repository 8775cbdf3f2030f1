import type { JSX } from 'preact';
import { WITHDRAWN_VISIBLE_MS, closedInOrder, isProcessed } from '../../../lib/chat/order.ts';
import { TabList } from '../../ui/tab-list.tsx';
import { useDesk, type Tab } from '../model.ts';

const TABS: readonly Tab[] = ['active', 'closed'];

/** The two lists, as tabs that arrows move between. Choosing one also leads back from a conversation. */
export function Tabs(): JSX.Element {
  const desk = useDesk();
  const { t, tab, view, now, size, selection, aside } = desk;
  /** In the panel a conversation, or what stands in the lists' place, takes all the room. */
  const hasList = (size.value !== 'panel' || !selection.value) && !aside.value;
  const chats = Object.values(view.value?.chats ?? {});
  const counts: Record<Tab, number> = {
    active: chats.filter(
      (c) =>
        isProcessed(c, now.peek()) ||
        (c.status !== 'completed' && (!c.withdrawn || now.peek() - c.withdrawn.at < WITHDRAWN_VISIBLE_MS)),
    ).length,
    closed: closedInOrder(chats, undefined, now.peek()).length,
  };
  const choose = (next: Tab): void => {
    tab.value = next;
    desk.aside.value = null;
    if (size.value === 'panel') desk.select(null);
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
          {t.value(`tab.${name}`)} {view.value && <span class="count num">{counts[name]}</span>}
        </>
      )}
    </TabList>
  );
}
