import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../ui/icons.tsx';

interface SteadyProps {
  primary?: boolean;
  icon?: IconName;
  busy: boolean;
  off: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

/** A button that rests when its work is done, and keeps the focus: a disabled one would drop it, and keys would go to the CRM. */
export function SteadyButton({ primary, icon, busy, off, onPress, children }: SteadyProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${primary ? 'primary' : 'outline'}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || off || undefined}
      onClick={() => {
        if (!busy && !off) onPress();
      }}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}
