import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { NOTICE_KINDS, type NoticeKind } from '../../lib/notify/setting.ts';
import type { SettingPath } from '../../lib/storage/setting-fields.ts';
import { Button } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { QuietHours } from './quiet-hours.tsx';
import { Select } from './select.tsx';
import { SettingBox } from './setting-box.tsx';
import { useForm } from './settings-form.ts';

const REPEATS = [0, 30, 60, 120, 300];

/** What rings, how loud, and when it keeps silent. */
export function NotifySection(): JSX.Element {
  const t = usePage().t.value;
  return (
    <div class="notify">
      <ul>
        {NOTICE_KINDS.map((kind) => (
          <Kind key={kind} kind={kind} />
        ))}
      </ul>
      <p class="field-hint">{t('options.notifyNote')}</p>
      <div class="fields halves">
        <Volume />
        <Repeat />
      </div>
      <SettingBox path="notifications.hideText" />
      <QuietHours />
    </div>
  );
}

function Kind({ kind }: { kind: NoticeKind }): JSX.Element {
  const { t: words, call } = usePage();
  const t = words.value;
  const form = useForm();
  const name = t(`options.notify.${kind}`);
  const test = (): void =>
    void call({ type: 'sound.test', sound: kind, volume: form.read<number>('notifications.volume') });
  return (
    <li>
      <span class="notify-name">{name}</span>
      <Button aria-label={t('options.testSoundOf', { name })} onClick={test}>
        {t('options.testSound')}
      </Button>
      <Switch path={`notifications.${kind}.sound`} name={name} label={t('options.notifySound')} />
      <Switch path={`notifications.${kind}.system`} name={name} label={t('options.notifySystem')} />
    </li>
  );
}

function Switch({ path, name, label }: { path: SettingPath; name: string; label: string }): JSX.Element {
  const { t, isLocked } = usePage();
  const form = useForm();
  const locked = isLocked(path);
  return (
    <label class="checkbox" title={locked ? t.value('options.locked') : undefined}>
      <input
        type="checkbox"
        aria-label={t.value('options.settingOf', { group: name, name: label })}
        checked={form.read<boolean>(path)}
        disabled={locked}
        onChange={(event) => form.write(path, event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

function Volume(): JSX.Element {
  const { t: words, isLocked } = usePage();
  const t = words.value;
  const form = useForm();
  const id = useId();
  const volume = form.read<number>('notifications.volume');
  const locked = isLocked('notifications.volume');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('setting.notifications.volume')}
      </label>
      <span class="volume">
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={volume}
          disabled={locked}
          aria-valuetext={t('options.percent', { count: volume })}
          onInput={(event) => form.write('notifications.volume', event.currentTarget.valueAsNumber)}
        />
        <span class="num">{t('options.percent', { count: volume })}</span>
      </span>
      {locked && <p class="field-hint">{t('options.locked')}</p>}
    </div>
  );
}

function Repeat(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const path = 'notifications.repeatRedSeconds';
  const every = form.read<number>(path);
  const isHeard =
    form.read<boolean>('notifications.red.sound') || form.read<boolean>('notifications.red.system');
  const choices = REPEATS.includes(every) ? REPEATS : [...REPEATS, every].sort((a, b) => a - b);
  return (
    <Select
      label={t('setting.notifications.repeatRedSeconds')}
      path={path}
      value={String(every)}
      onValue={(seconds) => form.write(path, Number(seconds))}
      options={choices.map((count) => [
        String(count),
        count === 0 ? t('options.repeatNever') : t('options.repeatEvery', { count }),
      ])}
      disabledBecause={isHeard ? undefined : t('options.repeatNote')}
    />
  );
}
