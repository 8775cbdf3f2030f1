import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { endText } from '../../../lib/shown/end-text.ts';
import { Button } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import { write } from '../../outgoing/door.ts';

/** Where the composer was: the chat is not accepted yet, or it is over. */
export function Over({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const draft = desk.draftOf(chat.id);
  const busy = useSignal(false);
  const accept = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'chat.accept', conversationId: chat.id });
    busy.value = false;
  };
  const process = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'chat.processed', conversationId: chat.id });
    busy.value = false;
  };
  if (chat.status === 'invited' && !chat.withdrawn) {
    return (
      <footer class="over">
        <p>{t.value('chat.notAccepted')}</p>
        <Button kind="primary" busy={busy.value} onClick={() => void accept()}>
          {t.value('invite.accept')}
        </Button>
      </footer>
    );
  }
  const reason = chat.withdrawn ? t.value(`withdrawn.${chat.withdrawn.reason}`) : endText(chat, t.value);
  return (
    <footer class="over">
      <p role="status" data-notice={isTold(chat) ? 'chat-ended' : undefined}>
        {chat.unprocessed && <span class="chip amber">{t.value('closed.unprocessed')}</span>}{' '}
        {t.value('chat.over', { reason })}{' '}
        {chat.transfer?.outcome === 'stranded' && t.value('transfer.tellSenior')}{' '}
        {draft && t.value('chat.overDraft')}
      </p>
      {draft && <textarea class="input" readOnly aria-label={t.value('chat.text')} value={draft} rows={2} />}
      {chat.unprocessed && (
        <Button kind="primary" busy={busy.value} onClick={() => void process()}>
          {t.value('closed.process')}
        </Button>
      )}
      {chat.status === 'completed' && (
        <Button onClick={() => write(desk, chat)}>{t.value('desk.write')}</Button>
      )}
      <Button onClick={() => desk.select(null)}>{t.value('desk.back')}</Button>
    </footer>
  );
}

/** It ended, and not by the operator's own wish. */
const isTold = ({ ended }: ChatSummary): boolean =>
  ended !== null && ended.reason !== 'operator' && ended.reason !== 'transfer';
