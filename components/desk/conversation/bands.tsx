/** How long one waits, under the conversation's header. */
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { clock } from '../../../lib/shown/format.ts';
import { Button } from '../../ui/controls.tsx';
import { LightPill } from '../../ui/light-pill.tsx';
import { useDesk } from '../model.ts';
import { useWait } from '../use-wait.ts';

export function WaitBand({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const wait = useWait(chat);
  // Read by the words alone: a second renders nothing here.
  const waits = useComputed(() => t.value('light.waits', { time: wait.text.value }));
  // Preact sets a text that is empty anew with every rendering, and the browser draws a frame for it.
  const isLonger = useComputed(() => wait.total.value !== '').value;
  return (
    <div class="wait-band" data-tone={wait.light.value ?? 'plain'}>
      <div class="row across">
        <LightPill light={wait.light.value} text={waits} />
        <span class="next num">{wait.next}</span>
        <span class="total num">{isLonger ? wait.total : null}</span>
        <span class="grow" />
        <Button
          onClick={() =>
            void desk.act({ type: 'chat.noReplyNeeded', conversationId: chat.id, upTo: chat.lastMessageId })
          }
        >
          <span class="long">{t.value('chat.noReply')}</span>
          <span class="short">{t.value('chat.noReplyShort')}</span>
        </Button>
      </div>
    </div>
  );
}

export function InviteBand({ chat }: { chat: ChatSummary }): JSX.Element {
  const { t, now } = useDesk();
  const waits = t.value('light.waits', { time: clock(now.value - chat.invitedAt, t.value) });
  return (
    <p class="quiet-line small num">
      {[waits, chat.queue && t.value('invite.queue', { queue: chat.queue })].filter(Boolean).join(' · ')}
    </p>
  );
}
