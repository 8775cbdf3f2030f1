/** Where a line of code may live, and what it may know: the arrows point one way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesIn } from './circles.ts';
import { importsOf, loadedWith, withoutComments, type Import } from './imports.ts';
import { roleOf, roomOf, type Role } from './rooms.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAX_LINES = 260;
const MAX_SHEET_LINES = 150;
/** Colours, sizes and type by name: a table, not rules. */
const TOKENS = 'components/theme.css';

const files = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|css)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const code = files.filter((name) => /\.tsx?$/.test(name));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const stripped = (file: string): string => withoutComments(read(file));

const imports = code.flatMap((file) => importsOf(file, stripped(file)));

/** Rooms that belong to no feature, and what each may import; `type:` allows types alone, `rules`, `words`… files of any feature by their role. */
const MAY: Record<string, string[]> = {
  'lib/text': ['lib/text'],
  'lib/phones': ['lib/phones', 'libphonenumber-js'],
  'lib/chat': ['lib/chat', 'lib/text', 'lib/phones'],
  'lib/shown': ['lib/shown', 'rules', 'lib/chat', 'lib/text', 'lib/i18n', 'type:lib'],
  'lib/i18n': ['lib/i18n'],
  // The one list of all words.
  'lib/i18n/index.ts': ['lib/i18n', 'words'],
  'lib/webitel': ['lib/webitel', 'lib/chat', 'type:rules', 'lib/clock.ts', 'lib/shape.ts', 'zod'],
  'lib/creatio': ['lib/creatio', 'lib/chat', 'rules', 'crm', 'lib/text', 'lib/phones'],
  'lib/storage': [
    'lib/storage',
    'lib/chat',
    'rules',
    'lib/phones/digits.ts',
    'lib/text/addresses.ts',
    'lib/shape.ts',
    'idb',
    'zod',
  ],
  'lib/bridge': [
    'lib/bridge',
    'lib/chat',
    'rules',
    'commands',
    'type:lib/creatio',
    'type:lib/storage',
    'type:lib/worker',
    'lib/shape.ts',
    'zod',
    'wxt/browser',
  ],
  'lib/worker': [
    'lib/worker',
    'worker',
    'rules',
    'commands',
    'lib/chat',
    'lib/webitel',
    'lib/creatio',
    'lib/storage',
    'lib/bridge',
    'lib/i18n',
    'lib/text',
    'lib/browser.ts',
    'lib/clock.ts',
    'lib/shape.ts',
    'zod',
  ],
  'lib/clock.ts': ['lib/clock.ts'],
  'lib/shape.ts': ['zod'],
  'lib/pages': ['lib/pages', 'lib/bridge', 'lib/storage', 'lib/browser.ts'],
  'lib/browser.ts': ['webextension-polyfill'],
  'components/ui': ['components/ui', 'lib/text', 'type:lib', 'preact', '@preact/signals'],
};

/** What is drawn may know these. */
const DRAWS = [
  'lib/chat',
  'lib/shown',
  'rules',
  'words',
  'lib/bridge',
  'lib/i18n',
  'lib/text',
  'lib/phones',
  'lib/creatio/hosts.ts',
  'lib/storage/move-settings.ts',
  'lib/storage/setting-fields.ts',
  'lib/storage/settings.ts',
  'type:lib',
  'components/ui',
  'preact',
  '@preact/signals',
  'squire-rte',
];

