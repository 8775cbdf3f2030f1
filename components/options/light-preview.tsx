/** Four chats as the lists show them, with the thresholds that are being typed. A picture: screen readers pass it by. */
import type { JSX } from 'preact';
import type { Light } from '../../lib/chat/traffic-light.ts';
import type { Key, Translate } from '../../lib/i18n/index.ts';
import { ago, clock, countdown, initials } from '../../lib/shown/format.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { LightPill } from '../ui/light-pill.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';
import { secondsOf, validateLight } from '../../lib/options/validate.ts';

interface Sample {
  light: Light;
  name: Key;
  text: Key;
  isOwn?: boolean;
  messenger: Key;
  icon: IconName;
}

const SAMPLES: Sample[] = [
  {
    light: 'red',
    name: 'options.previewNameRed',
    text: 'options.previewRed',
    messenger: 'messenger.whatsapp',
    icon: 'phone',
  },
  {
    light: 'yellow',
    name: 'options.previewNameYellow',
    text: 'options.previewYellow',
    messenger: 'messenger.telegram',
    icon: 'plane',
  },
  {
    light: 'green',
    name: 'options.previewNameGreen',
    text: 'options.previewGreen',
    messenger: 'messenger.webchat',
    icon: 'globe',
  },
  {
    light: 'grey',
    name: 'options.previewNameGrey',
    text: 'options.previewGrey',
    isOwn: true,
    messenger: 'messenger.messenger',
    icon: 'bolt',
  },
];

export function LightPreview(): JSX.Element {
  const { t, view } = usePage();
  const form = useForm();
  const typed = form.values.value;
  const stored = view.value!.settings.trafficLight;
  const makesSense = validateLight(typed).length === 0;
  const yellow = makesSense ? secondsOf(typed.yellowSeconds)! : stored.yellowSeconds;
  const red = makesSense ? secondsOf(typed.redSeconds)! : stored.redSeconds;
  return (
    <div class="preview" aria-hidden="true">
      <p class="preview-title small apart">
        <span>{t.value('options.preview')}</span>
        <span class="num">{t.value('options.previewNote', { yellow, red })}</span>
      </p>
      <div class="preview-list">
        {SAMPLES.map((sample) => (
          <Item
            key={sample.light}
            sample={sample}
            isOn={typed.enabled}
            wait={waitOf(sample.light, yellow * 1000, red * 1000, t.value)}
          />
        ))}
      </div>
    </div>
  );
}

interface Wait {
  text: string;
  next: string;
}

/** @param yellow ms @param red ms */
function waitOf(light: Light, yellow: number, red: number, t: Translate<Key>): Wait {
  switch (light) {
    case 'red':
      return { text: clock(red + 65_000, t), next: t('light.over', { time: clock(red, t) }) };
    case 'yellow': {
      const left = Math.min(42_000, (red - yellow) / 2);
      return { text: clock(red - left, t), next: t('light.toRed', { time: countdown(left, t) }) };
    }
    case 'green': {
      const left = Math.min(108_000, yellow * 0.6);
      return { text: clock(yellow - left, t), next: t('light.toYellow', { time: countdown(left, t) }) };
    }
    case 'grey':
      return { text: t('light.answered', { ago: ago(120_000, t) }), next: '' };
  }
}

function Item({ sample, isOn, wait }: { sample: Sample; isOn: boolean; wait: Wait }): JSX.Element {
  const t = usePage().t.value;
  const name = t(sample.name);
  return (
    <div class="preview-item" data-tone={isOn ? sample.light : undefined}>
      <span class="preview-avatar">
        {initials(name)}
        <span>
          <Icon name={sample.icon} size={12} />
        </span>
      </span>
      <span class="preview-line across apart">
        <span class="preview-name">{name}</span>
        <LightPill light={isOn ? sample.light : null} text={wait.text} />
      </span>
      <span class="preview-text">
        {sample.isOwn ? t('list.you', { text: t(sample.text) }) : t(sample.text)}
      </span>
      <span class="preview-line across apart">
        <span class="preview-meta">{t(sample.messenger)}</span>
        <span class="preview-next num">{isOn ? wait.next : ''}</span>
      </span>
    </div>
  );
}
