/** What a newcomer forgets is told: in today's house nothing is, and in a house with a fault each fault is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translator, type Language } from '../../lib/i18n/index.ts';
import { ACTIONS, comboLabel, DEFAULT_SHORTCUTS } from '../../lib/keys/rules.ts';
import { fieldName } from '../../lib/options/field-names.ts';
import { NOTICE_KINDS } from '../../lib/notify/setting.ts';
import { SETTING_PATHS, type SettingPath } from '../../lib/storage/setting-fields.ts';
import { DEFAULT_SETTINGS } from '../../lib/storage/settings.ts';
import {
  earlyOf,
  idleOf,
  unlistedOf,
  unreadSettings,
  untoldKeys,
  untoldSettings,
  type House,
  type Papers,
} from './fences.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const TODAY: House = new Map(
  ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .map((file) => [file, read(file)] as const),
  ),
);
const house = (files: Record<string, string>): House => new Map(Object.entries(files));
/** Today's house with files added or changed. */
const withFault = (change: Record<string, (text: string) => string>): House =>
  new Map([
    ...TODAY,
    ...Object.entries(change).map(([file, of]) => [file, of(TODAY.get(file) ?? '')] as const),
  ]);

describe('what is loaded with the desk', () => {
  it('is no part, no view behind one, and no words of one', () => {
    expect(earlyOf(TODAY)).toEqual([]);
  });

  const DESK = 'entrypoints/desk/main.tsx';
  const LATE = `import('./part.tsx')`;
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a view past its part',
      {
        [DESK]: `import { Desk } from '../../components/desk/desk.tsx';`,
        'components/desk/desk.tsx': `import { Scale } from '../weights/scale.tsx';`,
        'components/weights/door.ts': LATE,
        'components/weights/part.tsx': `import { Scale } from './scale.tsx';`,
        'components/weights/scale.tsx': '',
      },
      [
        'components/weights/scale.tsx stands behind its part, and yet comes with the desk, by components/desk/desk.tsx',
      ],
    ],
    [
      'what is loaded late, and elsewhere at once',
      {
        [DESK]: `import { Over } from '../../components/desk/over.tsx';`,
        'components/desk/late.tsx': `import('./over.tsx')`,
        'components/desk/over.tsx': '',
      },
      [
        'components/desk/over.tsx is loaded when it is wanted, and yet with the desk, by entrypoints/desk/main.tsx',
      ],
    ],
    [
      'words that a door brings',
      {
        [DESK]: `import { weigh } from '../../components/weights/door.ts';`,
        'components/weights/door.ts': `import { WEIGHTS_WORDS } from '../../lib/weights/words.ts';\n${LATE}`,
        'components/weights/part.tsx': '',
        'lib/weights/words.ts': '',
      },
      ['lib/weights/words.ts comes with the desk, by components/weights/door.ts'],
    ],
    [
      'a type alone is nothing',
      {
        [DESK]: `import { weigh } from '../../components/weights/door.ts';`,
        'components/weights/door.ts': `import type { Scale } from './scale.tsx';\n${LATE}`,
        'components/weights/part.tsx': '',
        'components/weights/scale.tsx': '',
      },
      [],
    ],
  ])('%s', (_, files, told) => {
    expect(earlyOf(house(files))).toEqual(told);
  });
});

describe('a half of the worker', () => {
  it('is in its program, and its hooks are called', () => {
    expect(idleOf(TODAY)).toEqual([]);
  });

  const BEAT = `export class Scale {\n  onBeat(): void {}\n}`;
  it.each<[string, Record<string, (text: string) => string>, string[]]>([
    [
      'that nobody imports',
      { 'lib/outgoing/worker-scale.ts': () => BEAT },
      ['lib/outgoing/worker-scale.ts is in no program'],
    ],
    [
      'whose hook nobody calls',
      {
        'lib/templates/worker-scale.ts': () => BEAT,
        'lib/transfer/worker.ts': (text) => `import { Scale } from '../templates/worker-scale.ts';\n${text}`,
      },
      ['nobody calls onBeat of lib/templates/worker-scale.ts'],
    ],
  ])('%s', (_, change, told) => {
    expect(idleOf(withFault(change))).toEqual(told);
  });
});

