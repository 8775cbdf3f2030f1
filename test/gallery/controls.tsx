/** Everything in `components/ui`, in each of its states. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { AgentMenu } from '../../components/ui/agent-menu.tsx';
import { ChoiceMenu } from '../../components/ui/choice-menu.tsx';
import {
  Button,
  Checkbox,
  Empty,
  Field,
  IconButton,
  type ButtonKind,
} from '../../components/ui/controls.tsx';
import { Icon, ICON_NAMES } from '../../components/ui/icons.tsx';
import { LightPill } from '../../components/ui/light-pill.tsx';
import { ProductMark } from '../../components/ui/product-mark.tsx';
import { translator, type Language } from '../../lib/i18n/index.ts';

const KINDS: readonly ButtonKind[] = ['primary', 'outline', 'quiet', 'link', 'danger'];

export function Controls({ language }: { language: Language }): JSX.Element {
  const t = translator(language);
  const text = useSignal('Текст');
  const on = useSignal(true);
  const choice = useSignal('urgency');
  const field = {
    label: t('desk.write'),
    value: text.value,
    onValue: (value: string) => void (text.value = value),
  };
  return (
    <main class="gallery-controls">
      <section>
        {KINDS.map((kind) => (
          <p key={kind}>
            <Button kind={kind}>{kind}</Button>{' '}
            <Button kind={kind} icon="chat">
              {kind}
            </Button>{' '}
            <Button kind={kind} busy>
              {kind}
            </Button>{' '}
            <Button kind={kind} disabled>
              {kind}
            </Button>
          </p>
        ))}
        <IconButton icon="settings" label={t('popup.options')} />
        <ChoiceMenu
          icon="settings"
          label={t('popup.options')}
          value={choice.value}
          choices={[
            { value: 'urgency', label: 'A' },
            { value: 'time', label: 'B' },
          ]}
          onChoose={(value) => (choice.value = value)}
        />
        <AgentMenu agent={{ status: 'online', payload: '' }} pauseCauses={['A']} t={t} onChoose={() => {}} />
        <AgentMenu agent={{ status: 'pause', payload: 'A' }} pauseCauses={['A']} t={t} onChoose={() => {}} />
        <AgentMenu agent={null} pauseCauses={[]} t={t} onChoose={() => {}} />
      </section>
      <section>
        <Field {...field} />
        <Field {...field} hint={t('options.locked')} disabled />
        <Field {...field} error={t('error.refused')} />
        <Checkbox label={t('desk.write')} checked={on.value} onChecked={(value) => (on.value = value)} />
        <Checkbox
          label={t('desk.write')}
          checked={false}
          onChecked={() => {}}
          disabled
          hint={t('options.locked')}
        />
      </section>
      <section>
        {(['green', 'yellow', 'red', 'grey', null] as const).map((light) => (
          <LightPill key={light} light={light} text="4:30" />
        ))}
        <ProductMark size={32} />
      </section>
      <section>
        {ICON_NAMES.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} />
          </span>
        ))}
      </section>
      {(['plain', 'amber', 'red'] as const).map((tone) => (
        <Empty
          key={tone}
          icon="alert"
          tone={tone}
          title={t('error.refused')}
          action={<Button>{t('desk.write')}</Button>}
        >
          {t('options.locked')}
        </Empty>
      ))}
    </main>
  );
}
