import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import { ConnectionLine } from '../options/connection-line.tsx';
import { usePage } from '../options/model.ts';
import { timeOfDay } from '../format.ts';
import { AgentMenu } from '../ui/agent-menu.tsx';
import { Button, IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProductMark } from '../ui/product-mark.tsx';
import { WaitingCounts } from './waiting-counts.tsx';

/** What the toolbar button shows: who is signed in, his status, who waits, and the way to the chats. */
export function Popup(): JSX.Element {
  const { t, view, call } = usePage();
  const { session } = view.value!;
  const openOptions = (): void => void call({ type: 'open-options' });
  return (
    <main class="popup">
      <header>
        <ProductMark size={24} />
        <h1>{t.value('list.label')}</h1>
        <IconButton icon="settings" label={t.value('popup.options')} onClick={openOptions} />
      </header>
      {session.state === 'signed-in' ? (
        <SignedIn onOptions={openOptions} />
      ) : (
        <SignedOut onOptions={openOptions} />
      )}
    </main>
  );
}

function SignedOut({ onOptions }: { onOptions: () => void }): JSX.Element {
  const { t, view, language } = usePage();
  const { session, queued } = view.value!;
  const isExpired = session.state === 'expired';
  return (
    <div class="popup-empty">
      <span class={isExpired ? 'empty-icon amber' : 'empty-icon'}>
        <Icon name="key" />
      </span>
      <h2>{t.value(isExpired ? 'empty.expired' : 'popup.signedOut')}</h2>
      <p role="status">
        {isExpired
          ? t.value('empty.expiredText', { time: timeOfDay(session.expiredAt ?? 0, language.value) })
          : t.value('empty.signInText')}{' '}
        {isExpired && queued > 0 && t.value('empty.expiredQueue', { count: queued })}
      </p>
      <Button class="button primary large" onClick={onOptions}>
        {t.value('empty.signInButton')}
      </Button>
    </div>
  );
}

function SignedIn({ onOptions }: { onOptions: () => void }): JSX.Element {
  const { t, view, call, sentence } = usePage();
  const { session, agent, agentProblem, pauseCauses } = view.value!;
  const failure = useSignal<Extract<CallResult, { ok: false }> | null>(null);
  const act = async (done: Promise<CallResult>): Promise<boolean> => {
    failure.value = null;
    const result = await done;
    if (!result.ok) failure.value = result;
    return result.ok;
  };
  const openDesk = async (): Promise<void> => {
    if (await act(call({ type: 'show-desk' }))) window.close();
  };
  return (
    <>
      <div class="popup-operator">
        <strong>{session.userName || session.username}</strong>
        {agentProblem ? (
          <p class="tell amber" role="status">
            <Icon name="alert" size={16} />
            {t.value(agentProblem === 'not-agent' ? 'empty.notAgentText' : 'empty.noLicenceText')}
          </p>
        ) : (
          <AgentMenu
            agent={agent}
            pauseCauses={pauseCauses}
            t={t.value}
            onChoose={(status, cause) =>
              act(call({ type: 'set-status', status, ...(cause === undefined ? {} : { cause }) }))
            }
          />
        )}
      </div>
      <WaitingCounts />
      {failure.value && (
        <div class="popup-failure" role="alert">
          <Icon name="alert" size={16} />
          <div>
            <p>{sentence(failure.value)}</p>
            {failure.value.code === 'no-crm-tab' && (
              <Button kind="link" onClick={onOptions}>
                {t.value('options.creatio')}
              </Button>
            )}
            {failure.value.code !== 'no-crm-tab' && failure.value.detail && (
              <details>
                <summary>{t.value('notice.details')}</summary>
                <code>{failure.value.detail}</code>
              </details>
            )}
          </div>
        </div>
      )}
      <footer>
        <Button class="button primary large" icon="chat" onClick={() => void openDesk()}>
          {t.value('popup.openDesk')}
        </Button>
        <ConnectionLine />
      </footer>
    </>
  );
}
