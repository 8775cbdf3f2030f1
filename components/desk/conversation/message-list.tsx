import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Line, firstUnread } from '../../../lib/chat/lines.ts';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { fileLabel, timeOfDay } from '../../../lib/shown/format.ts';
import { IconButton } from '../../ui/controls.tsx';
import { blocksOf } from '../../../lib/chat/blocks.ts';
import { authorName } from './bubble.tsx';
import { copied, selectedLines } from './copy-lines.ts';
import { MessageBlock } from './message-block.tsx';
import { useDesk } from '../model.ts';
import { OlderRow } from './older-row.tsx';
import type { ChatSearch } from './use-chat-search.ts';
import type { Older } from './use-older.ts';
import { usePlace } from './use-place.ts';

/** Only the tail is in the page; scrolling up brings more. Rows are cheap, their layout is not. */
const WINDOW = 60;
const NOTHING: readonly Line[] = [];
const NEAR_PX = 80;
/** Older messages are asked for this far before the reader reaches the top. */
const AHEAD_PX = 400;

interface MessageListProps {
  chat: ChatSummary;
  older: Older;
  search: ChatSearch;
}

export function MessageList({ chat, older, search }: MessageListProps): JSX.Element {
  const desk = useDesk();
  const { t, language } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const atBottom = useSignal(true);
  const shown = useSignal(WINDOW);
  const shownChat = () => (desk.conversation.value?.id === chat.id ? desk.conversation.value : null);
  // Computed, so that a key that is kept renders no list.
  const lines = useComputed<readonly Line[]>(() => shownChat()?.lines ?? NOTHING).value;
  const hasOlder = useComputed(() => shownChat()?.reachedStart === false).value;
  const selection = desk.selection.value;
  const unreadKey = useRef<string | null | undefined>(undefined);
  const anchor = useRef<string | null>(null);
  if (lines.length > 0) {
    if (unreadKey.current === undefined && selection) unreadKey.current = firstUnread(lines, selection);
    if (!lines.some((l) => l.key === anchor.current)) anchor.current = lines[0]!.key;
  }
  const from = Math.max(0, lines.length - shown.value);

  const lastKey = lines.at(-1)?.key;
  const lastIsOwn = lines.at(-1)?.author === 'operator';
  const toBottom = (): void => void scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  useLayoutEffect(() => {
    if (atBottom.peek() || lastIsOwn) toBottom();
  }, [lastKey, lines.at(-1)?.state]);
  const room = useRef(0);
  /** Its room changes with the bands over it and the field under it; where the end was, it stays. @returns whether it has changed since */
  const hasMoved = (box: HTMLElement): boolean => {
    const isNew = room.current !== box.clientHeight;
    room.current = box.clientHeight;
    if (isNew && atBottom.peek()) toBottom();
    return isNew;
  };
  useEffect(() => {
    const box = scroller.current!;
    const watch = new ResizeObserver(() => hasMoved(box));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const remember = usePlace(scroller, lines[from]?.key, () => atBottom.peek());

  const lastId = lines.findLast((l) => l.messageId !== null)?.messageId ?? 0;
  const read = (): void => {
    const isRead = lastId > 0 && atBottom.peek() && document.visibilityState === 'visible';
    desk.reading.value = isRead ? chat.id : null;
    if (isRead && chat.unread > 0) {
      void desk.call({ type: 'chat.read', conversationId: chat.id, upTo: lastId });
    }
  };
  // Before the frame is drawn: what comes before the reader's eyes must not be drawn as unread first.
  useLayoutEffect(read, [lastId, atBottom.value, chat.unread]);
  useEffect(() => () => void (desk.reading.value = null), []);
  useEffect(() => {
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  });

  /** The window grows first; when all is in the page, Webitel is asked. */
  const wantOlder = (): void => {
    if (from > 0) shown.value += WINDOW;
    else if (hasOlder && !older.isLoading.peek() && older.failure.peek() === '') void older.load();
  };
  // What does not fill the page cannot be scrolled.
  useEffect(() => {
    const box = scroller.current;
    const isShort = box !== null && box.scrollHeight <= box.clientHeight;
    if (isShort && chat.status !== 'invited') wantOlder();
  }, [lines.length, hasOlder]);
  // Loaded lines come into the window at once, or the place at the top would stay the top.
  const count = useRef(lines.length);
  useLayoutEffect(() => {
    const more = lines.length - count.current;
    count.current = lines.length;
    if (more > 0 && !atBottom.peek()) shown.value += more;
  }, [lines.length]);

  const onScroll = (event: Event & { currentTarget: HTMLElement }): void => {
    const { scrollTop } = event.currentTarget;
    // The browser scrolls too when the room changes, before it tells of that; it is nobody's wish to leave the end.
    if (!(hasMoved(event.currentTarget) && atBottom.peek()))
      atBottom.value = isNearBottom(event.currentTarget);
    remember();
    if (scrollTop < AHEAD_PX && !atBottom.value) wantOlder();
  };
  const goTo = (key: string): void => {
    const all = desk.conversation.peek()?.lines ?? [];
    const back = all.length - all.findIndex((l) => l.key === key);
    if (back > shown.peek()) shown.value = back + WINDOW / 2;
    atBottom.value = false;
    // After the lines have come into the page.
    setTimeout(() => {
      const box = scroller.current;
      const line = box?.querySelector(`[data-line="${key}"] .bubble`);
      // Not scrollIntoView: it would scroll everything around the list as well, the page included.
      if (!box || !line) return;
      box.scrollTop += middleOf(line) - middleOf(box);
      atBottom.value = isNearBottom(box);
    });
  };
  useSignalEffect(() => {
    const key = search.current.value;
    if (key !== null) goTo(key);
  });
  /** The line that a quotation led to; until something else is pressed. */
  const led = useSignal<string | null>(null);
  useEffect(() => {
    const box = scroller.current!;
    const follow = (event: MouseEvent): void => {
      const key = (event.target as Element).closest<HTMLElement>('[data-go]')?.dataset.go ?? null;
      led.value = key;
      if (key === null) return;
      goTo(key);
      // The quotation may be out of sight now.
      box.focus({ preventScroll: true });
    };
    box.addEventListener('click', follow);
    return () => box.removeEventListener('click', follow);
  }, []);
  const onCopy = (event: ClipboardEvent & { currentTarget: HTMLElement }): void => {
    const chosen = selectedLines(event.currentTarget, lines);
    if (!chosen) return;
    const text = copied(
      chosen,
      (line) => authorName(line, t.value),
      (at) => timeOfDay(at, language.value),
      (file) => fileLabel(file, t.value),
    );
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };

  return (
    <div class="messages-frame">
      <div
        class="messages focusable"
        ref={scroller}
        onScroll={onScroll}
        onCopy={onCopy}
        role="log"
        aria-label={t.value('chat.messages')}
        tabIndex={0}
      >
        <OlderRow older={older} hasOlder={hasOlder && from === 0} />
        {lines.length === 0 && !hasOlder && <p class="no-messages">{t.value('chat.empty')}</p>}
        {blocksOf(lines, from, anchor.current).map((block, i, all) => (
          <MessageBlock
            key={block.key}
            lines={lines}
            block={block}
            isLast={i >= all.length - 2}
            unreadKey={unreadKey.current ?? null}
            unread={selection?.unread ?? 0}
            search={search.text.value}
            current={search.current.value ?? led.value}
          />
        ))}
      </div>
      {!atBottom.value && (
        <span class="to-newest">
          <IconButton icon="down" label={t.value('chat.toNewest')} onClick={toBottom} />
        </span>
      )}
    </div>
  );
}

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

const isNearBottom = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR_PX;
