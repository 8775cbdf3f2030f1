/**
 * Every question that is put to this stand-in, read once more by a parser that knows nothing of it and held against its metadata:
 * what both the product and the stand-in take for OData may still be none.
 */
import { defaultParser } from '@odata/parser';
import type { Db } from '../db.ts';
import type { Column } from '../schema/types.ts';
import { edmType } from './evaluate.ts';

interface Token {
  type: string;
  raw: string;
  value: unknown;
}

/** Characters of an address that every server and proxy on the way takes. */
const MOST_ADDRESS = 2000;
/** `or`s of one filter that stay below every limit known of. */
const MOST_OR = 10;

/** @param address below `odata/`, not decoded @returns what is wrong with it; none of an object that is not there: that may be asked */
export function faultsOf(db: Db, address: string): string[] {
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  const entity = /^(\w+)/.exec(decodeURIComponent(path))?.[1] ?? '';
  if (!db.has(entity)) return [];
  const faults: string[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (!name.startsWith('$') || value === '') continue;
    try {
      look(db, entity, defaultParser.query(`${name}=${value}`) as unknown as Token, faults);
    } catch (error) {
      faults.push(`${name}=${value}: ${String(error)}`);
    }
    const ors = name === '$filter' ? value.replaceAll(/'(?:[^']|'')*'/g, '').split(/\bor\b/).length - 1 : 0;
    if (ors > MOST_OR && !LOOKS_FOR_LIMITS.test(value)) faults.push(`${ors} times «or»`);
  }
  return faults;
}

/** «Проверить Creatio» asks for nobody in ever smaller questions, to find what this server takes. */
const LOOKS_FOR_LIMITS = /^\(Id eq 00000000-0000-4000-8000-0{12} or|Name%20eq%20(?:'|%27)0{1000}/;

/** @param url whole @returns what is wrong with its length */
export const tooLong = (url: string): string[] =>
  url.length > MOST_ADDRESS && !LOOKS_FOR_LIMITS.test(url) ? [`an address of ${url.length} characters`] : [];

const isToken = (value: unknown): value is Token =>
  typeof value === 'object' && value !== null && 'type' in value && 'raw' in value;

function partsOf(value: unknown): Token[] {
  if (isToken(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(partsOf) : [];
}

function look(db: Db, entity: string, token: Token, faults: string[]): void {
  switch (token.type) {
    case 'ExpandItem':
      return lookInside(db, entity, token, faults);
    case 'SelectItem':
      if (token.raw !== '*' && !db.schema(entity).columns.some(({ key }) => key === token.raw))
        faults.push(`$select: ${entity} has no ${token.raw}`);
      return;
    case 'FirstMemberExpression':
      reached(db, entity, token.raw, faults);
      return;
    case 'MethodCallExpression':
      kindFits(db, entity, partsOf(token.value), faults);
      return;
  }
  const parts = partsOf(token.value);
  if (/^(Not)?Equals|^(Greater|Lesser)/.test(token.type)) return kindFits(db, entity, parts, faults);
  for (const part of parts) look(db, entity, part, faults);
}

function lookInside(db: Db, entity: string, item: Token, faults: string[]): void {
  const name = /^\w+/.exec(item.raw)?.[0] ?? '';
  const back = /^(\w+)CollectionBy\w+$/.exec(name)?.[1];
  const target = back ?? db.schema(entity).columns.find((one) => one.name === name)?.ref;
  if (!target || !db.has(target)) {
    faults.push(`$expand: ${entity} does not lead to ${name}`);
    return;
  }
  for (const part of partsOf(item.value)) if (part.type !== 'ExpandPath') look(db, target, part, faults);
}

/** Both sides of a comparison. */
function kindFits(db: Db, entity: string, parts: Token[], faults: string[]): void {
  const [left, right] = parts;
  const column = left?.type === 'FirstMemberExpression' ? reached(db, entity, left.raw, faults) : null;
  if (!column || right?.type !== 'Literal' || right.value === 'null') return;
  const [wanted, is] = [edmType(column), String(right.value)];
  const numbers = /^Edm\.(SByte|Byte|Int\d+|Decimal|Double|Single)$/;
  if (wanted === is || (numbers.test(wanted) && numbers.test(is))) return;
  if (wanted === 'Edm.DateTimeOffset' && is === 'Edm.Date') return;
  faults.push(`${left!.raw} is ${wanted}, ${right.raw} is ${is}`);
}

/** The column at the end of a path; a lookup is no end (it is compared by its row's `Id`). */
function reached(db: Db, entity: string, path: string, faults: string[]): Column | null {
  const names = path.split('/');
  const last = names.pop() ?? '';
  let at = entity;
  for (const name of names) {
    const next = db.schema(at).columns.find((one) => one.name === name)?.ref;
    if (!next || !db.has(next)) {
      faults.push(`${at} does not lead to ${name} (${path})`);
      return null;
    }
    at = next;
  }
  const column = db.schema(at).columns.find(({ key }) => key === last);
  if (!column) faults.push(`${at} has no ${last} (${path})`);
  else if (column.ref) faults.push(`a lookup is no column of a filter: ${path}`);
  else return column;
  return null;
}
