import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Line } from '../../lib/chat/lines.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { dayKey, dayName } from '../format.ts';
import { IconButton } from '../ui/controls.tsx';
import { Bubble } from './bubble.tsx';
import { firstUnread, useDesk } from './model.ts';

/** Only the tail is in the page; scrolling up brings more. Rows are cheap, their layout is not. */
const WINDOW = 60;
const NEAR_PX = 80;

export function MessageList({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t, language, now } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const atBottom = useSignal(true);
  const shown = useSignal(WINDOW);
  const lines = desk.conversation.value?.id === chat.id ? desk.conversation.value.lines : [];
  const visible = lines.slice(-shown.value);
  const unreadKey = useRef<string | null | undefined>(undefined);
  const selection = desk.selection.value;
  if (unreadKey.current === undefined && lines.length > 0 && selection)
    unreadKey.current = firstUnread(lines, selection);

  const lastKey = lines.at(-1)?.key;
  const lastIsOwn = lines.at(-1)?.author === 'operator';
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && (atBottom.peek() || lastIsOwn)) element.scrollTop = element.scrollHeight;
  }, [lastKey, lines.length, lines.at(-1)?.state]);

  const lastId = lines.findLast((l) => l.messageId !== null)?.messageId ?? 0;
  const read = (): void => {
    if (lastId > 0 && atBottom.peek() && document.visibilityState === 'visible' && chat.unread > 0) {
      void desk.call({ type: 'read', conversationId: chat.id, upTo: lastId });
    }
  };
  useEffect(read, [lastId, atBottom.value, chat.unread]);
  useEffect(() => {
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  });

  const onScroll = (event: Event & { currentTarget: HTMLElement }): void => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    atBottom.value = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (scrollTop < NEAR_PX && shown.value < lines.length) shown.value += WINDOW;
  };
  const toNewest = (): void => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };

  return (
    <div class="messages-frame">
      <div
        class="messages focusable"
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label={t.value('chat.messages')}
        tabIndex={0}
      >
        {lines.length === 0 && <p class="no-messages">{t.value('chat.empty')}</p>}
        {visible.map((line, i) => (
          <Row
            key={line.key}
            line={line}
            before={visible[i - 1]}
            day={
              startsDay(line, visible[i - 1]) ? dayName(line.at, now.peek(), language.value, t.value) : null
            }
            unread={line.key === unreadKey.current ? (selection?.unread ?? 0) : 0}
          />
        ))}
      </div>
      {!atBottom.value && (
        <span class="to-newest">
          <IconButton icon="down" label={t.value('chat.toNewest')} onClick={toNewest} />
        </span>
      )}
    </div>
  );
}

const startsDay = (line: Line, before: Line | undefined): boolean =>
  !before || dayKey(before.at) !== dayKey(line.at);

const RUN_MS = 5 * 60_000;

interface RowProps {
  line: Line;
  before: Line | undefined;
  day: string | null;
  unread: number;
}

function Row({ line, before, day, unread }: RowProps): JSX.Element {
  const { t } = useDesk();
  const continues =
    day === null &&
    unread === 0 &&
    before?.author === line.author &&
    before.name === line.name &&
    line.at - before.at < RUN_MS;
  return (
    <>
      {day !== null && <p class="divider">{day}</p>}
      {unread > 0 && <p class="divider unread-line">{t.value('chat.newMessages', { count: unread })}</p>}
      <Bubble line={line} continues={continues} />
    </>
  );
}
