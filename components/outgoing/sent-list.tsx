import type { JSX } from 'preact';
import type { OutgoingMessage } from '../../lib/outgoing/message.ts';
import type { Translate } from '../../lib/i18n/late.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { timeOfDay, safeName } from '../../lib/shown/format.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { REPORT_WORDS } from '../../lib/recorder/words.ts';
import { Cause } from '../recorder/cause.tsx';
import { useDesk } from '../desk/model.ts';

const SHOWN = 20;
const SIGNS: Record<OutgoingMessage['state'], IconName> = {
  queued: 'clock',
  sending: 'clock',
  sent: 'check',
  failed: 'alert',
  unclear: 'question',
};

/** What became of the messages that were sent from here, newest first. */
export function SentList(): JSX.Element | null {
  const { t, view } = useDesk(OUTGOING_WORDS);
  const all = view.value?.outgoing ?? [];
  if (all.length === 0) return null;
  return (
    <section class="sent" aria-label={t.value('outgoing.sent')}>
      <h3>{t.value('outgoing.sent')}</h3>
      <ul>
        {all.slice(0, SHOWN).map((message) => (
          <Sent key={message.localId} message={message} />
        ))}
      </ul>
    </section>
  );
}

function Sent({ message }: { message: OutgoingMessage }): JSX.Element {
  const desk = useDesk(OUTGOING_WORDS, REPORT_WORDS);
  const { t, language } = desk;
  const { state, localId } = message;
  const retry = (): void => void desk.act({ type: 'outgoing.retry', localId, newLocalId: desk.newId() });
  return (
    <li data-message-state={state}>
      <p class="sent-head">
        <span class="name">{safeName(message.label)}</span>
        <span class="meta">{safeName(message.gatewayName)}</span>
        <time class="num">{timeOfDay(message.createdAt, language.value)}</time>
      </p>
      <p class="sent-text">{message.text}</p>
      <p class="sent-state small" role="status">
        <Icon name={SIGNS[state]} size={16} />
        <span>{words(message, t.value)}</span>
      </p>
      {state === 'failed' && (
        <p class="sent-deeds across">
          <Button kind="link" onClick={retry}>
            {t.value('outgoing.retry')}
          </Button>
          {message.detail && <Cause detail={message.detail} from={desk} />}
          <IconButton
            icon="close"
            label={t.value('outgoing.discard')}
            onClick={() => void desk.act({ type: 'outgoing.discard', localId })}
          />
        </p>
      )}
      {state === 'unclear' && (
        <p class="sent-deeds across">
          <Button kind="link" onClick={retry}>
            {t.value('outgoing.resend')}
          </Button>
          <Button kind="link" onClick={() => void desk.act({ type: 'outgoing.confirm', localId })}>
            {t.value('outgoing.arrived')}
          </Button>
        </p>
      )}
      <Answer message={message} />
    </li>
  );
}

/** The client's answer is a chat of its own: it opens where there is a desk to open it in. */
function Answer({ message }: { message: OutgoingMessage }): JSX.Element | null {
  const desk = useDesk(OUTGOING_WORDS);
  const chat = message.answeredBy ? desk.view.value?.chats[message.answeredBy] : undefined;
  if (!chat || !desk.crm) return null;
  return (
    <p class="sent-deeds across">
      <Button
        kind="link"
        onClick={() => {
          desk.aside.value = null;
          desk.select(chat);
        }}
      >
        {desk.t.value('outgoing.openAnswer')}
      </Button>
    </p>
  );
}

function words(message: OutgoingMessage, t: Translate<keyof typeof OUTGOING_WORDS>): string {
  const { state, reason, recordName, recordReason, answeredBy } = message;
  if (state === 'failed')
    return `${t('outgoing.state.failed')}: ${t(`outgoing.reason.${reason ?? 'refused'}` as 'outgoing.reason.refused')}`;
  if (state === 'unclear' && message.stored) return t('outgoing.state.stored');
  if (state !== 'sent') return t(`outgoing.state.${state}`);
  const answer = t(answeredBy ? 'outgoing.answered' : 'outgoing.willAnswer');
  if (recordName) return `${safeName(recordName)} · ${answer}`;
  if (message.recordId) return `${t('outgoing.state.sent')} · ${answer}. ${t('outgoing.recordNameless')}`;
  if (recordReason)
    return `${t('outgoing.state.sent')} · ${answer}. ${t(`outgoing.record.${recordReason}` as 'outgoing.record.refused')}`;
  return `${t('outgoing.recordWaits')} ${t('outgoing.recordWaitsHint')}`;
}
