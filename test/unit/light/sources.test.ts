import { describe, expect, it } from 'vitest';
import { lightSources, readCrmLight, type CrmLight } from '../../../lib/light/sources.ts';
import { readSettings } from '../../../lib/storage/settings.ts';

const stored = (values: CrmLight['values']) => ({ origin: 'https://acme.creatio.com', at: 5, values });

describe('the light as Creatio has it', () => {
  it.each<[CrmLight['values'], object, string[]]>([
    [
      { enabled: false, yellowSeconds: 60, redSeconds: 120, basis: true },
      { enabled: false, yellowSeconds: 60, redSeconds: 120, basis: 'operator' },
      [],
    ],
    [
      { enabled: 'True', yellowSeconds: '60', basis: 'false' },
      { enabled: true, yellowSeconds: 60, basis: 'client' },
      [],
    ],
    [
      { yellowSeconds: 0, redSeconds: -5 },
      { yellowSeconds: 180, redSeconds: 360 },
      ['yellowSeconds', 'redSeconds'],
    ],
    [{ yellowSeconds: 1.5 }, { yellowSeconds: 180 }, ['yellowSeconds']],
    [{ yellowSeconds: 400, redSeconds: 360 }, { yellowSeconds: 360, redSeconds: 360 }, ['order']],
    [{ yellowSeconds: 400 }, { yellowSeconds: 360 }, ['order']],
    [{ redSeconds: 100 }, { yellowSeconds: 100, redSeconds: 100 }, ['order']],
    [{ yellowSeconds: null, enabled: 'да' }, {}, []],
    [{}, {}, []],
  ])('%o', (values, rules, problems) => {
    expect(readCrmLight(stored(values))).toMatchObject({ rules, problems });
    expect(Object.keys(readCrmLight(stored(values))!.rules).toSorted()).toEqual(
      Object.keys(rules).toSorted(),
    );
  });

  it.each([undefined, null, 'x', {}, { origin: 1, at: 2 }])('%o is none', (raw) =>
    expect(readCrmLight(raw)).toBeNull(),
  );
});

describe('who wins', () => {
  const creatio = { enabled: false, yellowSeconds: 30, redSeconds: 90, basis: 'operator' } as const;
  it('policy over options over Creatio over default, each value by itself', () => {
    const own = { trafficLight: { redSeconds: 70 } };
    const read = readSettings(own, { trafficLight: { enabled: true } }, creatio);
    expect(read.settings.trafficLight).toMatchObject({
      enabled: true,
      yellowSeconds: 30,
      redSeconds: 70,
      basis: 'operator',
      palette: 'default',
    });
    expect(lightSources(own, read, creatio)).toEqual({
      enabled: 'policy',
      redSeconds: 'options',
      yellowSeconds: 'creatio',
      basis: 'creatio',
    });
    const plain = readSettings({});
    expect(lightSources({}, plain).enabled).toBe('default');
    expect(plain.settings.trafficLight).toMatchObject({ enabled: true, yellowSeconds: 180 });
  });

  it('a stored value that makes no sense gives way to Creatio’s, and is told', () => {
    const own = { trafficLight: { yellowSeconds: -1 } };
    const { settings, problems, locked } = readSettings(own, {}, creatio);
    expect(lightSources(own, { problems, locked }, creatio).yellowSeconds).toBe('creatio');
    expect([settings.trafficLight.yellowSeconds, problems]).toEqual([30, ['trafficLight.yellowSeconds']]);
  });
});
