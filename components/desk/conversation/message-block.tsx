import type { JSX, VNode } from 'preact';
import { useErrorBoundary, useRef } from 'preact/hooks';
import { memo } from './memo.ts';
import type { Line } from '../../../lib/chat/lines.ts';
import { dayKey, dayName } from '../../../lib/shown/format.ts';
import type { Block } from '../../../lib/chat/blocks.ts';
import { Bubble } from './bubble.tsx';
import { Broken } from '../guard.tsx';
import { useDesk } from '../model.ts';

interface BlockProps {
  lines: readonly Line[];
  block: Block;
  /** Near the end, where the reader is: never left unpainted. */
  isLast: boolean;
  unreadKey: string | null;
  unread: number;
  search: string;
  /** Key of the line that the search points at. */
  current: string | null;
}

/** Rendered anew only when one of its lines changed. */
export const MessageBlock = memo<BlockProps>(function MessageBlock({
  lines,
  block,
  isLast,
  unreadKey,
  unread,
  search,
  current,
}) {
  const { now, language, t } = useDesk();
  /** Preact passes over a row whose node it was given before: a new message renders one row, not fifty. */
  const made = useRef(new Map<string, VNode<RowProps>>());
  const rows: JSX.Element[] = [];
  for (let i = block.from; i < block.to; i++) {
    const line = lines[i]!;
    const before = lines[i - 1];
    const startsDay = !before || dayKey(before.at) !== dayKey(line.at);
    const node = (
      <Row
        key={line.key}
        line={line}
        before={before}
        day={startsDay ? dayName(line.at, now.peek(), language.value, t.value) : null}
        unread={line.key === unreadKey ? unread : 0}
        search={search}
        isCurrent={line.key === current}
      />
    ) as VNode<RowProps>;
    const known = made.current.get(line.key);
    const same = known && ROW_PROPS.every((name) => known.props[name] === node.props[name]);
    if (!same) made.current.set(line.key, node);
    rows.push(same ? known : node);
  }
  return <div class={isLast ? 'block' : 'block past'}>{rows}</div>;
}, isSameBlock);

function isSameBlock(a: BlockProps, b: BlockProps): boolean {
  const { from, to } = b.block;
  const length = to - from;
  if (length !== a.block.to - a.block.from || a.isLast !== b.isLast) return false;
  if (a.search !== b.search || a.unread !== b.unread || a.unreadKey !== b.unreadKey) return false;
  if (a.lines[a.block.from - 1] !== b.lines[from - 1]) return false;
  let touched = false;
  for (let i = 0; i < length; i++) {
    const line = b.lines[from + i]!;
    if (a.lines[a.block.from + i] !== line) return false;
    if (a.current !== b.current && (line.key === a.current || line.key === b.current)) touched = true;
  }
  return !touched;
}

const RUN_MS = 5 * 60_000;

interface RowProps {
  line: Line;
  before: Line | undefined;
  day: string | null;
  unread: number;
  search: string;
  isCurrent: boolean;
}

const ROW_PROPS = ['line', 'before', 'day', 'unread', 'search', 'isCurrent'] as const;

function Row({ line, before, day, unread, search, isCurrent }: RowProps): JSX.Element {
  const { t, fault } = useDesk();
  const continues =
    day === null &&
    unread === 0 &&
    before?.author === line.author &&
    before.name === line.name &&
    line.at - before.at < RUN_MS;
  // No component of its own: thousands of them cost every new message a tenth of a second.
  const [error, tryAgain] = useErrorBoundary((cause: unknown) => fault('message', cause));
  const drawn = useRef(line);
  const isBroken = error && drawn.current === line;
  if (error && !isBroken) tryAgain();
  drawn.current = line;
  return (
    <>
      {day !== null && <p class="divider small across">{day}</p>}
      {unread > 0 && (
        <p class="divider small across unread-line">{t.value('chat.newMessages', { count: unread })}</p>
      )}
      {isBroken ? (
        <Broken />
      ) : (
        <Bubble line={line} continues={continues} search={search} isCurrent={isCurrent} />
      )}
    </>
  );
}
