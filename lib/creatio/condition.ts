/**
 * Conditions of OData's `$filter`, made of columns whose kind is known and nowhere else: a lookup is compared by the id of its row
 * (`Contact/Id`), for a real server has no column `ContactId` to look in, though it has one to write to; ids and dates stand bare,
 * texts in quotes.
 */
import type { Column, ColumnKind } from './column.ts';
import { CrmError } from './session-fetch.ts';

declare const made: unique symbol;
export type Condition = string & { [made]: true };
export type Field = Pick<Column, 'name' | 'kind'>;

const fieldOf =
  (kind: ColumnKind) =>
  (name: string): Field => ({ name, kind });

/** @param name without `Id` */
export const lookupField = fieldOf('lookup');
export const textField = fieldOf('text');
export const dateField = fieldOf('date');
export const flagField = fieldOf('bool');
/** An id that is no lookup. */
export const guidField = fieldOf('guid');
export const ID = guidField('Id');

/** A column of the row that a lookup leads to. */
export const through = (lookup: Field | string, { name, kind }: Field): Field => ({
  name: `${typeof lookup === 'string' ? lookup : lookup.name}/${name}`,
  kind,
});

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** Ids stand bare in addresses and filters: anything else is no id. @throws CrmError */
export function guid(value: string): string {
  if (!GUID.test(value)) throw new CrmError('server', `no id: ${value}`);
  return value.toLowerCase();
}

/** An empty reference reads as zeros. */
export const guidOrNull = (value: unknown): string | null =>
  typeof value === 'string' && GUID.test(value) && value !== NO_GUID ? value.toLowerCase() : null;

type Value = string | number | boolean;

/** Control characters have no place in a question: some databases refuse it whole for one. */
const plain = (value: string): string => value.replaceAll(/\p{Cc}/gu, ' ');
const quoted = (value: string): string => `'${plain(value).replaceAll("'", "''")}'`;

/** @throws CrmError for an id that is none, and the like */
function literal(kind: ColumnKind, value: Value): string {
  if (kind === 'lookup' || kind === 'guid') return guid(String(value));
  if (kind === 'text') return quoted(String(value));
  if (kind === 'bool') return String(value === true || value === 'true');
  const bare = kind === 'date' ? dateOf(String(value)) : Number(value);
  if (typeof bare === 'number' && !Number.isFinite(bare)) throw new CrmError('server', `no number: ${value}`);
  return String(bare);
}

function dateOf(value: string): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new CrmError('server', `no date: ${value}`);
  return at.toISOString();
}

const pathOf = ({ name, kind }: Field): string => (kind === 'lookup' ? `${name}/Id` : name);

const compared =
  (operator: 'eq' | 'ne' | 'ge' | 'lt') =>
  (field: Field, value: Value): Condition =>
    `${pathOf(field)} ${operator} ${literal(field.kind, value)}` as Condition;

export const equals = compared('eq');
/** Of a lookup, an empty one too. */
export const differs = compared('ne');
export const since = compared('ge');
export const before = compared('lt');

/** Of what somebody typed, as much is looked for: an address has no room for more. */
const MOST_TYPED = 60;
const cut = (typed: string): string => typed.slice(0, MOST_TYPED).replace(/[\uD800-\uDBFF]$/, '');

export const contains = ({ name }: Field, typed: string): Condition =>
  `contains(${name},${quoted(cut(typed))})` as Condition;
export const startsWith = ({ name }: Field, typed: string): Condition =>
  `startswith(${name},${quoted(cut(typed))})` as Condition;

type Maybe = Condition | '' | null | undefined | false;

const joined = (word: 'and' | 'or', parts: readonly Maybe[]): string[] =>
  parts.filter((one): one is Condition => Boolean(one)).flatMap((one, i) => (i === 0 ? [one] : [word, one]));

/** Those that are there; '' when none is. */
export const all = (...parts: readonly Maybe[]): Condition => joined('and', parts).join(' ') as Condition;

/** In brackets where they are several. */
export function any(...parts: readonly Maybe[]): Condition {
  const words = joined('or', parts);
  return (words.length > 1 ? `(${words.join(' ')})` : (words[0] ?? '')) as Condition;
}

/** Servers count the parts of a filter, and some stop at a hundred: a list of ids goes in pieces of so many. */
export const MOST_OR = 10;

/** One of these; as many as one question takes. */
export const oneOf = (field: Field, values: readonly Value[]): Condition =>
  any(...values.slice(0, MOST_OR).map((value) => equals(field, value)));

export function pieces<T>(values: readonly T[]): T[][] {
  const many: T[][] = [];
  for (let from = 0; from < values.length; from += MOST_OR) many.push(values.slice(from, from + MOST_OR));
  return many;
}
