import type { Db } from '../db.ts';
import { plain } from '../odata/path.ts';
import type { Column, Row } from '../schema/types.ts';
import { ServiceError } from './json.ts';

/** Where a column path has led: rows (several through a detail), the entity and the last column. */
export interface Reached {
  entity: string;
  column: Column;
  rows: Row[];
}

/** Splits `[ContactCommunication:Contact:Id].SearchNumber` and `Account.Name` into steps. */
export function steps(path: string): string[] {
  return path.match(/\[[^\]]+\]|[^.[\]]+/g) ?? [];
}

/** Follows a column path from a row: lookups by dots, details by `[Detail:DetailColumn:OwnColumn]`. */
export function reach(db: Db, entity: string, row: Row | undefined, path: string): Reached {
  const parts = steps(path);
  const last = parts.pop() ?? '';
  let place = entity;
  let rows = row ? [row] : [];
  for (const part of parts) {
    const detail = /^\[(\w+):(\w+)(?::(\w+))?\]$/.exec(part);
    if (detail) {
      const [, target = '', theirs = '', ours = 'Id'] = detail;
      if (!db.has(target)) throw missing(place, path);
      const theirKey = column(db, target, theirs).key;
      const ourKey = column(db, place, ours).key;
      const wanted = new Set(rows.map((one) => one[ourKey]));
      rows = rows.length > 0 ? db.filter(target, (one) => wanted.has(one[theirKey] ?? null)) : [];
      place = target;
    } else {
      const link = column(db, place, part);
      if (!link.ref) throw missing(place, path);
      const target = link.ref;
      rows = rows
        .map((one) => db.get(target, one[link.key] as string | null))
        .filter((one) => one !== undefined);
      place = target;
    }
  }
  return { entity: place, column: column(db, place, last), rows };
}

/** Cell as DataService shows it: lookups as value and caption, dates in the user's zone without `Z`. */
export function cell(db: Db, reached: Reached, culture: string, zone: number | null = null): unknown {
  const { column: col, rows } = reached;
  const value = plain(rows[0]?.[col.key] ?? null, culture);
  if (col.ref) {
    if (value === null) return '';
    return { value, displayValue: db.display(col.ref, value, culture), primaryImageValue: '' };
  }
  if (value === null) return col.type === 'text' ? '' : col.type === 'bool' ? false : null;
  if (col.type === 'datetime') return localTime(String(value), zone);
  if (col.type === 'date') return `${String(value).slice(0, 10)}T00:00:00.000`;
  return value;
}

export function dataValueType(col: Column): number {
  const numbers = {
    guid: 0,
    text: 1,
    int: 4,
    float: 5,
    datetime: 7,
    date: 8,
    lookup: 10,
    bool: 12,
    stream: 13,
  };
  return numbers[col.type];
}

function column(db: Db, entity: string, name: string): Column {
  const found = db.schema(entity).columns.find((one) => one.name === name || one.key === name);
  if (!found) throw missing(entity, name);
  return found;
}

function missing(entity: string, path: string) {
  return new ServiceError('ItemNotFoundException', `Column by path ${path} not found in schema ${entity}.`);
}

/** In the zone of the user's profile, which need not be the machine's. */
function localTime(iso: string, zone: number | null): string {
  const date = new Date(iso);
  return new Date(date.getTime() + (zone ?? -date.getTimezoneOffset()) * 60_000).toISOString().slice(0, 23);
}
