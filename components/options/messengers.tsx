import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Field } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';
import { messengersOf } from '../../lib/options/validate.ts';

const PATH = 'outgoing.messengers';

/** In which messengers one may write first, as Webitel calls them. */
export function Messengers(): JSX.Element {
  const { t: texts, isLocked: isFixed } = usePage();
  const t = texts.value;
  const form = useForm();
  const isLocked = isFixed(PATH);
  const stored = form.read<string[]>(PATH).join(', ');
  /** As it is written, while that is what it means. */
  const typed = useSignal<string | null>(null);
  const isMeant = typed.value !== null && messengersOf(typed.value).join(', ') === stored;
  return (
    <div class="fields">
      <Field
        label={t('setting.outgoing.messengers')}
        value={isMeant ? typed.value! : stored}
        onValue={(value) => {
          typed.value = value;
          form.write(PATH, messengersOf(value));
        }}
        error={form.badPaths.value.includes(PATH) ? t('options.messengersWrong') : undefined}
        hint={t(isLocked ? 'options.locked' : 'options.messengersHint')}
        disabled={isLocked}
        autocomplete="off"
      />
    </div>
  );
}
