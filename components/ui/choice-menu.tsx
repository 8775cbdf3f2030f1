/** A small menu of one choice behind an icon: arrows move, Enter chooses, Esc closes. */
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';

interface ChoiceMenuProps<V extends string> {
  icon: IconName;
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChoose: (value: V) => void;
  /** Why nothing can be chosen. */
  locked?: string | undefined;
}

export function ChoiceMenu<V extends string>({
  icon,
  label,
  value,
  choices,
  onChoose,
  locked,
}: ChoiceMenuProps<V>): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const items = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []),
  ];
  useLayoutEffect(() => {
    if (!isOpen) return;
    const all = items();
    (all.find((i) => i.getAttribute('aria-checked') === 'true') ?? all[0])?.focus({ preventScroll: true });
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    trigger.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="choice-menu"
      ref={box}
      onFocusOut={(event) => {
        if (isOpen && !box.current!.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <IconButton
        icon={icon}
        label={label}
        title={locked ?? label}
        buttonRef={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        disabled={locked !== undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div
          class="choices"
          id={id}
          ref={list}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          // A press must not take the focus away before it becomes a click.
          onMouseDown={(event) => event.preventDefault()}
        >
          {choices.map((choice) => (
            <button
              key={choice.value}
              type="button"
              role="menuitemradio"
              aria-checked={choice.value === value}
              tabIndex={-1}
              onClick={() => {
                close();
                onChoose(choice.value);
              }}
            >
              <span>{choice.label}</span>
              {choice.value === value && <Icon name="check" size={16} />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
