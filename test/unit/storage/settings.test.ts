import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidSetting, SETTING_PATHS, type SettingPath } from '../../../lib/storage/setting-fields.ts';
import {
  DEFAULT_SETTINGS,
  normaliseOrigin,
  readSettings,
  type Settings,
} from '../../../lib/storage/settings.ts';
import { ALL_SET, OF_ANOTHER_KIND, OFFERED, otherValue } from './samples.ts';

const GOOD: Settings = {
  ...ALL_SET,
  webitel: { origin: 'https://cc.example', domain: 'acme' },
  language: 'uk',
};

/** Of the right kind, and yet none; what is of another kind is made of the policy's schema. */
const BROKEN: [SettingPath, unknown][] = [
  ...OF_ANOTHER_KIND,
  ['privacy.forgetAfterDays', 0],
  ['outgoing.countryCode', '0380'],
  ['outgoing.messengers', ['Telegram bot']],
  ['webitel.origin', 'javascript:alert(1)'],
  ['webitel.origin', null],
  ['webitel.domain', 'x'.repeat(256)],
  ['creatio.origins', ['https://crm.example', 'crm example']],
  ['creatio.objects.templates', { entity: 'Usr/Texts', columns: { name: 'Name', text: 'Text' } }],
  ['creatio.objects.templates', { entity: 'UsrTexts' }],
  ['trafficLight.yellowSeconds', 0],
  ['trafficLight.redSeconds', 86_401],
  ['notifications.volume', 101],
  ['notifications.quietHours.from', '24:00'],
  ['notifications.quietHours.to', '8:00'],
  ['shortcuts.keys.accept', 'Alt+KeyA'],
  ['shortcuts.keys.end', 'Ctrl+Alt+KeyE'],
  ['shortcuts.keys.transfer', 'Ctrl+KeyS'],
  ['shortcuts.keys.help', 'KeyA'],
];

const MENDED: [SettingPath, unknown, unknown][] = [
  ['outgoing.countryCode', '38', '380'],
  ['outgoing.countryCode', '+38', '380'],
  ['outgoing.countryCode', '+380', '380'],
  ['outgoing.countryCode', '00380', '380'],
  ['outgoing.countryCode', ' 48 ', '48'],
  ['webitel.origin', 'cc.example', 'https://cc.example'],
  ['webitel.origin', 'https://cc.example/', 'https://cc.example'],
  ['webitel.origin', 'HTTPS://cc.example', 'https://cc.example'],
  [
    'creatio.origins',
    ['https://crm.example/', 'crm.other.example'],
    ['https://crm.example', 'https://crm.other.example'],
  ],
];

function at(settings: object, path: string): unknown {
  return path.split('.').reduce<unknown>((v, key) => (v as Record<string, unknown>)[key], settings);
}

function withValue(path: string, value: unknown, base: object = GOOD): Record<string, unknown> {
  const copy = structuredClone(base) as Record<string, unknown>;
  const keys = path.split('.');
  let into = copy;
  for (const key of keys.slice(0, -1)) into = (into[key] ??= {}) as Record<string, unknown>;
  into[keys.at(-1)!] = value;
  return copy;
}

describe('reading', () => {
  it.each([undefined, null, {}, [], 'x', 5])('%o gives the defaults without a complaint', (stored) => {
    expect(readSettings(stored)).toEqual({ settings: DEFAULT_SETTINGS, problems: [], locked: [] });
  });

  it('good values stay, every setting set to what it is not by itself', () => {
    expect(SETTING_PATHS.filter((path) => otherValue(path) === undefined)).toEqual([]);
    expect(readSettings(GOOD)).toEqual({ settings: GOOD, problems: [], locked: [] });
  });

  it.each(OFFERED)('%s = %o, which the policy’s schema offers, may stand there', (path, value) => {
    expect(readSettings(withValue(path, value)).settings).toEqual(withValue(path, value));
  });

  it('a default may stand in its place', () => {
    expect(SETTING_PATHS.filter((path) => !isValidSetting(path, at(DEFAULT_SETTINGS, path)))).toEqual([]);
  });

  it.each(BROKEN)('%s = %o falls back alone and is told', (path, value) => {
    const { settings, problems, locked } = readSettings(withValue(path, value));
    expect(problems).toEqual([path]);
    expect(locked).toEqual([]);
    expect(settings).toEqual(withValue(path, at(DEFAULT_SETTINGS, path)));
  });

  it.each(MENDED)('%s = %o is read as it is meant, whoever wrote it', (path, value, meant) => {
    const own = readSettings(withValue(path, value));
    expect([at(own.settings, path), own.problems]).toEqual([meant, []]);
    const forced = readSettings(GOOD, withValue(path, value, {}));
    expect([at(forced.settings, path), forced.problems, forced.locked]).toEqual([meant, [], [path]]);
  });

  it.each(['webitel', 'creatio', 'trafficLight', 'transfer'])(
    '%s that is no group falls back as a whole',
    (group) => {
      for (const junk of [null, 5, 'x', []]) {
        expect(at(readSettings({ ...GOOD, [group]: junk }).settings, group)).toEqual(
          at(DEFAULT_SETTINGS, group),
        );
      }
    },
  );

  it('with https only addresses by http are no addresses, whoever wrote them, and are told', () => {
    const plain = {
      privacy: { httpsOnly: true },
      webitel: { origin: 'http://localhost:8080' },
      creatio: { origins: ['http://crm.lan', 'https://crm.example'], main: 'http://crm.lan' },
    };
    for (const [own, policy] of [
      [plain, {}],
      [{}, plain],
      [plain, { privacy: { httpsOnly: true } }],
    ]) {
      const { settings, problems, locked } = readSettings(own, policy);
      expect([settings.webitel.origin, settings.creatio.origins, settings.creatio.main]).toEqual([
        '',
        ['https://crm.example'],
        '',
      ]);
      expect(problems).toEqual(['webitel.origin', 'creatio.origins']);
      expect(locked).not.toContain('webitel.origin');
    }
  });

  it('unknown keys are kept, at the top and in groups', () => {
    const { settings } = readSettings({ ...GOOD, later: { a: 1 }, webitel: { ...GOOD.webitel, port: 5 } });
    expect(settings).toMatchObject({ later: { a: 1 }, webitel: { port: 5, domain: 'acme' } });
  });

  it('neither what was stored nor the defaults are changed by later changes', () => {
    const stored = structuredClone(GOOD);
    const { settings } = readSettings(stored);
    settings.creatio.origins.push('https://evil.example');
    settings.trafficLight.redSeconds = 1;
    expect(stored).toEqual(GOOD);
    readSettings({}).settings.creatio.origins.push('x');
    expect(readSettings({}).settings.creatio.origins).toEqual([]);
  });
});