/** What a feature's file may import, by what its name says that it is; `own`: the feature's two rooms. */
const MAY_ROLE: Record<Role, string[]> = {
  rules: ['own rules', 'lib/chat', 'lib/text', 'lib/phones', 'lib/shown', 'type:lib', 'lib/shape.ts', 'zod'],
  words: ['lib/i18n'],
  commands: [
    'own rules',
    'lib/bridge/command.ts',
    'lib/bridge/id.ts',
    'lib/chat',
    'type:lib',
    'lib/shape.ts',
    'zod',
  ],
  worker: [
    'own rules',
    'own commands',
    'own worker',
    'lib/worker',
    'lib/chat',
    'lib/webitel',
    'lib/creatio/record-id.ts',
    'lib/storage',
    'lib/bridge',
    'lib/i18n',
    'lib/text',
    'lib/browser.ts',
    'lib/clock.ts',
    'type:lib',
    'lib/shape.ts',
    'zod',
  ],
  crm: ['own rules', 'own crm', 'lib/creatio', 'lib/chat', 'lib/text', 'lib/phones', 'type:lib'],
  door: ['own', 'components/kit', 'components/desk', ...DRAWS],
  view: ['own', 'components/kit', 'components/desk', 'components/options', ...DRAWS],
};
/** The desk itself and the pages put features in their places: through a door, or a part that they load when it is wanted. */
const SHELLS = ['kit', 'desk', 'popup', 'options', 'welcome'];
const MAY_SHELL = [...SHELLS.map((room) => `components/${room}`), 'door', 'view', ...DRAWS];

/** What one feature needs of another. */
const PAIRS: Record<string, string[]> = {
  actions: ['components/cases', 'components/contacts', 'components/feed', 'components/tasks'],
  'after-work': ['components/card', 'lib/kept/fields.ts'],
  card: ['components/contacts', 'components/history', 'lib/outgoing/crm.ts'],
  cases: ['components/actions', 'components/contacts', 'lib/card/limits.ts'],
  contacts: ['components/actions', 'components/cases'],
  'crm-check': ['lib/feed/crm.ts', 'lib/light/crm.ts', 'lib/storage/paths.ts', 'lib/templates/crm.ts'],
  feed: ['components/actions'],
  history: ['lib/contacts/rules.ts'],
  light: ['lib/storage/settings.ts'],
  options: ['lib/i18n/index.ts', 'lib/keys/rules.ts', 'lib/notify/setting.ts'],
  outgoing: ['components/recorder', 'components/templates/door.ts', 'lib/kept/fields.ts'],
  recorder: ['lib/crm-check/rules.ts'],
  tasks: ['components/actions', 'components/cases', 'components/contacts'],
  templates: ['components/actions'],
  'webitel-check': ['lib/webitel/errors.ts', 'lib/webitel/straight.ts'],
};

const isIn = (target: string, allowed: string): boolean =>
  target === allowed || target.startsWith(`${allowed}/`);

function fits(target: string, allowed: string, file: string): boolean {
  const [room, role] = [roomOf(target), roleOf(target)];
  if (allowed === 'own') return room !== null && room === roomOf(file) && role !== 'worker' && role !== 'crm';
  if (allowed.startsWith('own ')) return room === roomOf(file) && role === allowed.slice(4);
  return role === allowed || isIn(target, allowed);
}

const rulesFor = (file: string): string[] => {
  const role = roleOf(file);
  if (role) return [...MAY_ROLE[role], ...(PAIRS[roomOf(file)!] ?? [])];
  if (SHELLS.some((room) => file.startsWith(`components/${room}/`))) return MAY_SHELL;
  return MAY[file] ?? Object.entries(MAY).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? [];
};

const isAllowed = ({ file, target, typeOnly }: Import): boolean =>
  rulesFor(file).some((rule) =>
    rule.startsWith('type:') ? typeOnly && fits(target, rule.slice(5), file) : fits(target, rule, file),
  );

const CODE_OF_FOLDERS = code.filter((file) => !file.startsWith('entrypoints/'));

