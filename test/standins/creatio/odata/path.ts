import type { Db } from '../db.ts';
import { localize } from '../db.ts';
import type { Cell, Column, Row } from '../schema/types.ts';
import { innerError } from './errors.ts';

/** Finds a column by its OData name: `AccountId` for a lookup's value, `Name` for others. */
export function columnByKey(db: Db, entity: string, key: string): Column {
  const found = db.schema(entity).columns.find((column) => column.key === key);
  if (!found || db.isBehind(key)) throw unknown(entity, key);
  return found;
}

/** Finds a lookup column by its navigation name, such as `Account`. */
export function lookupColumn(db: Db, entity: string, name: string): Column & { ref: string } {
  const found = db.schema(entity).columns.find((column) => column.name === name && column.ref);
  if (!found?.ref || db.isBehind(found.key)) throw unknown(entity, name);
  return { ...found, ref: found.ref };
}

/** Value at a path such as `Account/City/Name`, texts in the user's culture, with the column that holds it. */
export function valueAt(
  db: Db,
  entity: string,
  row: Row | undefined,
  path: string[],
  culture: string,
): { value: string | number | boolean | null; column: Column } {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    const column = columnByKey(db, entity, head);
    return { value: plain(row?.[column.key] ?? null, culture), column };
  }
  const link = lookupColumn(db, entity, head);
  const target = row ? db.get(link.ref, row[link.key] as string | null) : undefined;
  return valueAt(db, link.ref, target, rest, culture);
}

/** The column that a path ends at, and the entity it belongs to. */
export function columnAt(db: Db, entity: string, path: string[]): { column: Column; of: string } {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return { column: columnByKey(db, entity, head), of: entity };
  return columnAt(db, lookupColumn(db, entity, head).ref, rest);
}

/** A cell with its translation chosen. */
export function plain(cell: Cell, culture: string): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? localize(cell, culture) : cell;
}

function unknown(entity: string, name: string) {
  return innerError(
    400,
    `The query specified in the URI is not valid. Could not find a property named '${name}' on type 'Terrasoft.Configuration.OData.${entity}'.`,
    'Microsoft.OData.ODataException',
  );
}
