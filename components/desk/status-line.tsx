import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { timeWithSeconds } from '../format.ts';
import { AgentMenu } from '../ui/agent-menu.tsx';
import { useDesk, type DeskModel } from './model.ts';

/** «На связи» may be said only of data younger than this. */
const STALE_MS = 60_000;

/** Never scrolls away: the operator's own state on the left, how true the data is on the right. */
export function StatusLine(): JSX.Element {
  const desk = useDesk();
  const { view, t } = desk;
  const link = useMemo(() => linkText(desk), [desk]);
  const current = view.value;
  const open = Object.values(current?.chats ?? {}).filter(
    (c) => c.status === 'new' || c.status === 'in-progress',
  ).length;
  const max = current?.agent?.maxChats;
  return (
    <footer class="status-line">
      {current?.agent && (
        <>
          <AgentMenu
            agent={current.agent}
            pauseCauses={current.pauseCauses}
            t={t.value}
            placement="above"
            onChoose={(status, cause) =>
              void desk.act({ type: 'set-status', status, ...(cause ? { cause } : {}) })
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
      <span class="grow" />
      <span class={`link num ${link.value.tone}`}>{link.value.text}</span>
    </footer>
  );
}

function linkText({ view, t, language, now }: DeskModel) {
  return computed<{ text: string; tone: 'plain' | 'amber' | 'red' }>(() => {
    const v = view.value;
    if (!v) return { text: t.value('link.connecting'), tone: 'plain' };
    const { state, freshAt } = v.connection;
    if (v.session.state !== 'signed-in') return { text: t.value('link.off'), tone: 'plain' };
    if (freshAt === null)
      return {
        text: t.value(state === 'offline' ? 'link.offline' : 'link.connecting'),
        tone: state === 'offline' ? 'red' : 'plain',
      };
    const time = timeWithSeconds(freshAt, language.value);
    const stale = state !== 'online' || now.value - v.offset - freshAt > STALE_MS;
    return stale
      ? { text: t.value('link.stale', { time }), tone: 'amber' }
      : { text: t.value('link.online', { time }), tone: 'plain' };
  });
}
