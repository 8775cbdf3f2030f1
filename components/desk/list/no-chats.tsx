/** Why this login has no chats, and what to do about it. */
import type { JSX } from 'preact';
import { NO_CHATS_WORDS } from '../../../lib/i18n/no-chats.ts';
import { AGENT_PROBLEMS } from '../../../lib/shown/agent-problem.ts';
import { timeOfDay } from '../../../lib/shown/format.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';

/** Nobody is signed in, the session is over, or the login is no operator's. */
export function NoChats(): JSX.Element | null {
  const { t, view } = useDesk(NO_CHATS_WORDS);
  const current = view.value;
  if (!current) return null;
  if (current.session.state === 'signed-out') {
    const text = current.session.ended ? 'ended.http' : 'empty.signInText';
    return <SignIn title={t.value('empty.signIn')} text={t.value(text)} />;
  }
  if (current.session.state === 'expired') return <Expired />;
  if (!current.agentProblem) return null;
  const { title, text } = AGENT_PROBLEMS[current.agentProblem];
  return (
    <Empty icon={current.agentProblem === 'no-licence' ? 'key' : 'blocked'} title={t.value(title)}>
      {t.value(text)}
    </Empty>
  );
}

function Expired(): JSX.Element {
  const { view, t, language } = useDesk(NO_CHATS_WORDS);
  const queued = view.value?.queued ?? 0;
  const time = timeOfDay(view.value?.session.expiredAt ?? 0, language.value);
  const queue = queued > 0 ? ` ${t.value('empty.expiredQueue', { count: queued })}` : '';
  return <SignIn title={t.value('empty.expired')} text={t.value('empty.expiredText', { time }) + queue} />;
}

function SignIn({ title, text }: { title: string; text: string }): JSX.Element {
  const desk = useDesk();
  const action = (
    <Button kind="primary" onClick={() => void desk.act({ type: 'options.open' })}>
      {desk.t.value('empty.signInButton')}
    </Button>
  );
  return (
    <Empty icon="key" tone="amber" title={title} action={action}>
      {text}
    </Empty>
  );
}
