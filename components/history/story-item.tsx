import type { JSX } from 'preact';
import type { StoryChat } from '../../lib/history/rules.ts';
import type { ClientMessage } from '../../lib/webitel/client-chats.ts';
import { HISTORY_WORDS } from '../../lib/history/words.ts';
import { findHits } from '../../lib/chat/search.ts';
import { RichText } from '../desk/conversation/rich-text.tsx';
import { Marked } from '../ui/marked.tsx';
import { messengerName } from '../../lib/shown/messenger.ts';
import { useDesk, type DeskModel } from '../desk/model.ts';
import { openChatRecord } from '../desk/open-in-crm.ts';
import { headOf } from '../../lib/text/names.ts';
import { safeName, timeOfDay } from '../../lib/shown/format.ts';
import { servedText } from '../../lib/shown/owners.ts';
import { IconButton } from '../ui/controls.tsx';

interface ItemProps {
  chat: StoryChat;
  isCurrent: boolean;
  search: string;
}

/** One chat of the time-line. One that the desk knows opens as a card, another as its record in the CRM. */
export function StoryItem({ chat, isCurrent, search }: ItemProps): JSX.Element {
  const desk = useDesk(HISTORY_WORDS);
  const { t, language } = desk;
  const { at, closedAt, record } = chat;
  const time = (ms: number): string => timeOfDay(ms, language.value);
  const span = [at > 0 && time(at), closedAt && time(closedAt)].filter(Boolean).join('–');
  const source = chat.provider || (record?.source ?? '');
  const messenger = source && messengerName(source, t.value);
  const name = record && safeName(record.name);
  const where = [messenger, safeName(chat.gateway), safeName(chat.queue || (record?.queue ?? '')), name];
  const result = record?.result ? t.value('story.result', { result: safeName(record.result) }) : '';
  const served = servedText(chat, t.value, time);
  return (
    <li class="story-chat" data-conversation={chat.conversationId}>
      <header>
        <p class="story-head">
          <span class="num story-time">{span}</span>
          <span>{where.filter(Boolean).join(' · ')}</span>
          {isCurrent && <span class="chip">{t.value('story.current')}</span>}
        </p>
        <OpenButton desk={desk} chat={chat} isCurrent={isCurrent} when={span} />
        {served && <p class="story-meta">{served}</p>}
        {(record?.status || result) && (
          <p class="story-meta">{[safeName(record?.status ?? ''), result].filter(Boolean).join(' · ')}</p>
        )}
      </header>
      {chat.messages.length > 0 ? (
        <ol role="list">
          {chat.messages.map((message) => (
            <Said key={message.id} message={message} search={search} />
          ))}
        </ol>
      ) : (
        record?.lastMessage && (
          <p class="story-last">
            <Marked
              text={headOf(record.lastMessage, LONGEST)}
              hits={findHits(headOf(record.lastMessage, LONGEST), search)}
            />
          </p>
        )
      )}
    </li>
  );
}

/** More of one text is of no use in a list; the chat itself has it. */
const LONGEST = 4096;

function Said({ message, search }: { message: ClientMessage; search: string }): JSX.Element {
  const { t, language } = useDesk(HISTORY_WORDS);
  const { author, text, fileName } = message;
  const name = safeName(message.name);
  const who =
    author === 'bot'
      ? t.value('story.bot')
      : name || t.value(author === 'client' ? 'story.client' : 'story.you');
  return (
    <li data-author={author}>
      <span class="num story-time">{timeOfDay(message.at, language.value)}</span>{' '}
      <span class="story-who">{who}:</span>{' '}
      {fileName !== null && (
        <span class="story-file">
          <Marked
            text={t.value('story.file', { name: safeName(fileName) })}
            hits={findHits(t.value('story.file', { name: safeName(fileName) }), search)}
          />{' '}
        </span>
      )}
      <RichText text={headOf(text, LONGEST)} search={search} />
      {message.edited && <span class="story-meta"> · {t.value('story.edited')}</span>}
    </li>
  );
}

interface OpenProps {
  desk: DeskModel<keyof typeof HISTORY_WORDS>;
  chat: StoryChat;
  isCurrent: boolean;
  when: string;
}

function OpenButton({ desk, chat, isCurrent, when }: OpenProps): JSX.Element | null {
  const { t, view, crm } = desk;
  const known = isCurrent ? undefined : view.value?.chats[chat.conversationId];
  const { record } = chat;
  if (!known && (!record || !crm)) return null;
  const open = (event: MouseEvent): void => {
    if (event.button > 1) return;
    if (known && event.button === 0 && !event.ctrlKey && !event.metaKey) desk.openCard(known, 'info');
    else if (record) openChatRecord(desk, record.id);
  };
  const label = t.value(known ? 'story.openCard' : 'story.openRecord', { when });
  return <IconButton icon="open" data-row label={label} onClick={open} onAuxClick={open} />;
}
