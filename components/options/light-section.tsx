import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import type { Palette } from '../../lib/chat/traffic-light.ts';
import { Checkbox, Field } from '../ui/controls.tsx';
import { LightPreview } from './light-preview.tsx';
import { usePage } from './model.ts';
import { Select } from './select.tsx';
import { CrmLightNotes, useLightNote } from './light-source.tsx';
import { SettingBox } from './setting-box.tsx';
import { useForm } from './settings-form.ts';
import type { SecondsField } from '../../lib/options/validate.ts';

const PALETTES: Palette[] = ['default', 'high-contrast', 'monochrome'];

/** When a waiting customer turns yellow and red. */
export function LightSection(): JSX.Element {
  const { t: words, trying } = usePage();
  const t = words.value;
  const form = useForm();
  useSignalEffect(() => void (trying.value = form.read<Palette>('trafficLight.palette')));
  const { enabled, fromOperator } = form.values.value;
  const note = useLightNote();
  return (
    <>
      <Checkbox
        label={t('setting.trafficLight.enabled')}
        checked={enabled}
        onChecked={(on) => form.edit('enabled', on)}
        disabled={form.isLocked('enabled')}
        hint={note('enabled')}
      />
      <div class="fields halves">
        <Seconds field="yellowSeconds" />
        <Seconds field="redSeconds" />
      </div>
      <Checkbox
        label={t('setting.trafficLight.basis')}
        checked={fromOperator}
        onChecked={(on) => form.edit('fromOperator', on)}
        disabled={form.isLocked('fromOperator')}
        hint={note('fromOperator')}
      />
      <CrmLightNotes />
      <div class="fields palette">
        <Select
          label={t('setting.trafficLight.palette')}
          path="trafficLight.palette"
          value={form.read<Palette>('trafficLight.palette')}
          onValue={(palette) => form.write('trafficLight.palette', palette)}
          options={PALETTES.map((palette) => [palette, t(`options.palette.${palette}`)])}
        />
      </div>
      <SettingBox path="trafficLight.favicon" />
      <LightPreview />
    </>
  );
}

function Seconds({ field }: { field: SecondsField }): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const note = useLightNote();
  const problem = form.problems.value.find((p) => p.field === field);
  return (
    <Field
      label={t(
        field === 'yellowSeconds' ? 'setting.trafficLight.yellowSeconds' : 'setting.trafficLight.redSeconds',
      )}
      type="number"
      min={1}
      value={form.values.value[field]}
      onValue={(text) => form.edit(field, text)}
      error={problem && t(problem.key, problem.params)}
      hint={note(field)}
      disabled={form.isLocked(field)}
      onEnter={() => void form.save()}
    />
  );
}
