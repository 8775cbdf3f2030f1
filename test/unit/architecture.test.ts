/** Where a line of code may live, and what it may know: the arrows point one way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesIn } from './circles.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAX_LINES = 260;
const MAX_SHEET_LINES = 150;
/** Colours, sizes and type by name: a table, not rules. */
const TOKENS = 'components/theme.css';

interface Import {
  file: string;
  /** A path from the project's root, or a package. */
  target: string;
  typeOnly: boolean;
}

const files = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|css)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const code = files.filter((name) => /\.tsx?$/.test(name));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
/** Words in comments are no code. */
const stripped = (file: string): string => read(file).replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

const STATEMENT =
  /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map((match) => {
    const specifier = (match[2] ?? match[3])!;
    const names = /\{([^}]*)\}/.exec(match[0])?.[1];
    const onlyTypes =
      names !== undefined && names.split(',').every((n) => n.trim() === '' || /^type\s/.test(n.trim()));
    return {
      file,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
      typeOnly: Boolean(match[1]) || (onlyTypes && !/import\s+\w+\s*,/.test(match[0])),
    };
  });
}

const imports = code.flatMap((file) => importsOf(file, stripped(file)));

/** What each folder may import; `type:` allows types alone. */
const MAY: Record<string, string[]> = {
  'lib/text': ['lib/text'],
  'lib/phones': ['lib/phones', 'libphonenumber-js'],
  'lib/chat': ['lib/chat', 'lib/text', 'lib/phones'],
  'lib/webitel': ['lib/webitel', 'lib/shape.ts', 'lib/chat', 'zod'],
  'lib/card': ['lib/card', 'lib/chat'],
  'lib/shown': ['lib/shown', 'lib/history/rules.ts', 'lib/chat', 'lib/text', 'lib/i18n', 'type:lib/bridge'],
  'lib/emoji': ['lib/emoji', 'lib/text', 'type:lib/i18n'],
  'lib/actions': ['lib/actions'],
  'lib/composer': ['lib/composer', 'type:lib/storage'],
  'lib/files': ['lib/files', 'lib/chat', 'type:lib/bridge'],
  'lib/people': ['lib/people', 'lib/chat', 'type:lib/bridge', 'type:lib/creatio'],
  'lib/outgoing': ['lib/outgoing', 'lib/shown', 'lib/chat', 'lib/text', 'type:lib/i18n', 'type:lib/creatio'],
  'lib/options': [
    'lib/options',
    'lib/chat',
    'lib/phones',
    'lib/i18n',
    'type:lib/bridge',
    'type:lib/creatio',
    'type:lib/storage',
  ],
  'lib/history': [
    'lib/history',
    'lib/bridge/command.ts',
    'lib/bridge/id.ts',
    'lib/shape.ts',
    'lib/chat',
    'lib/webitel',
    'type:lib/creatio',
    'zod',
  ],
  'lib/creatio': [
    'lib/creatio',
    'lib/chat',
    'lib/card/rules.ts',
    'lib/card/limits.ts',
    'lib/text',
    'lib/phones',
  ],
  'lib/kept': ['lib/kept', 'lib/bridge/command.ts', 'lib/bridge/id.ts', 'type:lib/chat', 'zod'],
  'lib/storage': [
    'lib/storage',
    'lib/shape.ts',
    'lib/kept/fields.ts',
    'lib/chat',
    'lib/phones/digits.ts',
    'idb',
    'zod',
  ],
  'lib/i18n': ['lib/i18n'],
  'lib/bridge': [
    'lib/bridge',
    'lib/shape.ts',
    'lib/history/commands.ts',
    'lib/kept/commands.ts',
    'lib/kept/fields.ts',
    'type:lib/recorder',
    'lib/chat',
    'type:lib/creatio',
    'type:lib/storage',
    'type:lib/desk',
    'zod',
    'wxt/browser',
  ],
  'lib/privacy': ['lib/privacy', 'lib/storage'],
  'lib/recorder': ['lib/recorder', 'type:lib/chat', 'type:lib/bridge', 'type:lib/storage'],
  'lib/auto-accept': ['lib/auto-accept', 'lib/chat', 'type:lib/bridge', 'type:lib/webitel'],
  'lib/webitel-check': ['lib/webitel-check', 'lib/webitel', 'type:lib/chat', 'type:lib/bridge'],
  'lib/desk': [
    'lib/desk',
    'lib/history',
    'lib/kept',
    'lib/auto-accept',
    'lib/webitel-check',
    'lib/card',
    'lib/recorder',
    'lib/privacy',
    'lib/chat',
    'lib/webitel',
    'lib/creatio',
    'lib/storage',
    'lib/bridge',
    'lib/i18n',
    'lib/text',
    'lib/browser.ts',
    'zod',
  ],
  'lib/pages': ['lib/pages', 'lib/bridge', 'lib/storage', 'lib/browser.ts'],
  'lib/browser.ts': ['webextension-polyfill'],
  'lib/shape.ts': ['zod'],
  components: [
    'components',
    'lib/history/rules.ts',
    'lib/kept/rules.ts',
    'lib/kept/fields.ts',
    'type:lib/webitel',
    'lib/chat',
    'lib/card',
    'lib/shown',
    'lib/emoji',
    'lib/actions',
    'lib/composer',
    'lib/files',
    'lib/people',
    'lib/outgoing',
    'lib/options',
    'lib/bridge',
    'lib/i18n',
    'lib/text',
    'lib/phones',
    'type:lib/creatio',
    'lib/creatio/hosts.ts',
    'type:lib/storage',
    'lib/storage/settings.ts',
    'lib/storage/move-settings.ts',
    'lib/recorder/report.ts',
    'type:lib/pages',
    'preact',
    '@preact/signals',
    'squire-rte',
  ],
};

const folderOf = (file: string): string | undefined =>
  Object.keys(MAY).find((f) => file === f || file.startsWith(`${f}/`));
const isIn = (target: string, allowed: string): boolean =>
  target === allowed || target.startsWith(`${allowed}/`);

function isAllowed({ file, target, typeOnly }: Import): boolean {
  return MAY[folderOf(file)!]!.some((rule) =>
    rule.startsWith('type:') ? typeOnly && isIn(target, rule.slice(5)) : isIn(target, rule),
  );
}

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
    expect(folderOf(file), 'a folder with a rule').toBeDefined();
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
  const SERVICES = 'lib/desk/services.ts';

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
        file !== 'lib/desk/commands.ts' &&
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
      .filter((file) => !file.startsWith('lib/i18n/'))
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
