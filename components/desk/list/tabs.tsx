import type { JSX } from 'preact';
import { WITHDRAWN_VISIBLE_MS, closedInOrder, isProcessed } from '../../../lib/chat/order.ts';
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
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = tab.value === 'active' ? 'closed' : 'active';
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus lives on the tabs, arrows bubble to the list
    <div role="tablist" class="tabs" aria-label={t.value('list.label')} onKeyDown={onKeyDown}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab.value === name}
          aria-controls={hasList ? 'chats-panel' : undefined}
          tabIndex={tab.value === name ? 0 : -1}
          onClick={() => choose(name)}
        >
          {t.value(`tab.${name}`)} {view.value && <span class="count num">{counts[name]}</span>}
        </button>
      ))}
    </div>
  );
}
