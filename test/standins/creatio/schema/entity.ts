import { guidFrom } from '../seed/random.ts';
import type { Column, ColumnType, EntitySchema, Localized } from './types.ts';

const common = 'Id:guid CreatedOn:datetime CreatedBy>Contact ModifiedOn:datetime ModifiedBy>Contact';

interface EntityExtras {
  uid?: string;
  display?: string;
}

/**
 * Describes an entity in short: `Name!250` is required text of that length, `Account>Account` a lookup,
 * `Size:int` a typed column. System columns are added.
 */
export function entity(
  name: string,
  caption: Localized,
  columns: string,
  extras: EntityExtras = {},
): EntitySchema {
  return {
    name,
    uid: extras.uid ?? guidFrom(`schema:${name}`),
    caption,
    display: extras.display ?? 'Name',
    columns: `${common} ${columns}`.trim().split(/\s+/).map(column),
  };
}

/** Same text in every culture. */
export function same(text: string): Localized {
  return { 'ru-RU': text, 'uk-UA': text, 'en-US': text };
}

/** Texts in Russian, Ukrainian and English. */
export function loc(ru: string, uk: string, en: string): Localized {
  return { 'ru-RU': ru, 'uk-UA': uk, 'en-US': en };
}

function column(source: string): Column {
  const match = /^([A-Za-z]+)(!?)(\d*)(?:>(\w+)(!?)|:(\w+))?$/.exec(source);
  if (!match) throw new Error(`Bad column "${source}"`);
  const [, name = '', required, size, ref, refRequired, type] = match;
  return {
    name,
    key: ref ? `${name}Id` : name,
    type: ref ? 'lookup' : ((type ?? 'text') as ColumnType),
    ...(ref ? { ref } : {}),
    ...(required || refRequired ? { required: true } : {}),
    ...(size ? { size: Number(size) } : {}),
  };
}
