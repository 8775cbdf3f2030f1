import { computed, useComputed, useSignal } from '@preact/signals';
import type { JSX, VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { activeInOrder, closedInOrder, nextOrderChange } from '../../../lib/chat/order.ts';
import { fitsSearch } from '../../../lib/chat/search.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { ChatItem } from './chat-item.tsx';
import { Invitation } from './invitation.tsx';
import { useDesk, type DeskClock, type Place, type WorkerState } from '../model.ts';
import { lateView, withPart } from '../late-view.tsx';
import { useSteady } from './use-steady.ts';

const NoChats = lateView(() => import('./no-chats.tsx').then((part) => part.NoChats));

/** More than a screen holds: so many are drawn at once, and as many more after each frame. */
const STEP = 16;

/** «Активные»: by urgency. It is rendered anew only when the order or a chat changes, not with every second. */
export function ActiveChats(): JSX.Element {
  const desk = useDesk();
  const { view, t } = desk;
  const ids = useMemo(() => orderSignal(desk), [desk]);
  const { order: steady, onHand } = useSteady(ids);
  const cache = useItemCache();
  const shown = useSignal(STEP);
  const order = steady.value;
  const isCut = shown.value < order.length;
  useEffect(() => {
    if (isCut) shown.value += STEP;
    // From then on one chat more must not push another out, even for a frame: it may have the focus.
    else if (order.length > 0) shown.value = Infinity;
  });
  const current = view.value;
  if (!current) return <ListSkeleton />;
  const { session, connection, agent, agentProblem } = current;
  if (session.state === 'signed-out') return <NoChats />;
  if (order.length > 0) {
    return (
      <ul
        class="chats"
        role="list"
        aria-label={t.value('tab.active')}
        onPointerMove={onHand}
        onPointerDown={onHand}
      >
        {order.slice(0, shown.value).map((id) => cache(current.chats[id]!))}
        {current.moreChatsRefused && <MoreRefused />}
      </ul>
    );
  }
  if (desk.listSearch.value) return <NothingFound />;
  if (session.state === 'expired' || agentProblem) return <NoChats />;
  if (connection.freshAt === null) return <ListSkeleton />;
  const ready = agent?.status === 'online';
  const goReady = (
    <Button kind="primary" onClick={() => void desk.act({ type: 'agent.setStatus', status: 'online' })}>
      {t.value('empty.goReady')}
    </Button>
  );
  return (
    <Empty icon="chat" title={t.value('empty.active')} action={ready ? undefined : goReady}>
      {t.value(ready ? 'empty.activeReady' : 'empty.activeNotReady')}
    </Empty>
  );
}

/** «Закрытые»: this operator's last ones. */
export function ClosedChats(): JSX.Element {
  const desk = useDesk();
  const { view, t, now, listSearch } = desk;
  useEffect(() => {
    // Without a connection the list is what this browser has kept.
    void desk.call({ type: 'chat.readClosed' });
  }, [desk]);
  const all = closedInOrder(Object.values(view.value?.chats ?? {}), undefined, now.peek());
  const chats = all.filter((c) => fitsSearch(c, listSearch.value ?? ''));
  const more = desk.crm && (
    <Button
      kind="link"
      onClick={() =>
        withPart(desk, import('../../card/part.tsx'), (part) => {
          desk.history.value = part.historyView(desk);
        })
      }
    >
      {t.value('closed.all')}
    </Button>
  );
  if (chats.length > 0) {
    return (
      <ul class="chats" role="list" aria-label={t.value('tab.closed')}>
        {chats.map((chat) => (
          <ChatItem key={chat.id} chat={chat} />
        ))}
        {view.value?.closedRefused && (
          <li class="more-refused" data-notice="closed-refused">
            {t.value('closed.refused')}
          </li>
        )}
        <li class="all-chats" role="none">
          {more}
        </li>
      </ul>
    );
  }
  if (all.length > 0) {
    return (
      <>
        <NothingFound />
        {more}
      </>
    );
  }
  return (
    <Empty icon="chat" title={t.value('empty.closed')} action={more}>
      {t.value(view.value?.closedRefused ? 'closed.refused' : 'empty.closedText')}
    </Empty>
  );
}

function NothingFound(): JSX.Element {
  const { t } = useDesk();
  return <p class="nothing-found">{t.value('search.nothing')}</p>;
}

function MoreRefused(): JSX.Element {
  const { t } = useDesk();
  return (
    <li class="more-refused" data-notice="more-refused">
      {t.value('list.moreRefused')}
    </li>
  );
}

function ListSkeleton(): JSX.Element {
  const { t } = useDesk();
  return (
    <div class="chats skeleton" role="status" aria-label={t.value('empty.loading')}>
      {[0, 1, 2].map((i) => (
        <div key={i} class="chat-item" aria-hidden="true">
          <span class="bone avatar" />
          <span class="bone" style={{ width: '45%' }} />
          <span class="bone" style={{ width: '80%' }} />
          <span class="bone" style={{ width: '35%' }} />
        </div>
      ))}
    </div>
  );
}

function orderSignal({ view, now, wakeAt, listSearch }: WorkerState & DeskClock & Place) {
  let last: string[] = [];
  return computed(() => {
    const v = view.value;
    if (!v) return last;
    const { trafficLight, list } = v.settings;
    const search = listSearch.value ?? '';
    const chats = Object.values(v.chats);
    wakeAt(nextOrderChange(chats, trafficLight, now.peek()));
    const ids = activeInOrder(chats, trafficLight, now.peek(), list.order)
      .filter((c) => fitsSearch(c, search))
      .map((c) => c.id);
    // The same list for the same order: the view changes far more often.
    if (ids.join() !== last.join()) last = ids;
    return last;
  });
}

/** Gives the same vnode for the same summary, so that a change in one chat renders one item. */
function useItemCache(): (chat: ChatSummary) => VNode {
  const { selection, language, size } = useDesk();
  const cache = useRef(new Map<string, { key: string; chat: ChatSummary; node: VNode }>());
  const context = useComputed(() => `${language.value} ${size.value}`);
  const selected = selection.value?.id;
  return (chat) => {
    const key = `${context.value} ${chat.id === selected}`;
    const have = cache.current.get(chat.id);
    if (have && have.chat === chat && have.key === key) return have.node;
    const node =
      chat.status === 'invited' ? (
        <Invitation key={chat.id} chat={chat} />
      ) : (
        <ChatItem key={chat.id} chat={chat} />
      );
    cache.current.set(chat.id, { key, chat, node });
    return node;
  };
}
