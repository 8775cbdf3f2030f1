import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import type { Translate } from '../../../lib/i18n/index.ts';
import { cutWord, initials, timeOrDay } from '../../../lib/shown/format.ts';
import { Icon, messengerIcon } from '../../ui/icons.tsx';
import { LightPill } from '../../ui/light-pill.tsx';
import { messengerName } from '../../../lib/shown/messenger.ts';
import { previewWords } from '../../../lib/shown/preview.ts';
import { chatName } from '../../../lib/shown/chat-name.ts';
import { useDesk } from '../model.ts';
import { useProcessing } from '../../after-work/use-processing.ts';
import { useSeen } from './use-seen.ts';
import { useWait } from '../use-wait.ts';

/** One chat of a list; the whole item is one target. */
export function ChatItem({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t, selection, language } = desk;
  const row = useRef<HTMLLIElement>(null);
  const wait = useWait(chat, useSeen(row));
  const name = chatName(chat, t.value);
  const { isWorked, left } = useProcessing(chat);
  const light = wait.light.value;
  const isRead = useComputed(() => desk.reading.value === chat.id).value;
  const meta = [
    cutWord(t.value, name),
    messengerName(chat.provider, t.value),
    t.value(`status.${chat.status}`),
    chat.queue,
  ].filter(Boolean);
  return (
    <li
      ref={row}
      data-chat-status={chat.status}
      data-light={light ?? undefined}
      aria-label={name}
      class={selection.value?.id === chat.id ? 'selected' : undefined}
    >
      <button
        type="button"
        class="chat-item"
        data-row
        aria-current={selection.value?.id === chat.id ? 'true' : undefined}
        onClick={() => desk.select(chat)}
      >
        <Avatar name={name} chat={chat} />
        <span class="row">
          <span class="name">{name}</span>
          {desk.people.value?.beside(chat)}
          {chat.status === 'completed' ? (
            <span class="closed-at num">
              {timeOrDay(chat.ended?.at ?? chat.lastAt, desk.now.peek(), language.value)}
            </span>
          ) : (
            <LightPill light={light} text={wait.text} short={wait.short} />
          )}
        </span>
        <span class="row">
          <Snippet chat={chat} />
          {chat.unprocessed && chat.status === 'completed' && (
            <span class="chip amber">{t.value('closed.unprocessed')}</span>
          )}
          {chat.unread > 0 && !isRead && chat.status !== 'completed' && (
            <span class="unread num">
              <span aria-hidden="true">{chat.unread > 99 ? '99+' : chat.unread}</span>
              <span class="visually-hidden">{t.value('list.unread', { count: chat.unread })}</span>
            </span>
          )}
        </span>
        <span class="row">
          <span class="meta">{meta.join(' · ')}</span>
          <span class="next num">
            {isWorked.value ? left : chat.status === 'completed' ? shortEnd(chat, t.value) : wait.next}
          </span>
        </span>
      </button>
    </li>
  );
}

function shortEnd(chat: ChatSummary, t: Translate): string {
  if (chat.transfer?.outcome === 'stranded') return t('end.strandedShort');
  return t(`end.${chat.ended?.reason ?? 'other'}`);
}

export function Avatar({ name, chat }: { name: string; chat: ChatSummary }): JSX.Element {
  const people = useDesk().people.value;
  const letters = initials(name) || '?';
  return (
    <span class="avatar" aria-hidden="true">
      {people ? people.photo(chat, letters) : letters}
      <span class="messenger">
        <Icon name={messengerIcon(chat.provider)} size={12} />
      </span>
    </span>
  );
}

function Snippet({ chat }: { chat: ChatSummary }): JSX.Element {
  const { t } = useDesk();
  const p = chat.preview;
  if (!p) return <span class="snippet cut quiet">{t.value('list.noMessages')}</span>;
  const content = previewWords(p, t.value);
  if (p.failed) {
    return (
      <span class="snippet cut">
        <strong class="failed">{t.value('list.failed')}</strong> {content}
      </span>
    );
  }
  if (p.author === 'client') return <span class="snippet cut">{content}</span>;
  return (
    <span class="snippet cut quiet">
      {t.value(p.author === 'bot' ? 'list.bot' : 'list.you', { text: content })}
    </span>
  );
}
