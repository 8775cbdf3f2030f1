import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { usePage } from './model.ts';
import { SettingBox } from './setting-box.tsx';
import { useForm } from './settings-form.ts';

type Edge = 'from' | 'to';

/** The hours of the operator's own clock in which nothing rings. */
export function QuietHours(): JSX.Element {
  const form = useForm();
  const path = 'notifications.quietHours.enabled';
  return (
    <div class="quiet-hours across">
      <SettingBox path={path} />
      <Time edge="from" disabled={!form.read<boolean>(path)} />
      <Time edge="to" disabled={!form.read<boolean>(path)} />
    </div>
  );
}

function Time({ edge, disabled }: { edge: Edge; disabled: boolean }): JSX.Element {
  const { t, isLocked } = usePage();
  const form = useForm();
  const id = useId();
  const path = `notifications.quietHours.${edge}` as const;
  const label = t.value(edge === 'from' ? 'options.quietFrom' : 'options.quietTo');
  const value = form.read<string>(path);
  return (
    <label class="quiet-time" for={id}>
      {label}
      <input
        class="input"
        id={id}
        type="time"
        aria-label={t.value('options.settingOf', {
          group: t.value('setting.notifications.quietHours.enabled'),
          name: label,
        })}
        value={value}
        disabled={disabled || isLocked(path)}
        title={isLocked(path) ? t.value('options.locked') : undefined}
        // A time that is being typed and is none yet comes as '': what was there stays.
        onInput={(event) => event.currentTarget.value !== '' && form.write(path, event.currentTarget.value)}
        onBlur={(event) => (event.currentTarget.value = form.read<string>(path))}
      />
    </label>
  );
}