describe('policy', () => {
  it('wins over what is stored, and locks', () => {
    const { settings, locked, problems } = readSettings(GOOD, {
      webitel: { origin: 'https://forced.example' },
      trafficLight: { redSeconds: 200 },
    });
    expect(settings.webitel).toEqual({ origin: 'https://forced.example', domain: 'acme' });
    expect(settings.trafficLight).toMatchObject({
      redSeconds: 200,
      yellowSeconds: GOOD.trafficLight.yellowSeconds,
    });
    expect(locked).toEqual(['webitel.origin', 'trafficLight.redSeconds']);
    expect(problems).toEqual([]);
  });

  it('that makes no sense is told, locks nothing, and the own value stays', () => {
    const { settings, locked, problems } = readSettings(GOOD, { language: 'fr' });
    expect([settings.language, locked, problems]).toEqual(['uk', [], ['language']]);
  });

  it('hides a broken own value without a complaint', () => {
    expect(readSettings({ language: 'fr' }, { language: 'ru' })).toMatchObject({
      problems: [],
      locked: ['language'],
    });
  });

  it.each([null, undefined, [], 'x', { webitel: null }, { other: 1 }])('%o forces nothing', (policy) => {
    expect(readSettings(GOOD, policy)).toEqual({ settings: GOOD, problems: [], locked: [] });
  });
});

describe('an address as typed', () => {
  it.each([
    ['cc.example', 'https://cc.example'],
    ['  CC.Example/chat?x=1#y ', 'https://cc.example'],
    ['https://cc.example/', 'https://cc.example'],
    ['https://cc.example:443', 'https://cc.example'],
    ['https://cc.example:8443/x', 'https://cc.example:8443'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['HTTP://Host', 'http://host'],
    ['localhost:8080', 'https://localhost:8080'],
    ['10.0.0.5', 'https://10.0.0.5'],
    ['пример.рф', 'https://xn--e1afmkfd.xn--p1ai'],
    ['', null],
    ['   ', null],
    ['two words', null],
    ['ftp://cc.example', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['https://', null],
    ['https://user:pw@cc.example', null],
    ['https://user@cc.example', null],
    ['http://[bad', null],
  ])('«%s» → %s', (typed, origin) => {
    expect(normaliseOrigin(typed)).toBe(origin);
  });

  it('is the same the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const origin = normaliseOrigin(typed);
        expect(origin && normaliseOrigin(origin)).toBe(origin);
      }),
    );
  });
});

describe('whatever is stored', () => {
  const junk = fc.anything({ withNullPrototype: true, maxDepth: 3 });
  const half = fc.record(
    {
      language: fc.oneof(fc.constantFrom('ru', 'xx'), junk),
      webitel: fc.oneof(fc.record({ origin: fc.oneof(fc.webUrl(), junk), domain: junk }), junk),
      creatio: fc.oneof(fc.record({ origins: fc.oneof(fc.array(fc.webUrl()), junk) }), junk),
      trafficLight: fc.oneof(
        fc.record({ enabled: junk, yellowSeconds: junk, redSeconds: fc.integer(), basis: junk }),
        junk,
      ),
    },
    { requiredKeys: [] },
  );

  it('reading never throws and gives valid values', () => {
    fc.assert(
      fc.property(fc.oneof(junk, half), fc.oneof(junk, half), (stored, policy) => {
        const { settings } = readSettings(stored, policy);
        expect(readSettings(settings).problems).toEqual([]);
        expect(settings.version).toBe(1);
        for (const origin of [...settings.creatio.origins, settings.webitel.origin || 'https://x'])
          expect(new URL(origin).origin).toBe(origin);
      }),
      { numRuns: 400 },
    );
  });
});
