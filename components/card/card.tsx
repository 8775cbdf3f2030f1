import { CARD_WORDS } from '../../lib/card/words.ts';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { cutWord, safeName } from '../../lib/shown/format.ts';
import { IconButton } from '../ui/controls.tsx';
import { chatName } from '../../lib/shown/chat-name.ts';
import { Icon } from '../ui/icons.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { closable } from '../desk/closable.ts';
import { useDesk } from '../desk/model.ts';
import { openChatRecord } from '../desk/open-in-crm.ts';
import type { CardTab } from './open.ts';
import { closedNotice } from './beside.ts';
import type { CardModel } from './card-model.ts';
import { ClashDialog } from './clash-dialog.tsx';
import { DetailsTab } from './details-tab.tsx';
import { FeedTab } from './feed-tab.tsx';
import { FilesTab } from './files-tab.tsx';
import { InfoTab } from './info-tab.tsx';
import type { Layout } from './layout.ts';
import { CardState, SaveBar } from './save-bar.tsx';
import { Side } from './side.tsx';
import { messengerName } from '../../lib/shown/messenger.ts';
import { StageBar } from './stage-bar.tsx';
import { leftBehind } from './unsaved.ts';
import { uploadsOf } from './uploads.ts';

const TABS: readonly CardTab[] = ['chat', 'info', 'details', 'files', 'feed'];
/** Side 212, the form 440, the conversation 400; px of the card itself. */
const WIDE_PX = 1052;
const MEDIUM_PX = 840;

/** A chat's card over the CRM's working area. The conversation beside it is the desk's own: one text, one draft. */
export function Card({ card }: { card: CardModel }): JSX.Element | null {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const place = useRef<HTMLDivElement>(null);
  const layout = useSignal<Layout>('wide');
  useEffect(() => {
    const notice = closedNotice(card.chatId);
    // Opened anew, it shows what was typed itself.
    if (desk.toast.peek()?.notice === notice) desk.toast.value = null;
    return () => {
      card.dispose();
      if (desk.card.peek()?.chatId === card.chatId) return;
      const text = leftBehind(desk, card.chatId, card.typed.peek());
      if (text) desk.toast.value = { text, tone: 'error', detail: '', notice };
    };
  }, [card]);
  useSignalEffect(() => {
    if (card.clashing.value.length === 0) return;
    desk.dialog.value = closable(desk, (close) => <ClashDialog card={card} onClose={close} />);
  });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width } = entry!.contentRect;
      layout.value = width >= WIDE_PX ? 'wide' : width >= MEDIUM_PX ? 'medium' : 'narrow';
    });
    observer.observe(place.current!.closest('.desk')!);
    return () => observer.disconnect();
  }, []);
  // The keyboard goes where the reader looks: to the tab, unless a message is being written or read. The name that was pressed keeps
  // nothing: a narrow card hides the conversation a moment later, and the focus would fall out of the desk, keys and Escape with it.
  useEffect(() => {
    const box = place.current!.parentElement!;
    const active = document.activeElement;
    if (!active || !box.contains(active) || active.matches('button, a'))
      box.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }, [card]);

  const chat = desk.view.value?.chats[card.chatId];
  if (!chat) return null;
  const name = chatName(chat, t.value);
  const record = card.record.value;
  const recordName = safeName(record?.name ?? '');
  const meta = [recordName !== name && recordName, chat.provider && messengerName(chat.provider, t.value)];
  const tab = card.tab.value;
  const isUnsaved = Object.keys(card.typed.value.values).length > 0;
  // Wherever a field of the record is in sight, the side panel's included, and wherever something waits to be saved.
  const saveHere =
    tab === 'info' || tab === 'files' || (tab !== 'chat' && (isUnsaved || layout.value === 'wide'));
  const openRecord = (): void => openChatRecord(desk, record!.id);
  return (
    <div
      class="card"
      ref={place}
      data-tab={tab}
      data-layout={layout.value}
      role="group"
      aria-label={t.value('card.label')}
    >
      <header class="card-head across">
        <IconButton icon="back" label={t.value('card.back')} onClick={() => (desk.card.value = null)} />
        <div class="card-who">
          <h1 title={name}>{name}</h1>
          <p>{[cutWord(t.value, name), ...meta].filter(Boolean).join(' · ')}</p>
        </div>
        <StageBar chat={chat} card={card} />
        {record && <IconButton icon="open" label={t.value('card.openRecord')} onClick={openRecord} />}
      </header>
      {layout.value === 'wide' && (
        <aside class="card-side" aria-label={t.value('card.side')}>
          <Side chat={chat} card={card} withCase />
          {tab === 'chat' && <SaveBar card={card} />}
        </aside>
      )}
      <CardTabs card={card} />
      <div
        class="card-main down"
        role="tabpanel"
        id="card-panel"
        aria-labelledby={`card-tab-${tab}`}
        tabIndex={tab === 'details' ? 0 : undefined}
        hidden={tab === 'chat'}
      >
        <div class="card-scroll down">
          {tab !== 'details' && <CardState card={card} />}
          {tab === 'info' && <InfoTab chat={chat} card={card} layout={layout.value} />}
          {tab === 'details' && <DetailsTab chat={chat} card={card} />}
          {tab === 'files' && <FilesTab card={card} />}
          {tab === 'feed' && <FeedTab card={card} />}
        </div>
        {saveHere && <SaveBar card={card} />}
      </div>
    </div>
  );
}

function CardTabs({ card }: { card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const failed = uploadsOf(desk, card.chatId).list.value.filter(({ failure }) => failure !== null).length;
  const { tab } = card;
  // In a narrow card the row is scrolled: what is shown has its tab in sight. By itself alone, not the page around.
  useLayoutEffect(() => {
    const chosen = document.querySelector<HTMLElement>(`#card-tab-${tab.value}`)!;
    const row = chosen.parentElement!;
    const left = chosen.offsetLeft - row.offsetLeft;
    row.scrollLeft = Math.min(left, Math.max(row.scrollLeft, left + chosen.offsetWidth - row.clientWidth));
  }, [tab.value]);
  return (
    <TabList
      class="card-tabs tabs"
      label={t.value('card.tabs')}
      tabs={TABS}
      selected={tab.value}
      prefix="card-tab"
      panelOf={(name) => (name === 'chat' ? undefined : 'card-panel')}
      onChoose={(name) => (tab.value = name)}
    >
      {(name) => (
        <>
          {t.value(`card.${name}`)}
          {name === 'files' && failed > 0 && (
            <span class="tab-alert">
              <Icon name="alert" size={14} /> <span class="num">{failed}</span>
              <span class="visually-hidden">{t.value('card.uploadsFailed', { count: failed })}</span>
            </span>
          )}
        </>
      )}
    </TabList>
  );
}
