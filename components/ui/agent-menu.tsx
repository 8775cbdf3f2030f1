/** The operator's state in the contact centre, as a menu button: mark and words, never colour alone. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { AgentStatus, AgentView } from '../../lib/bridge/view.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { Icon } from './icons.tsx';
import { onPressOutside } from './press-outside.ts';

type ChosenStatus = 'online' | 'pause' | 'offline';

export interface AgentMenuProps {
  /** null: not known yet, nothing can be chosen. */
  agent: Pick<AgentView, 'status' | 'payload'> | null;
  pauseCauses: readonly string[];
  t: Translate;
  /** While the promise is pending the button is busy. */
  onChoose: (status: ChosenStatus, cause?: string) => Promise<unknown> | void;
  /** Where the menu opens. */
  placement?: 'above' | 'below';
}

interface Choice {
  key: string;
  status: ChosenStatus;
  cause: string;
  label: string;
}

const TYPEAHEAD_MS = 700;

export function AgentMenu({
  agent,
  pauseCauses,
  t,
  onChoose,
  placement = 'below',
}: AgentMenuProps): JSX.Element {
  const wrapper = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const id = useId();
  const [opened, setOpened] = useState<'first' | 'last' | 'checked' | null>(null);
  const [busy, setBusy] = useState(false);
  const choices = choicesOf(pauseCauses, t);
  const isOpen = opened !== null && agent !== null;

  const items = (): HTMLElement[] => [...list.current!.querySelectorAll<HTMLElement>('[role=menuitemradio]')];

  useEffect(() => {
    if (!isOpen) return undefined;
    const all = items();
    const checked = all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0];
    (opened === 'first' ? all[0] : opened === 'last' ? all.at(-1) : checked)?.focus({ preventScroll: true });
    return onPressOutside(wrapper.current!, () => setOpened(null));
  }, [isOpen, opened]);

  const close = (): void => {
    setOpened(null);
    trigger.current?.focus({ preventScroll: true });
  };
  const choose = async (choice: Choice): Promise<void> => {
    close();
    setBusy(true);
    try {
      await onChoose(choice.status, choice.cause || undefined);
    } finally {
      setBusy(false);
    }
  };

  const onTriggerKey = (event: KeyboardEvent): void => {
    if (busy || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    setOpened(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  const onMenuKey = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    const next = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all.at(at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (next) next.focus();
    else if (event.key === 'Escape') close();
    else if (isLetter(event)) typeahead(event.key, all, at);
    else return;
    event.preventDefault();
  };
  const typeahead = (key: string, all: HTMLElement[], at: number): void => {
    const now = performance.now();
    const text = (now - typed.current.at < TYPEAHEAD_MS ? typed.current.text : '') + key.toLocaleLowerCase();
    typed.current = { text, at: now };
    // One letter again and again walks through the items that begin with it.
    const search = [...text].every((letter) => letter === text[0]) ? text[0]! : text;
    const from = search.length === 1 ? at + 1 : at;
    const inTurn = [...all.slice(from), ...all.slice(0, from)];
    inTurn.find((item) => item.textContent.toLocaleLowerCase().startsWith(search))?.focus();
  };

  const current = agent && choices.find((c) => isCurrent(c, agent, pauseCauses));
  const label = agent ? statusLabel(agent, t) : t('agent.unknown');
  return (
    <div
      class="agent-menu"
      ref={wrapper}
      onFocusOut={(event) => {
        if (isOpen && !wrapper.current!.contains(event.relatedTarget as Node | null)) setOpened(null);
      }}
    >
      <button
        type="button"
        class="agent-button"
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-menu` : undefined}
        aria-label={agent ? `${t('agent.menu')}: ${label}` : t('agent.menu')}
        aria-busy={busy || undefined}
        disabled={!agent}
        onClick={() => !busy && setOpened(isOpen ? null : 'checked')}
        onKeyDown={onTriggerKey}
      >
        {busy ? (
          <span class="spinner" aria-hidden="true" />
        ) : (
          <StatusMark status={agent?.status ?? 'other'} />
        )}
        <span class="agent-label">{label}</span>
        <Icon name="chevron" size={16} />
      </button>
      {isOpen && (
        <div
          class={`agent-choices ${placement}`}
          id={`${id}-menu`}
          ref={list}
          role="menu"
          aria-label={t('agent.menu')}
          tabIndex={-1}
          onKeyDown={onMenuKey}
          // A press must not take the focus away before it becomes a click.
          onMouseDown={(event) => event.preventDefault()}
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

const isLetter = (event: KeyboardEvent): boolean =>
  [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
