import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Ui } from '../../lib/creatio/location.ts';
import { IconButton } from '../ui/controls.tsx';
import { ActiveChats, ClosedChats } from './chat-list.tsx';
import { Conversation } from './conversation.tsx';
import { ListSearch, ListTools } from './list-tools.tsx';
import { useDesk } from './model.ts';
import { swallowFiles } from './files/use-drop.ts';
import { Notices } from './notices.tsx';
import { StatusLine } from './status-line.tsx';
import { Tabs } from './tabs.tsx';
import { Toasts } from './toasts.tsx';

/** The sheet over the CRM page: list or conversation in the panel, both side by side when it is wide. */
export function Desk({
  isOpen,
  ui,
  onClose,
}: {
  isOpen: ReadonlySignal<boolean>;
  ui: Ui;
  onClose: () => void;
}): JSX.Element {
  const desk = useDesk();
  const sheet = useRef<HTMLElement>(null);
  const { t, selection, size, view, tab } = desk;

  useSignalEffect(() => {
    if (isOpen.value) queueMicrotask(() => focusFirst(sheet.current));
  });

  const open = desk.card.value;
  const card = open && open.chatId === selection.value?.id ? open : null;
  const stepBack = (): void => {
    if (card) desk.card.value = null;
    else if (size.value !== 'panel') desk.setSize('panel');
    else if (selection.value) desk.select(null);
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    stepBack();
  };

  const chat = selection.value && view.value?.chats[selection.value.id];
  const wide = size.value !== 'panel';
  const readable = view.value?.session.state === 'signed-in' || view.value?.session.state === 'expired';
  const showConversation = Boolean(chat) && readable;
  return (
    <section
      ref={sheet}
      class={`desk ${card ? 'wide as-card' : size.value} on-${ui}`}
      hidden={!isOpen.value}
      aria-label={t.value('desk.title')}
      onKeyDown={onKeyDown}
      onDragOver={swallowFiles}
      onDrop={swallowFiles}
      tabIndex={-1}
    >
      {!card && (
        <header class="desk-tabs">
          <Tabs />
          <span class="grow" />
          {readable && (wide || !showConversation) && <ListTools />}
          <IconButton
            icon={size.value === 'full' ? 'shrink' : 'expand'}
            data-size-button
            label={t.value(size.value === 'full' ? 'desk.shrink' : 'desk.enlarge')}
            onClick={() =>
              desk.setSize(size.value === 'panel' ? 'wide' : size.value === 'wide' ? 'full' : 'panel')
            }
          />
          <IconButton icon="close" label={t.value('desk.close')} onClick={onClose} />
        </header>
      )}
      <Notices />
      <div class="desk-body">
        {card
          ? card.element
          : (wide || !showConversation) && (
              <div class="desk-list" role="tabpanel" id="chats-panel" aria-labelledby={`tab-${tab.value}`}>
                <ListSearch />
                {tab.value === 'active' ? <ActiveChats /> : (desk.history.value ?? <ClosedChats />)}
              </div>
            )}
        {showConversation && chat ? (
          <Conversation key={chat.id} chat={chat} />
        ) : (
          wide && <div class="desk-choose">{t.value('desk.chooseChat')}</div>
        )}
      </div>
      <Toasts />
      <StatusLine />
      {desk.dialog.value}
    </section>
  );
}

/** Opening the desk leads the keyboard into it, but never out of a text someone is writing in it. */
function focusFirst(sheet: HTMLElement | null): void {
  if (!sheet || sheet.contains((sheet.getRootNode() as ShadowRoot).activeElement)) return;
  const target =
    sheet.querySelector<HTMLElement>('textarea, .invitation .primary, .chat-item, [role=tab]') ?? sheet;
  target.focus({ preventScroll: true });
}
