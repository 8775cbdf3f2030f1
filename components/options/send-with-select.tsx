import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SendWith } from '../../lib/storage/settings.ts';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';

/** The key that sends; the operator can also choose it beside «Отправить». */
export function SendWithSelect(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const id = useId();
  const isLocked = form.isLocked('sendWith');
  const { sendWith } = form.values.value;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('options.sendWith')}
      </label>
      <span class="select">
        <select
          id={id}
          value={sendWith}
          disabled={isLocked}
          aria-describedby={`${id}-note`}
          onChange={(event) => form.edit('sendWith', event.currentTarget.value as SendWith)}
        >
          <option value="enter">{t('chat.enterSends')}</option>
          <option value="ctrl-enter">{t('chat.ctrlEnterSends')}</option>
        </select>
        <Icon name="chevron" size={16} />
      </span>
      <p class="field-hint" id={`${id}-note`}>
        {t(isLocked ? 'options.locked' : sendWith === 'enter' ? 'chat.enterHint' : 'chat.ctrlEnterHint')}
      </p>
    </div>
  );
}