describe('imports', () => {
  it('are read from every form of them', () => {
    const text = [
      `import { a } from './a.ts';`,
      `import type { B } from '../b.ts';`,
      `import { type C, type D } from 'c';`,
      `import e, { type F } from 'e';`,
      `import 'g/auto';`,
      `export * from './h.ts';`,
      `import {\n  i,\n  type J,\n} from './i.ts';`,
      `const k = await import('./k.ts');`,
    ].join('\n');
    expect(importsOf('lib/x/y.ts', text).map((i) => [i.target, i.typeOnly])).toEqual([
      ['lib/x/a.ts', false],
      ['lib/b.ts', true],
      ['c', true],
      ['e', false],
      ['g/auto', false],
      ['lib/x/h.ts', false],
      ['lib/x/i.ts', false],
      ['lib/x/k.ts', false],
    ]);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('lead to files that are there', () => {
    const lost = imports
      .filter(({ target }) => /^(?:lib|components|entrypoints)\//.test(target))
      .filter(({ target }) => !existsSync(join(ROOT, target.replace(/\?.*$/, ''))));
    expect(lost.map(({ file, target }) => `${file}: ${target}`)).toEqual([]);
  });

  it.each(CODE_OF_FOLDERS)('%s', (file) => {
    expect(rulesFor(file), 'a room with a rule').not.toEqual([]);
    const wrong = imports.filter((i) => i.file === file && !isAllowed(i));
    expect(wrong.map((i) => `${i.typeOnly ? 'type ' : ''}${i.target}`)).toEqual([]);
  });
});

describe('circles', () => {
  it('are found, however long they are', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', []],
      ['f', ['g']],
      ['g', ['f', 'a']],
    ]);
    expect(circlesIn(graph).map((circle) => circle.toSorted())).toEqual([
      ['a', 'b', 'c'],
      ['f', 'g'],
    ]);
  });

  it('there are none, types included', () => {
    const graph = new Map(code.map((file) => [file, [] as string[]]));
    for (const { file, target } of imports) if (graph.has(target)) graph.get(file)!.push(target);
    expect(circlesIn(graph)).toEqual([]);
  });
});

describe('what is joined nowhere is found', () => {
  const importersOf = (file: string): string[] =>
    imports.filter(({ target, typeOnly }) => target === file && !typeOnly).map((i) => i.file);
  const SERVICES = 'lib/worker/services.ts';

  it('every table of commands is in the one of all', () => {
    const all = stripped('lib/bridge/commands.ts');
    const tables = code
      .filter((file) => file.startsWith('lib/') && file.endsWith('commands.ts'))
      .flatMap((file) => [...stripped(file).matchAll(/export const (\w+Commands)\b/g)].map((m) => m[1]!));
    expect(tables.length).toBeGreaterThan(15);
    // Once where it is imported, and once where it is joined.
    expect(tables.filter((name) => all.split(new RegExp(`\\b${name}\\b`)).length < 3)).toEqual([]);
  });

  it('whatever does the acts of commands is in the list of services, or part of one that is', () => {
    const workers = code.filter(
      (file) =>
        file.startsWith('lib/') &&
        (/:\s*Acts</.test(stripped(file)) || /^lib\/[\w-]+\/worker\.ts$/.test(file)),
    );
    expect(workers.length).toBeGreaterThan(12);
    const lost = workers.filter(
      (file) =>
        file !== 'lib/worker/commands.ts' &&
        !importersOf(file).some((by) => by === SERVICES || importersOf(by).includes(SERVICES)),
    );
    expect(lost).toEqual([]);
  });

  it('every room of a feature is entered from outside', () => {
    const rooms = new Set(code.flatMap((file) => /^(?:lib|components)\/[\w-]+(?=\/)/.exec(file)?.[0] ?? []));
    expect(rooms.size).toBeGreaterThan(20);
    const entered = (room: string): boolean =>
      imports.some(({ file, target }) => isIn(target, room) && !isIn(file, room));
    expect([...rooms].filter((room) => !entered(room))).toEqual([]);
  });
});

const where = (pattern: RegExp, among: string[]) => among.filter((file) => pattern.test(stripped(file)));
const inFolder = (...folders: string[]) =>
  code.filter((file) => folders.some((f) => file.startsWith(`${f}/`)));

