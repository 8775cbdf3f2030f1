import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SettingPath } from '../../lib/storage/settings.ts';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';

interface SelectProps {
  label: string;
  path: SettingPath;
  value: string;
  onValue: (value: string) => void;
  options: [value: string, name: string][];
  /** A sentence: why there is nothing to choose. */
  disabledBecause?: string | undefined;
}

/** One of a few; what the administrator fixed is shown and said to be so. */
export function Select({ label, path, value, onValue, options, disabledBecause }: SelectProps): JSX.Element {
  const { t, isLocked } = usePage();
  const id = useId();
  const note = isLocked(path) ? t.value('options.locked') : disabledBecause;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <span class="select">
        <select
          id={id}
          value={value}
          disabled={note !== undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
      {note && (
        <p class="field-hint" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}
