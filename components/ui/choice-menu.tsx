/** A small menu of one choice behind an icon. */
import type { JSX } from 'preact';
import { IconButton } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';
import { useMenu, type MenuState } from './use-menu.ts';

interface Choices<V extends string> {
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChoose: (value: V) => void;
}

interface ChoiceMenuProps<V extends string> extends Choices<V> {
  icon: IconName;
  /** Why nothing can be chosen. */
  locked?: string | undefined;
}

export function ChoiceMenu<V extends string>({ icon, locked, ...choices }: ChoiceMenuProps<V>): JSX.Element {
  const menu = useMenu(locked === undefined);
  return (
    <div class="choice-menu" ref={menu.wrapper} {...menu.wrapperProps}>
      <IconButton
        icon={icon}
        label={choices.label}
        title={locked ?? choices.label}
        buttonRef={menu.trigger}
        {...menu.triggerProps}
        disabled={locked !== undefined}
      />
      <ChoiceList menu={menu} className="choices" {...choices} />
    </div>
  );
}

interface ChoiceListProps<V extends string> extends Choices<V> {
  menu: MenuState;
  className: string;
}

/** The menu's own list, for whatever button opens it. */
export function ChoiceList<V extends string>({
  menu,
  className,
  label,
  value,
  choices,
  onChoose,
}: ChoiceListProps<V>): JSX.Element | null {
  if (!menu.isOpen) return null;
  return (
    <div class={className} ref={menu.list} role="menu" aria-label={label} {...menu.menuProps}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="menuitemradio"
          aria-checked={choice.value === value}
          tabIndex={-1}
          onClick={() => {
            menu.close();
            onChoose(choice.value);
          }}
        >
          <span>{choice.label}</span>
          {choice.value === value && <Icon name="check" size={16} />}
        </button>
      ))}
    </div>
  );
}