describe('a service', () => {
  it('that is made is in the list', () => {
    expect(unlistedOf(TODAY)).toEqual([]);
  });

  const SERVICES = 'lib/worker/services.ts';
  it.each<[string, (text: string) => string, string[]]>([
    [
      'that was forgotten there',
      (text) => text.replace(/(?<=const keepers = \{[^}]*), outgoing\b/, ''),
      ['acts', 'onBeat', 'onCrmTab', 'onSynced', 'project', 'stop', 'update', 'use'],
    ],
    ['of which one hook was forgotten', (text) => text.replace('stop: () => agent.stop(),', ''), ['stop']],
  ])('%s', (_, of, hooks) => {
    const told = unlistedOf(withFault({ [SERVICES]: of }));
    expect(told.map((one) => one.split(' ')[0]).toSorted()).toEqual(hooks);
  });
});

interface Schema {
  properties: Record<string, Schema>;
}
const PAPERS: Papers = {
  readme: read('README.md'),
  policy: JSON.parse(read('public/managed_storage.json')),
  guides: { ru: read('docs/guide.ru.md'), uk: read('docs/guide.uk.md'), en: read('docs/guide.en.md') },
};
/** The papers as they would be, had one been forgotten in the policy's schema. */
function withoutPolicy(...keys: string[]): Papers {
  const policy = structuredClone(PAPERS.policy) as Schema;
  const last = keys.pop()!;
  const above = keys.reduce((node, key) => node.properties[key]!, policy);
  delete above.properties[last];
  return { ...PAPERS, policy };
}

/** As the options call it; a notice's two switches by the notice, and the keys by themselves. */
function nameOf(path: string, language: string): string {
  const t = translator(language as Language);
  const kind = NOTICE_KINDS.find((one) => path.startsWith(`notifications.${one}.`));
  return (kind ? t(`options.notify.${kind}`) : fieldName(path as SettingPath, t)).replaceAll('\u00A0', ' ');
}

describe('a setting', () => {
  const SETTINGS = SETTING_PATHS.filter((path) => !path.startsWith('shortcuts.keys.'));

  it('is told in the policy, the README and each guide', () => {
    expect(untoldSettings(SETTINGS, PAPERS, nameOf)).toEqual([]);
  });

  it('is read by a rule', () => {
    const { version: _, ...defaults } = DEFAULT_SETTINGS;
    expect(unreadSettings(defaults, SETTING_PATHS)).toEqual([]);
    expect(unreadSettings({ ...defaults, list: { order: 'urgency', colour: 'red' } }, SETTING_PATHS)).toEqual(
      ['list.colour'],
    );
  });

  it('that was forgotten in the policy alone, or in the README alone', () => {
    expect(untoldSettings(SETTINGS, withoutPolicy('list', 'order'), nameOf)).toEqual([
      'list.order is not in the policy',
    ]);
    const readme = PAPERS.readme.replace(/("list": \{ ?)"order"/, '$1"ordre"');
    expect(untoldSettings(SETTINGS, { ...PAPERS, readme }, nameOf)).toEqual([
      'list.order is not in the README',
    ]);
  });

  it('that was told nowhere', () => {
    expect(untoldSettings(['list.colour'], PAPERS, () => 'Цвет списка')).toEqual([
      'list.colour is not in the policy',
      'list.colour is not in the README',
      ...['ru', 'uk', 'en'].map((one) => `«Цвет списка» (list.colour) is not in the guide: ${one}`),
    ]);
  });
});

describe('a key', () => {
  const LABELS = Object.fromEntries(
    ACTIONS.map((action) => [action, comboLabel(DEFAULT_SHORTCUTS.keys[action]!)]),
  );

  it('is told in the policy and in each guide', () => {
    expect(untoldKeys(LABELS, PAPERS)).toEqual([]);
    const { keys } = (PAPERS.policy as Schema).properties['shortcuts']!.properties;
    expect(Object.keys(keys!.properties)).toEqual(ACTIONS);
  });

  it('that was told nowhere', () => {
    expect(untoldKeys({ ...LABELS, weigh: 'Alt+F12' }, PAPERS)).toEqual([
      'weigh is not in the policy',
      ...['ru', 'uk', 'en'].map((one) => `Alt+F12 is not in the guide: ${one}`),
    ]);
  });

  it('that was forgotten in the policy, or stayed there', () => {
    expect(untoldKeys(LABELS, withoutPolicy('shortcuts', 'keys', 'transfer'))).toEqual([
      'transfer is not in the policy',
    ]);
    const { transfer: _, ...left } = LABELS;
    expect(untoldKeys(left, PAPERS)).toEqual(['transfer of the policy is no key']);
  });
});
