import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Field } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';
import { countryCodeOf } from '../../lib/options/validate.ts';

const PATH = 'outgoing.countryCode';

/** What stands before a recipient's phone that is typed without its country. */
export function CountryCode(): JSX.Element {
  const { t: texts, isLocked: isFixed } = usePage();
  const t = texts.value;
  const form = useForm();
  const isLocked = isFixed(PATH);
  const stored = form.read<string>(PATH);
  /** As it is written, while that is what it means. */
  const typed = useSignal<string | null>(null);
  const meant = typed.value === null ? null : (countryCodeOf(typed.value) ?? typed.value);
  const shown = meant === stored && typed.value !== null ? typed.value : stored && `+${stored}`;
  return (
    <div class="fields">
      <Field
        label={t('setting.outgoing.countryCode')}
        value={shown}
        onValue={(value) => {
          typed.value = value;
          form.write(PATH, countryCodeOf(value) ?? value);
        }}
        error={form.badPaths.value.includes(PATH) ? t('options.countryCodeWrong') : undefined}
        hint={t(isLocked ? 'options.locked' : 'options.countryCodeHint')}
        disabled={isLocked}
        autocomplete="off"
      />
    </div>
  );
}
