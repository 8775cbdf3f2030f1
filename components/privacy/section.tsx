import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { usePage } from '../options/model.ts';
import { Select } from '../options/select.tsx';
import { SettingBox } from '../options/setting-box.tsx';
import { useForm } from '../options/settings-form.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import './privacy.css';

const DAYS = 'privacy.forgetAfterDays';
const CHOICES = [1, 7, 30, 90, 365];

/** What stays on this computer, for how long, and a way to leave nothing. */
export function PrivacySection(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const days = form.read<number>(DAYS);
  const choices = CHOICES.includes(days) ? CHOICES : [...CHOICES, days].sort((a, b) => a - b);
  return (
    <>
      <SettingBox path="privacy.keepAfterSignOut" note="privacy.keepNote" />
      <Select
        label={t('setting.privacy.forgetAfterDays')}
        path={DAYS}
        value={String(days)}
        onValue={(count) => form.write(DAYS, Number(count))}
        options={choices.map((count) => [String(count), t('privacy.days', { count })])}
      />
      <SettingBox path="privacy.httpsOnly" note="privacy.httpsOnlyNote" />
      <DeleteMyData />
    </>
  );
}

function DeleteMyData(): JSX.Element {
  const { t: words, call, view, sentence } = usePage();
  const t = words.value;
  /** How much is unsent, while it is asked about; null: nothing is asked. */
  const asked = useSignal<number | null>(null);
  const told = useSignal('');
  const busy = useSignal(false);
  const isOut = view.value!.session.state === 'signed-out';

  async function remove(confirmed: boolean): Promise<void> {
    busy.value = true;
    const answer = await call({ type: 'account.deleteData', confirmed });
    busy.value = false;
    const unsent = answer.ok ? answer.value.unsent : 0;
    asked.value = unsent > 0 ? unsent : null;
    if (unsent === 0) told.value = answer.ok ? t('privacy.deleted') : sentence(answer);
  }

  return (
    <>
      <Button
        class="button outline large"
        busy={busy.value}
        disabled={isOut}
        onClick={() => void remove(false)}
      >
        {t('privacy.delete')}
      </Button>
      <p class="field-hint">{t(isOut && told.value === '' ? 'privacy.signInFirst' : 'privacy.deleteNote')}</p>
      <p class={told.value ? 'tell green' : 'visually-hidden'} role="status">
        {told.value && <Icon name="check" size={16} />}
        {told.value}
      </p>
      {asked.value !== null && (
        <Dialog
          title={t('privacy.delete')}
          closeLabel={t('desk.close')}
          onClose={() => (asked.value = null)}
          actions={
            <>
              <Button class="button outline large" data-autofocus onClick={() => (asked.value = null)}>
                {t('answer.no')}
              </Button>
              <Button class="button danger large" busy={busy.value} onClick={() => void remove(true)}>
                {t('answer.yes')}
              </Button>
            </>
          }
        >
          <p>{t('privacy.unsent', { count: asked.value })}</p>
        </Dialog>
      )}
    </>
  );
}
