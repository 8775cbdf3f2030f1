import type { JSX } from 'preact';
import { Field } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';

/** What stands before a recipient's phone that is typed without its country. */
export function CountryCode(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const isLocked = form.isLocked('countryCode');
  const problem = form.problems.value.find((p) => p.field === 'countryCode');
  return (
    <div class="fields">
      <Field
        label={t('options.countryCode')}
        value={form.values.value.countryCode}
        onValue={(value) => form.edit('countryCode', value)}
        error={problem && t(problem.key)}
        hint={t(isLocked ? 'options.locked' : 'options.countryCodeHint')}
        disabled={isLocked}
        autocomplete="off"
      />
    </div>
  );
}