describe('everywhere', () => {
  it(`no file is longer than ${MAX_LINES} lines`, () => {
    const long = code
      .filter((file) => !file.startsWith('lib/i18n/') && !file.endsWith('/words.ts'))
      .map((file) => [file, read(file).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });

  it(`no style sheet is longer than ${MAX_SHEET_LINES} lines`, () => {
    const long = files
      .filter((file) => file.endsWith('.css') && file !== TOKENS)
      .map((file) => [file, read(file).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > MAX_SHEET_LINES);
    expect(long).toEqual([]);
  });

  it('no markup is made of text', () => {
    expect(
      where(/dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b/, code),
    ).toEqual([]);
  });

  it('no control is found by a mark of its act: an act is an object', () => {
    expect(where(/\bdata-act\b|\bdataset\.act\b/, code)).toEqual([]);
  });

  it('nothing is written to the console', () => {
    expect(where(/\bconsole\s*[.[]/, code)).toEqual([]);
  });

  it('no text becomes code', () => {
    expect(where(/\beval\(|new Function\(|setTimeout\(\s*['"`]/, code)).toEqual([]);
  });
});

describe('the browser', () => {
  it('is not known to the domain, nor to what draws', () => {
    const api =
      /\bchrome\.\w|\bbrowser\.(?:runtime|storage|tabs|alarms|action|windows|i18n|permissions)\b|wxt\/browser/;
    expect(where(api, inFolder('lib/chat', 'components', 'lib/i18n', 'lib/webitel', 'lib/storage'))).toEqual(
      [],
    );
  });

  it('gives the domain neither clock, nor chance, nor network', () => {
    const outside =
      /\bDate\.now\b|new Date\(\)|Math\.random|crypto\.|\bfetch\(|setTimeout|setInterval|indexedDB|localStorage/;
    expect(where(outside, inFolder('lib/chat'))).toEqual([]);
  });

  it('gives what draws no network and no storage', () => {
    expect(
      where(
        /\bfetch\(|XMLHttpRequest|new WebSocket|localStorage|sessionStorage|indexedDB/,
        inFolder('components'),
      ),
    ).toEqual([]);
  });
});

describe('programs', () => {
  const programOf = (...entries: string[]): string[] =>
    [...loadedWith(entries, imports, true)].filter((file) => code.includes(file));
  const worker = programOf('entrypoints/background.ts');
  const gateway = programOf('entrypoints/gateway/index.ts');
  const pages = programOf(
    ...['desk', 'options', 'popup', 'welcome'].map((page) => `entrypoints/${page}/main.tsx`),
  );
  const inCrmPages = programOf('entrypoints/creatio/index.ts');
  const of = (program: string[], ...roles: Role[]): string[] =>
    program.filter((file) => roles.includes(roleOf(file)!));

  it('the worker draws nothing and does not ask the CRM by itself', () => {
    expect(of(worker, 'door', 'view', 'crm')).toEqual([]);
  });

  it('what is drawn has no half of the worker, and asks the CRM through it', () => {
    expect(of([...pages, ...inCrmPages], 'worker', 'crm')).toEqual([]);
    expect(pages.filter((file) => /^lib\/(worker|webitel)\//.test(file))).toEqual([]);
  });

  it('the gateway asks the CRM, and that is all', () => {
    expect(of(gateway, 'worker', 'door', 'view')).toEqual([]);
  });

  const features = [...new Set(code.map(roomOf))].filter((room) => room !== null).toSorted();
  it.each(features)('%s is joined to the house', (room) => {
    const own = code.filter((file) => roomOf(file) === room);
    const importers = (file: string): string[] =>
      imports
        .filter(({ target, file: from }) => target === file && roomOf(from) !== room)
        .map(({ file: from }) => from);
    const joined = { crm: 'lib/creatio/', words: 'lib/i18n/index.ts' };
    const loose = Object.entries(joined).filter(([role, place]) => {
      const main = own.find((file) => file === `lib/${room}/${role}.ts`);
      return main && main !== 'lib/emoji/words.ts' && !importers(main).some((file) => file.startsWith(place));
    });
    expect(loose.map(([role, place]) => `lib/${room}/${role}.ts is in no list of ${place}`)).toEqual([]);
    expect(
      own.some((file) => importers(file).length > 0),
      'somebody outside imports a file of it',
    ).toBe(true);
  });

  it('a part is loaded when it is wanted, never with the desk', () => {
    const early = imports
      .filter(({ target, typeOnly, isLate }) => target.endsWith('/part.tsx') && !typeOnly && !isLate)
      .filter(({ file }) => roleOf(file) !== 'view');
    expect(early.map(({ file, target }) => `${file}: ${target}`)).toEqual([]);
  });

  it('a door is small', () => {
    const large = code.filter((file) => roleOf(file) === 'door' && read(file).split('\n').length > 50);
    expect(large).toEqual([]);
  });
});
