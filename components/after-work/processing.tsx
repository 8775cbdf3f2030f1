import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useLayoutEffect } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { MORE_WORDS } from '../../lib/i18n/more.ts';
import { countdown } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import { useKept } from '../desk/use-kept.ts';
import { YesNo } from '../desk/yes-no.tsx';

/** The chat is over, the work on it is not: how long that may last, a comment, and the two ways on. */
export function Processing({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk(MORE_WORDS);
  const { t, now } = desk;
  const work = chat.processing!;
  const id = useId();
  const busy = useSignal<'finish' | 'prolong' | null>(null);
  const comment = useSignal('');
  // A comment whose processing is over belongs to nothing any more. Before the field is left.
  useLayoutEffect(
    () => () => {
      if (!desk.view.peek()?.chats[chat.id]?.processing) kept.drop();
    },
    [],
  );
  const kept = useKept(chat.id, 'comment', {
    read: () => comment.peek(),
    show: (text) => (comment.value = text),
  });
  const left = useComputed(() =>
    t.value('processing.left', { time: countdown(work.deadline - now.value, t.value) }),
  );
  const reason =
    work.renewalSec === 0
      ? 'processing.noProlongation'
      : work.prolongations === 0
        ? 'processing.noMore'
        : null;
  /** What would be left behind is named first. */
  const finish = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = 'finish';
    const part = await desk.late(import('../card/part.tsx'));
    busy.value = null;
    const unsaved = part?.unsavedOf(desk, chat.id) ?? [];
    if (unsaved.length === 0) return run('finish');
    const onClose = (): void => void (desk.dialog.value = null);
    desk.dialog.value = (
      <YesNo
        title={t.peek()('processing.question')}
        kind="danger"
        onClose={onClose}
        onYes={() => {
          onClose();
          void run('finish');
        }}
      >
        <p class="dialog-warning">{unsaved.join(' ')}</p>
      </YesNo>
    );
  };
  const run = async (what: 'finish' | 'prolong'): Promise<void> => {
    if (busy.peek()) return;
    busy.value = what;
    if (what === 'finish') kept.drop();
    const of = { conversationId: chat.id, attemptId: work.attemptId };
    const done = await desk.act(
      what === 'finish'
        ? { type: 'processing.finish', ...of, comment: comment.value.trim() }
        : { type: 'processing.prolong', ...of, deadline: work.deadline },
    );
    busy.value = null;
    if (!done && what === 'finish') kept.touch();
    if (done && what === 'finish')
      desk.toast.value = { text: t.value('processing.done'), tone: 'plain', detail: '' };
  };
  return (
    <footer class="over processing">
      <p class="num" role="timer">
        {left}
      </p>
      <textarea
        class="input"
        rows={2}
        aria-label={t.value('processing.comment')}
        placeholder={t.value('processing.comment')}
        value={comment.value}
        onInput={(event) => {
          comment.value = event.currentTarget.value;
          kept.touch();
        }}
      />
      <div class="processing-actions">
        <Button
          disabled={reason !== null || busy.value === 'finish'}
          busy={busy.value === 'prolong'}
          aria-describedby={reason ? `${id}-reason` : undefined}
          onClick={() => void run('prolong')}
        >
          {t.value('processing.prolong')}
        </Button>
        <Button
          kind="primary"
          busy={busy.value === 'finish'}
          disabled={busy.value === 'prolong'}
          onClick={() => void finish()}
        >
          {t.value('processing.finish')}
        </Button>
      </div>
      {(reason || work.prolongations !== null) && (
        <p class="processing-note small" id={`${id}-reason`}>
          {reason ? t.value(reason) : t.value('processing.remain', { count: work.prolongations! })}
        </p>
      )}
    </footer>
  );
}
