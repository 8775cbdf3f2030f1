/** What there is to know of a message that is not simply on its way, and to do: loaded with the first of them. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Line } from '../../../lib/chat/lines.ts';
import { DELIVERY_WORDS } from '../../../lib/i18n/delivery.ts';
import { REPORT_WORDS } from '../../../lib/recorder/words.ts';
import { ReportButtons } from '../../recorder/buttons.tsx';
import { Button } from '../../ui/controls.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useDesk, type DeskWords, type WorkerState } from '../model.ts';
import { messengerName } from '../../../lib/shown/messenger.ts';
import { failureReason, type Refused } from '../../../lib/shown/failure-reason.ts';

/** Only trouble gets words and buttons. */
export function Trouble({ line }: { line: Line }): JSX.Element | null {
  const desk = useDesk(REPORT_WORDS, DELIVERY_WORDS);
  const { t } = desk;
  const cause = useSignal(false);
  const { localId } = line;
  if (localId !== null && line.note && line.note !== 'unsure') return <Note line={line} localId={localId} />;
  if (localId === null || (line.state !== 'failed' && line.state !== 'unclear')) return null;
  const again = (): void => void desk.act({ type: 'message.retry', localId, newLocalId: desk.newId() });
  if (line.state === 'unclear') {
    return (
      <div class="trouble amber" role="alert">
        <p>
          <Icon name="question" size={14} />{' '}
          {t.value(line.note === 'unsure' ? 'send.unsure' : 'send.unclear')}
        </p>
        <p>
          {!line.retried && (
            <>
              <Button kind="link" onClick={again}>
                {t.value('send.again')}
              </Button>
              {' · '}
            </>
          )}
          <Button kind="link" onClick={() => void desk.act({ type: 'message.confirm', localId })}>
            {t.value('send.arrived')}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div class="trouble red" role="alert" data-notice="send-failed">
      <p>
        <Icon name="alert" size={14} />{' '}
        {t.value('send.failed', { reason: failureReason(refusedOf(desk, line), t.value) })}
      </p>
      {!line.retried && (
        <p>
          <Button kind="link" onClick={again}>
            {t.value('send.retry')}
          </Button>
          {' · '}
          <Button kind="link" aria-expanded={cause.value} onClick={() => (cause.value = !cause.value)}>
            {t.value('send.cause')}
          </Button>
          {line.messageId === null && (
            <>
              {' · '}
              <Button kind="link" onClick={() => void desk.act({ type: 'message.discard', localId })}>
                {t.value('send.discard')}
              </Button>
            </>
          )}
        </p>
      )}
      {cause.value && (
        <>
          <code>{[line.reason, line.detail].filter(Boolean).join(' · ')}</code>
          <ReportButtons from={desk} />
        </>
      )}
    </div>
  );
}

function refusedOf(desk: WorkerState & DeskWords, line: Line): Refused {
  const chat = desk.view.value?.chats[desk.conversation.value?.id ?? ''];
  const until = chat?.replyUntil ?? null;
  return {
    id: line.reason,
    isFile: line.file !== null,
    messenger: messengerName(chat?.provider ?? '', desk.t.value),
    isLate: until !== null && line.at > until,
  };
}

/** Neither refused nor simply on its way: what there is to know, and to do. */
function Note({ line, localId }: { line: Line; localId: string }): JSX.Element | null {
  const desk = useDesk();
  const { t } = desk;
  if (line.note === 'later') return <p class="trouble amber">{t.value('send.later')}</p>;
  if (line.note === 'held') return <p class="trouble amber">{t.value('send.held')}</p>;
  return (
    <div class="trouble amber" data-notice="send-asks">
      <p>
        <Icon name="question" size={14} /> {t.value('send.asks')}
      </p>
      <p>
        <Button kind="link" onClick={() => void desk.act({ type: 'message.sendNow', localId })}>
          {t.value('send.now')}
        </Button>
        {' · '}
        <Button kind="link" onClick={() => void desk.act({ type: 'message.discard', localId })}>
          {t.value('send.discard')}
        </Button>
      </p>
    </div>
  );
}
