/**
 * Values for every setting, made of the policy's schema, which is published and written apart from the rules: what may stand there and is
 * not the default, and what may not. A new setting has its samples as soon as it is in the schema.
 */
import POLICY from '../../../public/managed_storage.json' with { type: 'json' };
import { place } from '../../../lib/storage/paths.ts';
import {
  DEFAULT_SETTINGS,
  isValidSetting,
  SETTING_PATHS,
  type SettingPath,
  type Settings,
} from '../../../lib/storage/setting-fields.ts';
import { pick } from '../../../lib/storage/settings.ts';

interface Schema {
  type: 'boolean' | 'integer' | 'string' | 'array' | 'object';
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

const schemaOf = (path: string): Schema =>
  path.split('.').reduce<Schema>((node, key) => node.properties![key]!, POLICY as Schema);

/** One of each kind of text that a setting can be: an address, a name, digits, a time of day, a key. */
const TEXTS = ['https://two.example', 'acme', '48', '21:30', 'F4'];

/** All that somebody who reads the schema might write there. */
function writable({ type, enum: choices, items, properties = {} }: Schema): unknown[] {
  if (type === 'boolean') return [true, false];
  if (type === 'integer') return [61, 7];
  if (type === 'string') return choices ?? TEXTS;
  if (type === 'array') return writable(items!).map((one) => [one]);
  const named = Object.entries(properties).map(([key, one]) => [key, one.enum?.[0] ?? `Usr${key}`]);
  const columns = { name: 'Name', text: 'Text' };
  return [Object.fromEntries(properties['columns'] ? [...named, ['columns', columns]] : named)];
}

/** Of another kind than the schema says. */
const OTHERS: Record<Schema['type'], unknown[]> = {
  boolean: ['yes', 1, null],
  integer: ['61', 1.5, -1, NaN, Infinity, null],
  string: [5, true, {}],
  array: ['telegram', [null], [5], null],
  object: ['UsrTexts', 5, true],
};

const isDefault = (path: SettingPath, value: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(pick(DEFAULT_SETTINGS, path));

/** @returns undefined: none is found, which a test tells */
export const otherValue = (path: SettingPath): unknown =>
  writable(schemaOf(path)).find((value) => isValidSetting(path, value) && !isDefault(path, value));

/** Every setting is set, and to what it is not by itself. */
export const ALL_SET = SETTING_PATHS.reduce(
  (all, path) => {
    place(all, path, otherValue(path));
    return all;
  },
  { version: 1 } as Settings,
);

export const OFFERED = SETTING_PATHS.flatMap((path) =>
  (schemaOf(path).enum ?? []).map((value): [SettingPath, unknown] => [path, value]),
);

export const OF_ANOTHER_KIND = SETTING_PATHS.flatMap((path) => {
  const { type, enum: choices } = schemaOf(path);
  const values = choices ? [...OTHERS.string, null, 'no such'] : OTHERS[type];
  return values.map((value): [SettingPath, unknown] => [path, value]);
});
