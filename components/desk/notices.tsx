/** Strips under the tabs: what is wrong with the line, the session or the operator's readiness, and the one thing to do about it. */
import { computed, useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { safeName, timeOfDay } from '../../lib/shown/format.ts';
import { NO_CHATS_WORDS } from '../../lib/i18n/no-chats.ts';
import { NOTICE_WORDS } from '../../lib/i18n/notices.ts';
import { timeWithSeconds } from '../../lib/shown/dates.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from './model.ts';
import { Notice } from './notice.tsx';

/** A loss shorter than this heals unseen. */
const QUIET_MS = 1500;
/** So long is told that a chat was accepted by itself, unless it is opened. */
const ACCEPTED_MS = 20_000;

export function Notices(): JSX.Element {
  const desk = useDesk(NOTICE_WORDS, NO_CHATS_WORDS);
  const { view, t, language, now } = desk;
  const offlineLong = useMemo(
    () =>
      computed(() => {
        const link = view.value?.connection;
        if (!link || link.state !== 'offline') return false;
        return now.value - (view.value?.offset ?? 0) - link.since >= QUIET_MS;
      }),
    [desk],
  );
  const session = useComputed(() => view.value?.session);
  const imHidden = useSignal(false);
  const link = view.value?.connection;
  const agent = view.value?.agent;
  const accepted = useComputed(() => {
    const last = view.value?.autoAccepted;
    const isFresh = last && now.value - (view.value?.offset ?? 0) - last.at < ACCEPTED_MS;
    const chat = isFresh ? view.value?.chats[last.conversationId] : null;
    return chat && desk.selection.value?.id !== chat.id ? chat : null;
  }).value;
  const troubled = useComputed(() => {
    const current = view.value;
    if (current?.session.state !== 'signed-in') return null;
    if (current.agentProblem === 'no-licence') return 'no-licence';
    const trouble = current.connection.trouble;
    const lasts = trouble && now.value - current.offset - trouble.since >= QUIET_MS;
    return lasts ? trouble.kind : null;
  }).value;
  return (
    <div class="notices">
      {session.value?.state === 'expired' && (
        <Notice
          kind="webitel-session"
          tone="amber"
          icon="key"
          strong={t.value('notice.session', {
            time: timeOfDay(session.value.expiredAt ?? 0, language.value),
          })}
          action={
            <Button onClick={() => void desk.act({ type: 'options.open' })}>
              {t.value('empty.signInButton')}
            </Button>
          }
        >
          {t.value('notice.sessionText')}
        </Notice>
      )}
      {accepted && (
        <Notice
          kind="auto-accepted"
          tone="amber"
          icon="check"
          strong={t.value('notice.autoAccepted', { name: safeName(accepted.name) })}
          action={<Button onClick={() => desk.select(accepted)}>{t.value('invite.open')}</Button>}
        />
      )}
      {troubled && (
        <Notice
          kind={troubled === 'no-licence' ? 'no-licence' : 'webitel-trouble'}
          tone="amber"
          icon={troubled === 'server' ? 'noLink' : 'key'}
          strong={
            troubled === 'no-licence'
              ? `${t.value('empty.noLicence')}.`
              : t.value(troubled === 'server' ? 'notice.trouble' : 'notice.forbidden', {
                  time: timeWithSeconds(link!.trouble?.since ?? 0, language.value),
                })
          }
          action={
            <Button onClick={() => void desk.call({ type: 'line.refresh' })}>{t.value('send.retry')}</Button>
          }
        >
          {t.value(
            troubled === 'no-licence'
              ? 'empty.noLicenceText'
              : troubled === 'server'
                ? 'notice.troubleText'
                : 'notice.forbiddenText',
          )}
        </Notice>
      )}
      {offlineLong.value && link && !troubled && (
        <Notice
          kind="offline"
          tone="amber"
          icon="noLink"
          strong={t.value('notice.offline', { time: timeWithSeconds(link.since, language.value) })}
        >
          {t.value('notice.offlineText')}
        </Notice>
      )}
      {view.value && view.value.storage !== 'stored' && (
        <Notice kind="storage" tone="red" icon="alert" strong={t.value('notice.storage')}>
          {t.value(view.value.storage === 'full' ? 'notice.storageFull' : 'notice.storageMemory')}
        </Notice>
      )}
      {view.value?.crmSessionLostAt != null && (
        <Notice
          kind="crm-session"
          tone="amber"
          icon="lock"
          strong={t.value('notice.crmSession')}
          action={
            <a class="button outline" href={desk.crm?.origin ?? location.href} target="_blank" rel="noopener">
              {t.value('empty.signInButton')}
            </a>
          }
        >
          {t.value('notice.crmSessionText')}
        </Notice>
      )}
      {agent?.thrown && session.value?.state === 'signed-in' && (
        <Notice
          kind="agent-offline"
          tone="red"
          icon="alert"
          strong={t.value('notice.thrown', { time: timeOfDay(agent.since, language.value) })}
          action={
            <Button onClick={() => void desk.act({ type: 'agent.setStatus', status: 'online' })}>
              {t.value('agent.online')}
            </Button>
          }
        >
          {agent.missed > 0
            ? t.value('notice.thrownMissed', { count: agent.missed })
            : t.value('notice.thrownText')}
        </Notice>
      )}
      {agent?.hasIm && !imHidden.value && (
        <Notice
          kind="im-channel"
          tone="amber"
          icon="chat"
          strong={t.value('notice.im')}
          action={<Button onClick={() => (imHidden.value = true)}>{t.value('notice.dismiss')}</Button>}
        >
          {t.value('notice.imText')}
        </Notice>
      )}
    </div>
  );
}
