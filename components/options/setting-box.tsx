import type { JSX } from 'preact';
import type { Key } from '../../lib/i18n/index.ts';
import { nameKey, type NamedPath } from '../../lib/options/field-names.ts';
import { Checkbox } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';

/** A setting that is on or off, by its path; what the administrator fixed is shown and said to be so. */
export function SettingBox({ path, note }: { path: NamedPath; note?: Key }): JSX.Element {
  const { t, isLocked } = usePage();
  const form = useForm();
  const hint = isLocked(path) ? 'options.locked' : note;
  return (
    <Checkbox
      label={t.value(nameKey(path))}
      checked={form.read<boolean>(path)}
      onChecked={(on) => form.write(path, on)}
      disabled={isLocked(path)}
      hint={hint && t.value(hint)}
    />
  );
}
