import type { JSX } from 'preact';
import { IconButton } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';
import { useMenu } from './use-menu.ts';

export interface MenuItem {
  key: string;
  label: string;
  icon: IconName;
  onChoose: () => void;
}

/** A menu of actions behind one sign, for what has no room of its own. */
export function Menu({
  label,
  icon,
  items,
}: {
  label: string;
  icon: IconName;
  items: readonly MenuItem[];
}): JSX.Element {
  const menu = useMenu();
  const choose = (item: MenuItem): void => {
    menu.close();
    item.onChoose();
  };
  return (
    <div class="menu" ref={menu.wrapper} {...menu.wrapperProps}>
      <IconButton icon={icon} label={label} buttonRef={menu.trigger} {...menu.triggerProps} />
      {menu.isOpen && (
        <div class="menu-items" ref={menu.list} role="menu" aria-label={label} {...menu.menuProps}>
          {items.map((item) => (
            <button key={item.key} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(item)}>
              <Icon name={item.icon} size={16} />
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
