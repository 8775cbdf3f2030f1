import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../ui/icons.tsx';

interface ChoiceProps {
  label: string;
  icon?: IconName;
  value: string;
  onValue: (value: string) => void;
  options: { value: string; text: string; why: string }[];
}

/** The browser's own list: its keys and its room outside a narrow popup come for nothing. */
export function Choice({ label, icon, value, onValue, options }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <span class={icon ? 'select with-icon' : 'select'}>
        {icon && <Icon name={icon} size={16} />}
        <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {value === '' && <option value="">—</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.why !== ''}>
              {option.why ? `${option.text}: ${option.why.replace(/\.$/, '')}` : option.text}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
    </div>
  );
}
