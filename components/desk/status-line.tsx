import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { isProcessed } from '../../lib/chat/order.ts';
import { timeWithSeconds } from '../../lib/shown/dates.ts';
import { AgentMenu } from '../ui/agent-menu.tsx';
import { useAct } from './act.tsx';
import { useDesk, type DeskClock, type DeskWords, type WorkerState } from './model.ts';

/** «На связи» may be said only of data younger than this. */
const STALE_MS = 60_000;
/** A line that is back this soon was never worth a word. */
const QUIET_MS = 1500;

/** Never scrolls away: the operator's own state on the left, how true the data is on the right. */
export function StatusLine(): JSX.Element {
  const desk = useDesk();
  const { view, t, now } = desk;
  const link = useMemo(() => linkText(desk), [desk]);
  const opener = useRef<(() => void) | null>(null);
  const act = useAct({ id: 'agent', label: t.value('agent.menu'), run: () => opener.current?.() });
  const current = view.value;
  const open = Object.values(current?.chats ?? {}).filter(
    (c) => c.status === 'new' || c.status === 'in-progress',
  ).length;
  const working = Object.values(current?.chats ?? {}).some((c) => isProcessed(c, now.peek()));
  const max = current?.agent?.maxChats;
  return (
    <footer class="status-line small across">
      {current?.agent && current.session.state === 'signed-in' && (
        <>
          <AgentMenu
            agent={current.agent}
            pauseCauses={current.pauseCauses}
            causesRefused={current.pauseCausesRefused}
            t={t.value}
            placement="above"
            opener={opener}
            hint={(label) => desk.hint.value?.({ id: act.id, label })}
            onChoose={(status, cause) =>
              void desk.act({ type: 'agent.setStatus', status, ...(cause ? { cause } : {}) })
            }
          />
          <span
            class="load num"
            title={max ? t.value('agent.loadAria', { open, max }) : t.value('agent.loadOpen', { open })}
          >
            {max ? t.value('agent.load', { open, max }) : open}
          </span>
        </>
      )}
      {current?.agentProblem === 'no-agent-right' && (
        <span class="link amber">{t.value('empty.noAgentRight')}</span>
      )}
      {working && <span class="after-work">{t.value('agent.processing')}</span>}
      <span class="grow" />
      <span class={`link num ${link.value.tone}`}>
        <span class="long">{link.value.text}</span>
        <span class="short">{link.value.short}</span>
      </span>
    </footer>
  );
}

interface LinkText {
  text: string;
  /** The same for a narrow sheet: the clock is never cut. */
  short: string;
  tone: 'plain' | 'amber' | 'red';
}

function linkText({ view, t, language, now, wakeAt }: WorkerState & DeskClock & DeskWords) {
  const say = (text: string, tone: LinkText['tone'] = 'plain', short = text): LinkText => ({
    text,
    short,
    tone,
  });
  return computed<LinkText>(() => {
    const v = view.value;
    if (!v) return say(t.value('link.connecting'));
    const { state, freshAt, since } = v.connection;
    if (v.session.state !== 'signed-in') return say(t.value('link.off'));
    if (freshAt === null) {
      return state === 'offline' ? say(t.value('link.offline'), 'red') : say(t.value('link.connecting'));
    }
    const time = timeWithSeconds(freshAt, language.value);
    const staleAt =
      Math.min(freshAt + STALE_MS, state === 'offline' ? since + QUIET_MS : Infinity) + v.offset;
    wakeAt(staleAt);
    const stale = now.peek() >= staleAt;
    return stale
      ? say(t.value('link.stale', { time }), 'amber')
      : say(t.value('link.online', { time }), 'plain', t.value('link.fresh', { time }));
  });
}
