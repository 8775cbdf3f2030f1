import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { PageModel } from '../../../../components/options/model.ts';
import { createSettingsForm } from '../../../../components/options/settings-form.ts';
import type { DeskView } from '../../../../lib/bridge/view.ts';
import type { SettingPath } from '../../../../lib/storage/setting-fields.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../lib/storage/settings.ts';

const withLight = (trafficLight: Partial<Settings['trafficLight']>): Settings => ({
  ...DEFAULT_SETTINGS,
  trafficLight: { ...DEFAULT_SETTINGS.trafficLight, ...trafficLight },
});

function open(locked: SettingPath[] = []) {
  const view = signal<DeskView | null>({ settings: DEFAULT_SETTINGS } as DeskView);
  const tell = (settings: Settings) => (view.value = { ...view.value!, settings });
  const writeSettings = vi.fn(async (change: (stored: Settings) => unknown) => void change(DEFAULT_SETTINGS));
  const form = createSettingsForm({
    view,
    isLocked: (path) => locked.includes(path),
    platform: { writeSettings } as unknown as PageModel['platform'],
  });
  const written = () => writeSettings.mock.calls.map(([change]) => change(DEFAULT_SETTINGS));
  return { form, tell, written, writeSettings };
}

describe('the settings form', () => {
  it('shows what is stored, and follows it where nothing was touched', () => {
    const { form, tell } = open();
    form.edit('yellowSeconds', '90');
    tell(withLight({ yellowSeconds: 100, redSeconds: 200 }));
    expect(form.values.value).toMatchObject({ yellowSeconds: '90', redSeconds: '200' });
  });

  it('saves what was touched, and only that, in one write', async () => {
    const { form, written } = open();
    form.edit('yellowSeconds', '90');
    form.edit('language', 'uk');
    await form.save();
    expect(written()).toEqual([{ 'trafficLight.yellowSeconds': 90, language: 'uk' }]);
    expect(form.outcome.value).toBe('options.saved');
  });

  it('refuses names that cannot be names', async () => {
    const { form, written } = open();
    form.write('creatio.objects.chat', { entity: 'Usr Chat' });
    await form.save();
    expect([written(), form.badPaths.value]).toEqual([[], ['creatio.objects.chat']]);
    form.write('creatio.objects.chat', { entity: 'UsrChat' });
    await form.save();
    expect(written()).toEqual([{ 'creatio.objects.chat': { entity: 'UsrChat' } }]);
  });

  it('writes nothing that makes no sense, and names it until it is mended', async () => {
    const { form, written } = open();
    form.edit('yellowSeconds', '400');
    expect(form.problems.value).toEqual([]);
    await form.save();
    expect(written()).toEqual([]);
    expect(form.problems.value.map((p) => p.field)).toEqual(['yellowSeconds']);
    expect(form.refusals.value).toBe(1);
    form.edit('yellowSeconds', '40');
    expect(form.problems.value).toEqual([]);
  });

  it('shows the saved value until the worker tells it, and other windows after that', async () => {
    const { form, tell } = open();
    form.edit('yellowSeconds', '90');
    await form.save();
    expect(form.values.value.yellowSeconds).toBe('90');
    tell(withLight({ yellowSeconds: 90 }));
    expect(form.values.value.yellowSeconds).toBe('90');
    tell(withLight({ yellowSeconds: 30 }));
    expect(form.values.value.yellowSeconds).toBe('30');
  });

  it('keeps what is typed between a save and its echo', async () => {
    const { form, tell } = open();
    form.edit('yellowSeconds', '90');
    await form.save();
    form.edit('yellowSeconds', '95');
    tell(withLight({ yellowSeconds: 90 }));
    expect(form.values.value.yellowSeconds).toBe('95');
  });

  it('neither shows nor writes over what the administrator set', async () => {
    const { form, written } = open(['trafficLight.redSeconds', 'language']);
    form.edit('redSeconds', '999');
    form.edit('language', 'en');
    expect(form.values.value).toMatchObject({ redSeconds: '360', language: 'auto' });
    await form.save();
    expect(written()).toEqual([{}]);
  });

  it('says when the browser could not store', async () => {
    const { form, writeSettings } = open();
    writeSettings.mockRejectedValueOnce(new Error('quota'));
    form.edit('language', 'en');
    await form.save();
    expect(form.outcome.value).toBe('error.internal');
    expect(form.values.value.language).toBe('en');
  });
});
