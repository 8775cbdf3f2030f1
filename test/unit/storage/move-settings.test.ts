import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettingsFile, settingsFile } from '../../../lib/storage/move-settings.ts';
import { place } from '../../../lib/storage/paths.ts';
import { isValidSetting, SETTING_PATHS, type SettingPath } from '../../../lib/storage/setting-fields.ts';
import STORED from './stored-settings.json' with { type: 'json' };

const free = (): boolean => false;

describe('what was written by one is read by another', () => {
  it.each(Object.entries(STORED))('%s', (_, stored) => {
    const found = readSettingsFile(settingsFile(stored, '1.2.3'), free)!;
    const known = SETTING_PATHS.filter((path) => path in found.changes);
    expect(known.length).toBeGreaterThan(0);
    const back = { version: 1 };
    for (const path of known) place(back, path, found.changes[path]);
    expect(stored).toMatchObject({ ...back, version: stored.version });
    expect([found.refused, found.locked, found.unknown]).toEqual([[], [], 0]);
  });

  it('what is no setting, or makes no sense, is not handed on', () => {
    const file = settingsFile({ theme: 'pink', token: 'secret', language: 'uk' }, '1');
    expect(file).not.toMatch(/secret|pink/);
    expect(readSettingsFile(file, free)!.changes).toEqual({ language: 'uk' });
  });
});

describe('what comes in', () => {
  it('is mended as what is typed is', () => {
    const found = readSettingsFile(
      JSON.stringify({
        webitel: { origin: 'HTTPS://CC.Example/app' },
        creatio: { origins: ['crm.example/', 'https://acme.creatio.com/0/'] },
        outgoing: { countryCode: '+380' },
      }),
      free,
    )!;
    expect(found.changes).toEqual({
      'webitel.origin': 'https://cc.example',
      'creatio.origins': ['https://crm.example', 'https://acme.creatio.com'],
      'outgoing.countryCode': '380',
    });
  });

  it('is told by name where it was left out: what makes no sense, what is fixed, how much is not known', () => {
    const text = JSON.stringify({
      kind: 'webitel-desk-settings',
      settings: {
        version: 7,
        theme: 'dark',
        language: 'fr',
        trafficLight: { yellowSeconds: -1, glow: true },
        unheardOf: { deep: { deeper: 1 } },
      },
    });
    const found = readSettingsFile(text, (path) => path === 'theme')!;
    expect(found).toEqual({
      changes: {},
      refused: ['language', 'trafficLight.yellowSeconds'],
      locked: ['theme'],
      unknown: 2,
    });
  });

  it('a yellow that is not below red is as little as one that is no number', () => {
    const light = { yellowSeconds: 400, redSeconds: 300, enabled: true };
    const found = readSettingsFile(JSON.stringify({ trafficLight: light }), free)!;
    expect(found.changes).toEqual({ 'trafficLight.enabled': true });
    expect(found.refused).toEqual(['trafficLight.yellowSeconds', 'trafficLight.redSeconds']);
  });

  it.each(['', 'x', 'null', '[]', '5', '{}', '{"kind":"webitel-desk-settings"}', '{"a":1}', '"settings"'])(
    'is no settings file: %s',
    (text) => expect(readSettingsFile(text, free)).toBeNull(),
  );

  it('of any text at all is valid, or left out', () => {
    const odd = fc.dictionary(fc.constantFrom(...SETTING_PATHS, '__proto__', 'constructor'), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(odd.map(nested), fc.jsonValue()), (value) => {
        const found = readSettingsFile(JSON.stringify(value), free);
        for (const [path, set] of Object.entries(found?.changes ?? {}))
          expect(isValidSetting(path as SettingPath, set), path).toBe(true);
      }),
    );
  });
});

function nested(flat: Record<string, unknown>): object {
  const all = {};
  for (const [path, value] of Object.entries(flat))
    if (SETTING_PATHS.includes(path as never)) place(all, path, value);
  return all;
}
