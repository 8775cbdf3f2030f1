/** What a newcomer forgets: each answers in sentences what is wrong with a house, given as its files' text by path. */
import { importsOf, loadedWith, withoutComments, type Import } from './imports.ts';
import { roleOf, roomOf } from './rooms.ts';

export type House = ReadonlyMap<string, string>;

const importsIn = (house: House): Import[] =>
  [...house].flatMap(([file, text]) => importsOf(file, withoutComments(text)));

const DESK = 'entrypoints/desk/main.tsx';
const SERVICES = 'lib/worker/services.ts';

/** What is loaded when it is wanted must not come with the desk by another way, nor what stands behind a room's part, nor a part's words. */
export function earlyOf(house: House): string[] {
  const imports = importsIn(house);
  const first = loadedWith([DESK], imports);
  const wanted = new Set(
    imports
      .filter(({ file, isLate }) => isLate && file.startsWith('components/'))
      .map(({ target }) => target),
  );
  const parted = new Set([...house.keys()].filter((file) => file.endsWith('/part.tsx')).map(roomOf));
  return [...first].flatMap((file) => {
    const by = imports.find(({ file: from, target, isLate, typeOnly }) => {
      return target === file && !isLate && !typeOnly && first.has(from);
    })?.file;
    if (roleOf(file) === 'words') return [`${file} comes with the desk, by ${by}`];
    if (wanted.has(file)) return [`${file} is loaded when it is wanted, and yet with the desk, by ${by}`];
    if (roleOf(file) === 'view' && parted.has(roomOf(file)))
      return [`${file} stands behind its part, and yet comes with the desk, by ${by}`];
    return [];
  });
}

const HOOK =
  /^ {2}(?:async |readonly )?(stop|use|needsChats|onAccount|update|onCrmTab|onSynced|onBeat|project|acts)\b/gm;
/** Hooks that a class of the file has; none for a file without a class. */
function hooksOf(text: string): string[] {
  const body = withoutComments(text)
    .split(/^export class /m)
    .slice(1)
    .join('\n');
  return [...new Set([...body.matchAll(HOOK)].map(([, hook]) => hook!))];
}

/** Every half of the worker is in its program, and what it does at a hook is done by the list of services or by who owns it. */
export function idleOf(house: House): string[] {
  const imports = importsIn(house);
  const program = loadedWith(['entrypoints/background.ts'], imports);
  return [...house].flatMap(([file, text]) => {
    if (roleOf(file) !== 'worker') return [];
    if (!program.has(file)) return [`${file} is in no program`];
    const owners = imports.filter(({ target, typeOnly }) => target === file && !typeOnly).map((i) => i.file);
    if (owners.includes(SERVICES)) return [];
    const [, kind] = /^export class (\w+)/m.exec(text) ?? [];
    const said = owners.map((owner) => withoutComments(house.get(owner)!)).join('\n');
    // Handed out by its owner, and in the list by itself.
    const [, member] = new RegExp(`(\\w+) = new ${kind}\\(`).exec(said) ?? [];
    if (member && new RegExp(`^ {4}\\w+: \\w+\\.${member},`, 'm').test(house.get(SERVICES)!)) return [];
    return hooksOf(text)
      .filter((hook) => !new RegExp(`\\.${hook}\\b`).test(said))
      .map((hook) => `nobody calls ${hook} of ${file}`);
  });
}

/** Whatever is made in the list of services and has a hook is in the list that is returned. */
export function unlistedOf(house: House): string[] {
  const text = withoutComments(house.get(SERVICES)!);
  const paths = new Map(
    [...text.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].flatMap(([statement, names]) => {
      const [{ target } = { target: '' }] = importsOf(SERVICES, statement);
      return names!.split(',').map((name) => [name.trim(), target] as const);
    }),
  );
  const made = [...text.matchAll(/^ {2}const (\w+)(?:: \w+)? = new (\w+)\(/gm)];
  const start = text.indexOf('\n  return {');
  const spread = (list: string): string =>
    [...list.matchAll(/\.\.\.(\w+),?/g)].reduce((all, [, name]) => {
      const inside = new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(text)?.[1] ?? '';
      return `${all},${inside}${spread(inside)}`;
    }, '');
  const listed = spread([...text.slice(start).matchAll(/^ {4}\.\.\.\w+,/gm)].join(''));
  const own = text.slice(start);
  return made.flatMap(([, name, kind]) => {
    const hooks = hooksOf(house.get(paths.get(kind!) ?? '') ?? '');
    const isListed = new RegExp(`\\b${name}\\b`).test(listed);
    // One that is wrapped: each of its hooks by name.
    const lost = hooks.filter((hook) => !isListed && !new RegExp(`\\b${name}\\.${hook}\\b`).test(own));
    return lost.map((hook) => `${hook} of ${name} is in no list of services`);
  });
}

/** A value of the defaults that no rule reads would be kept as anybody wrote it. */
export function unreadSettings(defaults: object, paths: readonly string[]): string[] {
  const leaves = (tree: object, above: string): string[] =>
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
      const path = `${above}${key}`;
      const isTree = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isTree && !paths.includes(path) ? leaves(value, `${path}.`) : [path];
    });
  return leaves(defaults, '').filter((path) => !paths.includes(path));
}

export interface Papers {
  readme: string;
  policy: unknown;
  /** By language. */
  guides: Readonly<Record<string, string>>;
}

const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], tree);

/** A policy with every setting, as the README shows it to administrators. */
export const exampleOf = (readme: string): object =>
  JSON.parse(/```json\n(\{[\s\S]*?)```/.exec(readme)![1]!) as object;

/**
 * A setting is in the policy's schema, in the README's example of a policy, and by its name in each guide.
 * @param nameOf null: the guide speaks of it in other words
 */
export function untoldSettings(
  paths: readonly string[],
  { readme, policy, guides }: Papers,
  nameOf: (path: string, language: string) => string | null,
): string[] {
  const example = exampleOf(readme);
  return paths.flatMap((path) => {
    const keys = path.split('.');
    const schema = keys.flatMap((key) => ['properties', key]);
    return [
      ...(at(policy, schema) === undefined ? [`${path} is not in the policy`] : []),
      ...(at(example, keys) === undefined ? [`${path} is not in the README`] : []),
      ...Object.entries(guides).flatMap(([language, guide]) => {
        const name = nameOf(path, language);
        return name === null || guide.includes(name)
          ? []
          : [`«${name}» (${path}) is not in the guide: ${language}`];
      }),
    ];
  });
}

/**
 * A key is in the policy's schema by its action, and in each guide's table as it is printed; the policy has no other.
 * @param labels by action
 */
export function untoldKeys(labels: Readonly<Record<string, string>>, { policy, guides }: Papers): string[] {
  const schema = ['shortcuts', 'keys'].flatMap((key) => ['properties', key]);
  const inPolicy = Object.keys((at(policy, [...schema, 'properties']) ?? {}) as object);
  return [
    ...inPolicy.filter((action) => !(action in labels)).map((action) => `${action} of the policy is no key`),
    ...Object.entries(labels).flatMap(([action, label]) => [
      ...(inPolicy.includes(action) ? [] : [`${action} is not in the policy`]),
      ...Object.entries(guides).flatMap(([language, guide]) =>
        guide.replaceAll('&#96;', '`').includes(label) ? [] : [`${label} is not in the guide: ${language}`],
      ),
    ]),
  ];
}
