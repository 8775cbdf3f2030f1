import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { compare } from '../odata/evaluate.ts';
import { plain } from '../odata/path.ts';
import type { Column, Row } from '../schema/types.ts';
import { seedIds } from '../seed/hero.ts';
import { flag, items, prop, ServiceError, text, whole } from './json.ts';
import { reach } from './paths.ts';

type Plain = string | number | boolean | null;

/** Filter types and comparisons (creatio.md §5.3). */
const filterTypes = { compare: 1, isNull: 2, in: 4, group: 6 };
const comparisons = {
  between: 0,
  isNull: 1,
  isNotNull: 2,
  equal: 3,
  notEqual: 4,
  less: 5,
  lessOrEqual: 6,
  greater: 7,
  greaterOrEqual: 8,
  startWith: 9,
  notStartWith: 10,
  contain: 11,
  notContain: 12,
  endWith: 13,
  notEndWith: 14,
};

export interface Scope {
  db: Db;
  entity: string;
  culture: string;
}

/** Whether a row fits a DataService filter or group of filters. */
export function fitsFilter(scope: Scope, row: Row, filter: unknown): boolean {
  if (!filter || !flag(filter, 'isEnabled', true)) return true;
  switch (whole(filter, 'filterType', filterTypes.group)) {
    case filterTypes.group: {
      const inner = items(filter).map(([, item]) => item);
      if (inner.length === 0) return true;
      const any = whole(filter, 'logicalOperation', 0) === 1;
      return any
        ? inner.some((item) => fitsFilter(scope, row, item))
        : inner.every((item) => fitsFilter(scope, row, item));
    }
    case filterTypes.isNull: {
      const empty = leftValues(scope, row, filter).values.every((value) => value === null);
      const wantsEmpty = flag(filter, 'isNull', whole(filter, 'comparisonType', 1) !== comparisons.isNotNull);
      return wantsEmpty ? empty : !empty;
    }
    case filterTypes.compare:
      return single(scope, row, filter, [prop(filter, 'rightExpression')]);
    case filterTypes.in: {
      const right = prop(filter, 'rightExpressions');
      return single(scope, row, filter, Array.isArray(right) ? right : []);
    }
    default:
      throw new ServiceError('NotSupportedException', 'This filter type is not supported.');
  }
}

/** A detail path fits when any of its rows does; a negative comparison when none breaks it. */
function single(scope: Scope, row: Row, filter: unknown, rights: unknown[]): boolean {
  const type = whole(filter, 'comparisonType', comparisons.equal);
  const { column, values } = leftValues(scope, row, filter);
  const samples = rights.map((right) => normal(rightValue(right), column));
  const negative: Record<number, number> = {
    [comparisons.notEqual]: comparisons.equal,
    [comparisons.notStartWith]: comparisons.startWith,
    [comparisons.notContain]: comparisons.contain,
    [comparisons.notEndWith]: comparisons.endWith,
  };
  const positive = negative[type] ?? type;
  const found = values.some((value) => samples.some((sample) => holds(positive, value, sample)));
  return positive === type ? found : !found;
}

function holds(type: number, value: Plain, sample: Plain): boolean {
  const order = compare(value, sample);
  const inText = (test: (text: string, part: string) => boolean) =>
    value !== null && test(String(value), String(sample ?? ''));
  switch (type) {
    case comparisons.equal:
      return order === 0;
    case comparisons.less:
      return order !== null && order < 0;
    case comparisons.lessOrEqual:
      return order !== null && order <= 0;
    case comparisons.greater:
      return order !== null && order > 0;
    case comparisons.greaterOrEqual:
      return order !== null && order >= 0;
    case comparisons.startWith:
      return inText((full, part) => full.startsWith(part));
    case comparisons.contain:
      return inText((full, part) => full.includes(part));
    case comparisons.endWith:
      return inText((full, part) => full.endsWith(part));
    default:
      throw new ServiceError('NotSupportedException', `Comparison type ${type} is not supported.`);
  }
}

function leftValues(scope: Scope, row: Row, filter: unknown): { column: Column; values: Plain[] } {
  const path = text(prop(filter, 'leftExpression'), 'columnPath');
  const { column, rows } = reach(scope.db, scope.entity, row, path);
  const values = rows.map((one) => normal(plain(one[column.key] ?? null, scope.culture), column));
  return { column, values: values.length > 0 ? values : [null] };
}

/** Parameter, or a macro of the current user (creatio.md §5.3 `macrosType`). */
export function rightValue(expression: unknown): Plain {
  if (whole(expression, 'expressionType', 2) === 1) {
    const macros = whole(expression, 'macrosType', -1);
    if (macros === 1) return seedIds.user;
    if (macros === 2) return seedIds.operator;
    throw new ServiceError('NotSupportedException', `Macros ${macros} is not supported.`);
  }
  const value = prop(prop(expression, 'parameter'), 'value');
  return value === undefined ? null : (value as Plain);
}

function normal(value: Plain, column: Column): Plain {
  if (value === null || value === '' || value === ids.zero) return null;
  if (column.type === 'datetime' || column.type === 'date') {
    // Date parameters arrive quoted inside the string.
    return Date.parse(String(value).replaceAll('"', ''));
  }
  return typeof value === 'string' ? value.toLowerCase() : value;
}
