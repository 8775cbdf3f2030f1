import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ActiveChats, ClosedChats } from './list/chat-list.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { focusFirst } from './focus-first.ts';
import { Guard, Slot } from './guard.tsx';
import { ListSearch, ListTools } from './list/list-tools.tsx';
import { ActButton, useAct } from './act.tsx';
import { useDesk } from './model.ts';
import { NoticesPlace } from './notices-place.tsx';
import { StatusLine } from './status-line.tsx';
import { Tabs } from './list/tabs.tsx';
import { Toasts } from './toasts.tsx';
import { write } from '../outgoing/door.ts';

/** The sheet over the CRM page: list or conversation in the panel, both side by side when it is wide. */
export function Desk({
  isOpen,
  onClose,
}: {
  isOpen: ReadonlySignal<boolean>;
  onClose: () => void;
}): JSX.Element {
  const desk = useDesk();
  const sheet = useRef<HTMLElement>(null);
  const { t, selection, size, view, tab, aside } = desk;

  // After the sheet is shown: what is hidden cannot take the focus.
  useLayoutEffect(() => {
    if (isOpen.value) focusFirst(sheet.current);
  }, [isOpen.value]);

  const open = desk.card.value;
  const card = open && open.chatId === selection.value?.id ? open : null;
  const stepBack = (): void => {
    if (card) desk.card.value = null;
    else if (size.value !== 'panel') desk.setSize('panel');
    else if (aside.value) aside.value = null;
    else if (selection.value) desk.select(null);
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    stepBack();
  };

  // Computed, so that what happens in another chat does not render all of the sheet. In the open one it does, list and conversation in
  // one piece: what is scrolled to its end lays the page out, and must find nothing left to change.
  const chat = useComputed(() => selection.value && view.value?.chats[selection.value.id]).value;
  const state = useComputed(() => view.value?.session.state).value;
  const wide = size.value !== 'panel';
  const readable = state === 'signed-in' || state === 'expired';
  const showConversation = Boolean(chat) && readable && (wide || !aside.value);
  const writing = useAct({
    id: 'new-message',
    icon: 'edit',
    label: t.value('desk.write'),
    run: () => write(desk),
  });
  const close = useAct({ id: 'close', icon: 'close', label: t.value('desk.close'), run: onClose });
  const enlarge = useAct({
    id: 'enlarge',
    icon: size.value === 'full' ? 'shrink' : 'expand',
    label: t.value(size.value === 'full' ? 'desk.shrink' : 'desk.enlarge'),
    isOff: Boolean(card),
    run: () => desk.setSize(({ panel: 'wide', wide: 'full', full: 'panel' } as const)[size.value]),
  });
  return (
    <section
      ref={sheet}
      class={`desk ${card ? 'wide as-card' : size.value}`}
      hidden={!isOpen.value}
      aria-label={t.value('desk.title')}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {!card && (
        <header class="desk-tabs across">
          <Tabs />
          <span class="grow" />
          {readable && <ActButton act={writing} />}
          {readable && (wide || !showConversation) && <ListTools />}
          {desk.extra.value}
          <ActButton act={enlarge} class="icon-button enlarge" />
          <ActButton act={close} />
        </header>
      )}
      <NoticesPlace />
      <div class="desk-body">
        {card ? (
          <Slot of={desk.card} />
        ) : aside.value ? (
          <div class="desk-list down">
            <Slot of={aside} />
          </div>
        ) : (
          (wide || !showConversation) && (
            <div
              class="desk-list down"
              role="tabpanel"
              id="chats-panel"
              aria-labelledby={`tab-${tab.value}`}
              data-rows
            >
              <ListSearch />
              {tab.value === 'active' ? (
                <Guard key="active">
                  <ActiveChats />
                </Guard>
              ) : (
                <Guard>{desk.history.value ?? <ClosedChats />}</Guard>
              )}
            </div>
          )
        )}
        {showConversation && chat ? (
          <Guard key={chat.id}>
            <Conversation chat={chat} />
          </Guard>
        ) : (
          wide && <div class="desk-choose">{t.value('desk.chooseChat')}</div>
        )}
      </div>
      <Toasts />
      <StatusLine />
      <Slot of={desk.dialog} />
    </section>
  );
}
