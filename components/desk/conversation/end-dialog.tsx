import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { MORE_WORDS } from '../../../lib/i18n/more.ts';
import { chatName } from '../../../lib/shown/chat-name.ts';
import { useUnsaid, Warnings } from '../left-behind.tsx';
import { useDesk } from '../model.ts';
import { useWait } from '../use-wait.ts';
import { YesNo } from '../yes-no.tsx';

/** «Завершить чат?» names what would be left unsaid. The safe answer has the focus. */
export function EndDialog({ chatId, onClose }: { chatId: string; onClose: () => void }): JSX.Element | null {
  const chat = useDesk(MORE_WORDS).view.value?.chats[chatId];
  return chat ? <Question chat={chat} onClose={onClose} /> : null;
}

function Question({ chat, onClose }: { chat: ChatSummary; onClose: () => void }): JSX.Element {
  const desk = useDesk(MORE_WORDS);
  const { t } = desk;
  const wait = useWait(chat);
  const busy = useSignal(false);
  const { draft, tray, queued, unsaved } = useUnsaid(chat);
  const end = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'chat.leave', conversationId: chat.id });
    busy.value = false;
    onClose();
  };
  return (
    <YesNo
      title={t.value('chat.endQuestion')}
      kind="danger"
      busy={busy.value}
      onClose={onClose}
      onYes={() => void end()}
    >
      <p>{t.value('chat.endText', { name: chatName(chat, t.value) })}</p>
      <Warnings
        words={[
          wait.isWaiting.value && t.value('chat.endWaiting', { time: wait.text.value }),
          draft !== '' && t.value('chat.endDraft'),
          tray > 0 && t.value('chat.endFiles', { count: tray }),
          queued && t.value('chat.endQueued'),
          ...unsaved,
        ]}
      />
    </YesNo>
  );
}
