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
  return (
    <div class="wait-band across" data-tone={wait.light.value ?? 'plain'}>
      <LightPill
        light={wait.light.value}
        text={useComputed(() => t.value('light.waits', { time: wait.text.value }))}
      />
      <span class="next num">{wait.next}</span>
      {/* Preact sets a text that is empty anew with every rendering, and the browser draws a frame for it. */}
      <span class="total num">{wait.total.value || null}</span>
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
