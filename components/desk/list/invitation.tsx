import { computed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import type { WithdrawReason } from '../../../lib/chat/types.ts';
import { clock, countdown, cutWord } from '../../../lib/shown/format.ts';
import { Button } from '../../ui/controls.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Avatar } from './chat-item.tsx';
import { messengerName } from '../../../lib/shown/messenger.ts';
import { previewWords } from '../../../lib/shown/preview.ts';
import { chatName } from '../../../lib/shown/chat-name.ts';
import { useDesk } from '../model.ts';

const NOTICE: Record<WithdrawReason, string> = {
  timeout: 'invite-expired',
  taken: 'invite-taken',
  gone: 'invite-taken',
  'client-left': 'invite-left',
  declined: 'invite-taken',
};

/** An offered chat. The first press settles it: all three buttons rest until the server has answered. */
export function Invitation({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t, now } = desk;
  const busy = useSignal<'accept' | 'decline' | null>(null);
  const settled = busy.value !== null || desk.view.value?.session.state !== 'signed-in';
  const waited = useMemo(
    () => computed(() => t.value('light.waits', { time: clock(now.value - chat.invitedAt, t.value) })),
    [chat],
  );
  const left = useMemo(
    () =>
      computed(() =>
        chat.expiresAt === null || chat.expiresAt <= now.value
          ? ''
          : ` · ${t.value('invite.left', { time: countdown(chat.expiresAt - now.value, t.value) })}`,
      ),
    [chat],
  );
  const name = chatName(chat, t.value);
  const source = [
    cutWord(t.value, name),
    messengerName(chat.provider, t.value),
    chat.gateway,
    chat.queue && t.value('invite.queue', { queue: chat.queue }),
  ].filter(Boolean);
  const open = (event: MouseEvent): void => desk.openCard(chat, 'chat', event);
  const settle = async (what: 'accept' | 'decline'): Promise<void> => {
    if (busy.value) return;
    busy.value = what;
    const done = await desk.act({ type: `chat.${what}`, conversationId: chat.id });
    if (done && what === 'accept') desk.select(desk.view.value?.chats[chat.id] ?? chat);
    busy.value = null;
  };
  return (
    <li
      class={`invitation ${desk.selection.value?.id === chat.id ? 'selected' : ''}`}
      data-chat-status={chat.status}
      aria-label={name}
    >
      <header>
        <span class="title">{t.value('invite.title')}</span>
        {!chat.withdrawn && (
          <span class="waited num">
            <Icon name="clock" size={14} /> {waited}
            {left}
          </span>
        )}
      </header>
      <Avatar name={name} chat={chat} />
      <button type="button" class="name" data-row onClick={open} onAuxClick={open}>
        {name}
      </button>
      {desk.people.value?.beside(chat)}
      <p class="source">{source.join(' · ')}</p>
      <p class="text">{chat.preview && previewWords(chat.preview, t.value)}</p>
      {chat.withdrawn ? (
        <p class="withdrawn" role="status" data-notice={NOTICE[chat.withdrawn.reason]}>
          {t.value(`withdrawn.${chat.withdrawn.reason}`)}
        </p>
      ) : (
        <div class="actions">
          <Button
            kind="primary"
            busy={busy.value === 'accept'}
            disabled={settled}
            onClick={() => void settle('accept')}
          >
            {t.value('invite.accept')}
          </Button>
          <Button onClick={open}>{t.value('invite.open')}</Button>
          <span class="grow" />
          <Button
            kind="quiet"
            busy={busy.value === 'decline'}
            disabled={settled}
            onClick={() => void settle('decline')}
          >
            {t.value('invite.decline')}
          </Button>
        </div>
      )}
    </li>
  );
}
