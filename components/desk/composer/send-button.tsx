import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SendWith } from '../../../lib/storage/settings.ts';
import { Icon } from '../../ui/icons.tsx';
import { onPressOutside } from '../../ui/press-outside.ts';
import { useDesk } from '../model.ts';

const KEYS: Record<SendWith, string> = { enter: 'Enter', 'ctrl-enter': 'Ctrl+Enter' };

/** «Отправить», and at its side the key that does the same, which can be changed there. */
export function SendButton({ disabled, onSend }: { disabled: boolean; onSend: () => void }): JSX.Element {
  const { t } = useDesk();
  return (
    <div class="send-split">
      <button type="button" class="button primary" disabled={disabled} onClick={onSend}>
        <Icon name="send" size={16} />
        {t.value('chat.send')}
      </button>
      <SendWithMenu />
    </div>
  );
}

function SendWithMenu(): JSX.Element {
  const desk = useDesk();
  const { t, view } = desk;
  const wrapper = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const sendWith = view.value?.settings.composer.sendWith ?? 'enter';
  const isLocked = view.value?.lockedSettings.includes('composer.sendWith') ?? false;
  const items = (): HTMLElement[] => [
    ...wrapper.current!.querySelectorAll<HTMLElement>('[role=menuitemradio]'),
  ];

  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    items()
      .find((item) => item.ariaChecked === 'true')
      ?.focus({ preventScroll: true });
    return onPressOutside(wrapper.current!, () => setOpen(false));
  }, [isOpen]);

  const choose = (chosen: SendWith): void => {
    setOpen(false);
    desk.composer.value?.focus();
    if (chosen !== sendWith) void desk.act({ type: 'choose-send-with', sendWith: chosen });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: 1, End: -1 }[event.key];
    if (step !== undefined) {
      if (isOpen) {
        const all = items();
        const from =
          event.key === 'Home' || event.key === 'End'
            ? step === 1
              ? -1
              : 0
            : all.indexOf(event.target as HTMLElement);
        all.at((from + step) % all.length)?.focus();
      } else {
        setOpen(true);
      }
    } else if (event.key === 'Escape' && isOpen) {
      setOpen(false);
      trigger.current?.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <div
      class="send-with"
      ref={wrapper}
      onFocusOut={(event) => {
        if (isOpen && !wrapper.current!.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="button primary"
        ref={trigger}
        aria-label={`${t.value('chat.sendWith')}: ${KEYS[sendWith]}`}
        title={t.value(isLocked ? 'options.locked' : 'chat.sendWith')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        disabled={isLocked}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={onKeyDown}
      >
        <span class="key">{KEYS[sendWith]}</span>
        <Icon name="chevron" size={16} />
      </button>
      {isOpen && (
        <div
          class="send-keys"
          id={id}
          role="menu"
          aria-label={t.value('chat.sendWith')}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          // A press must not take the focus away before it becomes a click.
          onMouseDown={(event) => event.preventDefault()}
        >
          {(['enter', 'ctrl-enter'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              role="menuitemradio"
              aria-checked={choice === sendWith}
              tabIndex={-1}
              onClick={() => choose(choice)}
            >
              {t.value(choice === 'enter' ? 'chat.enterSends' : 'chat.ctrlEnterSends')}
              {choice === sendWith && <Icon name="check" size={16} />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
