import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { DeskModel } from '../desk/model.ts';
import { timeOfDay } from '../../lib/shown/format.ts';
import { ConnectionLine } from '../options/connection-line.tsx';
import { usePage } from '../options/model.ts';
import { OutgoingForm } from '../outgoing/form.tsx';
import { fromPage, type PageContact } from '../outgoing/from-page.ts';
import { AGENT_PROBLEMS } from '../../lib/shown/agent-problem.ts';
import { Cause } from '../recorder/cause.tsx';
import { AgentMenu } from '../ui/agent-menu.tsx';
import { Button, IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { WaitingCounts } from './waiting-counts.tsx';

type Failure = Extract<CallResult, { ok: false }>;

interface PopupProps {
  desk: DeskModel;
  /** The contact that the tab in front shows; null: none. */
  contactInFront: () => Promise<PageContact | null>;
}

/** What the toolbar button shows: a new message at once, under the operator's status, who waits, and the way to the chats. */
export function Popup({ desk, contactInFront }: PopupProps): JSX.Element {
  const { t, view, call } = usePage();
  const { session } = view.value!;
  const failure = useSignal<Failure | null>(null);
  const openOptions = (): void => void call({ type: 'options.open' });
  const act = async (done: Promise<CallResult>): Promise<boolean> => {
    failure.value = null;
    const result = await done;
    if (!result.ok) failure.value = result;
    return result.ok;
  };
  const openDesk = async (): Promise<void> => {
    if (await act(call({ type: 'desk.show' }))) window.close();
  };
  const isIn = session.state === 'signed-in';
  return (
    <main class="popup">
      <header>
        <h1>{t.value('desk.write')}</h1>
        {isIn && (
          <Button kind="quiet" icon="chat" onClick={() => void openDesk()}>
            {t.value('popup.openDesk')}
          </Button>
        )}
        <IconButton icon="settings" label={t.value('popup.options')} onClick={openOptions} />
      </header>
      {isIn ? (
        <>
          <Operator act={act} />
          {failure.value && <Trouble failure={failure.value} onOptions={openOptions} />}
          <OutgoingForm desk={desk} prefill={async () => fromPage(desk, await contactInFront())} />
        </>
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
    <div class="empty">
      <span class={isExpired ? 'empty-icon amber' : 'empty-icon'}>
        <Icon name="key" />
      </span>
      <h2>{t.value(isExpired ? 'empty.expired' : 'popup.signedOut')}</h2>
      <p role="status">
        {isExpired
          ? t.value('empty.expiredText', { time: timeOfDay(session.expiredAt ?? 0, language.value) })
          : t.value(session.ended ? 'options.endedHttp' : 'empty.signInText')}{' '}
        {isExpired && queued > 0 && t.value('empty.expiredQueue', { count: queued })}
      </p>
      <Button class="button primary large" onClick={onOptions}>
        {t.value('empty.signInButton')}
      </Button>
    </div>
  );
}

function Operator({ act }: { act: (done: Promise<CallResult>) => Promise<boolean> }): JSX.Element {
  const { t, view, call } = usePage();
  const { session, agent, agentProblem, pauseCauses, pauseCausesRefused } = view.value!;
  return (
    <section class="popup-operator">
      <div class="popup-row across apart">
        <strong>{session.userName || session.username}</strong>
        {agentProblem ? (
          <p class="tell amber" role="status">
            <Icon name="alert" size={16} />
            {t.value(AGENT_PROBLEMS[agentProblem].text)}
          </p>
        ) : (
          <AgentMenu
            agent={agent}
            pauseCauses={pauseCauses}
            causesRefused={pauseCausesRefused}
            t={t.value}
            onChoose={(status, cause) =>
              act(call({ type: 'agent.setStatus', status, ...(cause === undefined ? {} : { cause }) }))
            }
          />
        )}
      </div>
      <div class="popup-row across apart">
        <WaitingCounts />
        <ConnectionLine />
      </div>
    </section>
  );
}

function Trouble({ failure, onOptions }: { failure: Failure; onOptions: () => void }): JSX.Element {
  const page = usePage();
  const { t, sentence } = page;
  return (
    <div class="popup-failure on-red" role="alert">
      <Icon name="alert" size={16} />
      <div>
        <p>{sentence(failure)}</p>
        {failure.code === 'no-crm-tab' ? (
          <Button kind="link" onClick={onOptions}>
            {t.value('options.creatio')}
          </Button>
        ) : (
          failure.detail && <Cause detail={failure.detail} from={page} />
        )}
      </div>
    </div>
  );
}
