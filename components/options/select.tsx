import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SettingPath } from '../../lib/storage/setting-fields.ts';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';

interface SelectProps<V extends string> {
  label: string;
  /** The label is only heard. */
  quiet?: boolean;
  /** null: no setting. */
  path: SettingPath | null;
  value: V;
  onValue: (value: V) => void;
  /** `lang` where the name is in a language of its own. */
  options: readonly (readonly [value: V, name: string, lang?: string])[];
  hint?: string | undefined;
  /** A sentence: why there is nothing to choose. */
  disabledBecause?: string | undefined;
}

/** One of a few; what the administrator fixed is shown and said to be so. */
export function Select<V extends string>({
  label,
  quiet,
  path,
  value,
  onValue,
  options,
  hint,
  disabledBecause,
}: SelectProps<V>): JSX.Element {
  const { t, isLocked } = usePage();
  const id = useId();
  const why = path !== null && isLocked(path) ? t.value('options.locked') : disabledBecause;
  const note = why ?? hint;
  return (
    <div class="field">
      <label class={quiet ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      <span class="select">
        <select
          id={id}
          value={value}
          disabled={why !== undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onValue(event.currentTarget.value as V)}
        >
          {options.map(([code, name, lang]) => (
            <option key={code} value={code} lang={lang}>
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
