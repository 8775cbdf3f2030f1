/** The operator's state in the contact centre, as a menu button: mark and words, never colour alone. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentStatus, AgentView } from '../../lib/bridge/view.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { Icon } from './icons.tsx';
import { useMenu } from './use-menu.ts';

type ChosenStatus = 'online' | 'pause' | 'offline';

export interface AgentMenuProps {
  /** null: not known yet, nothing can be chosen. */
  agent: Pick<AgentView, 'status' | 'payload'> | null;
  pauseCauses: readonly string[];
  /** Webitel does not let this login read them. */
  causesRefused?: boolean;
  t: Translate;
  /** While the promise is pending the button is busy. */
  onChoose: (status: ChosenStatus, cause?: string) => Promise<unknown> | void;
  /** Where the menu opens. */
  placement?: 'above' | 'below';
  /** How its button tells its key. */
  hint?: (label: string) => object | undefined;
  /** Opens it from elsewhere. */
  opener?: { current: (() => void) | null };
}

interface Choice {
  key: string;
  status: ChosenStatus;
  cause: string;
  label: string;
}

export function AgentMenu({
  agent,
  pauseCauses,
  causesRefused = false,
  t,
  onChoose,
  placement = 'below',
  hint,
  opener,
}: AgentMenuProps): JSX.Element {
  const [busy, setBusy] = useState(false);
  const menu = useMenu(agent !== null && !busy);
  if (opener) opener.current = () => menu.trigger.current?.click();
  const choices = choicesOf(pauseCauses, t);

  const choose = async (choice: Choice): Promise<void> => {
    menu.close();
    setBusy(true);
    try {
      await onChoose(choice.status, choice.cause || undefined);
    } finally {
      setBusy(false);
    }
  };

  const current = agent && choices.find((c) => isCurrent(c, agent, pauseCauses));
  const label = agent ? statusLabel(agent, t) : t('agent.unknown');
  const name = agent ? `${t('agent.menu')}: ${label}` : t('agent.menu');
  return (
    <div class="agent-menu" ref={menu.wrapper} {...menu.wrapperProps}>
      <button
        type="button"
        class="agent-button"
        ref={menu.trigger}
        {...menu.triggerProps}
        {...hint?.(name)}
        aria-label={name}
        aria-busy={busy || undefined}
        disabled={!agent}
      >
        {busy ? (
          <span class="spinner" aria-hidden="true" />
        ) : (
          <StatusMark status={agent?.status ?? 'other'} />
        )}
        <span class="agent-label">{label}</span>
        <Icon name="chevron" size={16} />
      </button>
      {menu.isOpen && (
        <div
          class={`menu-items agent-choices ${placement}`}
          ref={menu.list}
          role="menu"
          aria-label={t('agent.menu')}
          {...menu.menuProps}
        >
          {choices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              role="menuitemradio"
              aria-checked={choice === current}
              tabIndex={-1}
              onClick={() => void choose(choice)}
            >
              <StatusMark status={choice.status} />
              <span class="agent-label">{choice.label}</span>
              {choice === current && <Icon name="check" size={16} />}
            </button>
          ))}
          {causesRefused && (
            <p class="agent-note" role="none">
              {t('agent.noCauses')}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Disc: ready · bars: pause · ring: not on the line. */
export function StatusMark({ status }: { status: AgentStatus }): JSX.Element {
  return (
    <svg class="status-mark" data-status={status} viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">
      {status === 'online' ? (
        <circle cx="5" cy="5" r="4.5" />
      ) : status === 'pause' ? (
        <path d="M1.500 1h2.500v8h-2.500zM6 1h2.500v8h-2.500z" />
      ) : (
        <circle cx="5" cy="5" r="3.700" fill="none" stroke="currentColor" stroke-width="1.600" />
      )}
    </svg>
  );
}

export function statusLabel(agent: Pick<AgentView, 'status' | 'payload'>, t: Translate): string {
  if (agent.status === 'pause' && agent.payload) return t('agent.pauseCause', { cause: agent.payload });
  return t(`agent.${agent.status}`);
}

function choicesOf(causes: readonly string[], t: Translate): Choice[] {
  const pauses = causes.map((cause): Choice => {
    return { key: `pause ${cause}`, status: 'pause', cause, label: t('agent.pauseCause', { cause }) };
  });
  const plain: Choice = { key: 'pause', status: 'pause', cause: '', label: t('agent.pause') };
  return [
    { key: 'online', status: 'online', cause: '', label: t('agent.online') },
    ...(pauses.length > 0 ? pauses : [plain]),
    { key: 'offline', status: 'offline', cause: '', label: t('agent.offline') },
  ];
}

function isCurrent(
  choice: Choice,
  agent: Pick<AgentView, 'status' | 'payload'>,
  causes: readonly string[],
): boolean {
  if (choice.status !== agent.status) return false;
  return choice.status !== 'pause' || causes.length === 0 || choice.cause === agent.payload;
}
