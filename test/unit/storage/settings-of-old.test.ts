/**
 * Settings as every earlier version could have stored them, and as the README tells administrators to write them: none is lost, none is
 * complained about. Where the shape of one changes, what it was goes to `stored-settings.json`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryArea } from '../../../lib/storage/area.ts';
import { SETTING_PATHS } from '../../../lib/storage/setting-fields.ts';
import { DEFAULT_SETTINGS, pick, readSettings, SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { writeSettings } from '../../../lib/storage/write-settings.ts';
import { exampleOf } from '../fences.ts';
import OLD from './stored-settings.json' with { type: 'json' };

const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const STORED: Record<string, object> = { ...OLD, 'the README’s': { version: 1, ...exampleOf(README) } };

describe.each(Object.entries(STORED))('%s', (_, stored) => {
  it('is read as it was meant, and filled with what is new', () => {
    const { settings, problems } = readSettings(stored);
    expect(problems).toEqual([]);
    for (const path of SETTING_PATHS) {
      const own = pick(stored, path);
      expect(pick(settings, path), path).toEqual(own === undefined ? pick(DEFAULT_SETTINGS, path) : own);
    }
  });

  it('keeps everything when one value is changed, what this version does not know as well', async () => {
    const area = memoryArea({ [SETTINGS_KEY]: structuredClone(stored) });
    await writeSettings(area, () => ({ 'trafficLight.yellowSeconds': 61, 'trafficLight.redSeconds': 62 }));
    const now = (await area.get(SETTINGS_KEY))[SETTINGS_KEY];
    const { trafficLight: light, version: before, ...rest } = stored as unknown as Record<string, object>;
    expect(before).toBeGreaterThan(0);
    expect(now).toMatchObject(rest);
    expect(pick(now, 'trafficLight')).toEqual({ ...light, yellowSeconds: 61, redSeconds: 62 });
  });
});

it('there is an example with each setting', () => {
  const shown = SETTING_PATHS.filter((path) =>
    Object.values(STORED).some((stored) => pick(stored, path) !== undefined),
  );
  const kinds = new Set(shown.map((path) => path.split('.').slice(0, 2).join('.')));
  const all = new Set(SETTING_PATHS.map((path) => path.split('.').slice(0, 2).join('.')));
  expect([...kinds].sort()).toEqual([...all].sort());
});
