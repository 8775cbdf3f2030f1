import type { Row } from '../schema/types.ts';
import { compare } from '../odata/evaluate.ts';
import { plain } from '../odata/path.ts';
import type { Context } from '../types.ts';
import { fitsFilter, type Scope } from './filters.ts';
import { flag, items, prop, ServiceError, text, whole } from './json.ts';
import { cell, dataValueType, reach } from './paths.ts';

interface Selected {
  name: string;
  path: string;
  orderDirection: number;
  orderPosition: number;
}

/** `SelectQuery`: columns, joins by path, nested filters, order and paging (creatio.md §5.3). */
export function select(ctx: Context, query: unknown) {
  const scope = scopeOf(ctx, query);
  const columns = columnsOf(scope, query);
  const rows = matching(scope, query);
  sort(scope, rows, columns);
  const offset = flag(query, 'isPageable') ? Math.max(whole(query, 'rowsOffset', 0), 0) : 0;
  const limit = whole(query, 'rowCount', -1);
  const page = rows.slice(offset, limit > 0 ? offset + limit : undefined);
  const rowConfig = Object.fromEntries(
    columns.map(({ name, path }) => {
      const { column } = reach(scope.db, scope.entity, undefined, path);
      return [
        name,
        {
          dataValueType: dataValueType(column),
          ...(column.ref ? { isLookup: true, referenceSchemaName: column.ref } : {}),
        },
      ];
    }),
  );
  return {
    rowConfig,
    rows: page.map((row) =>
      Object.fromEntries(
        columns.map(({ name, path }) => [
          name,
          cell(scope.db, reach(scope.db, scope.entity, row, path), scope.culture, ctx.options.profileZone),
        ]),
      ),
    ),
    notFoundColumns: [],
    rowsAffected: page.length,
    nextPrcElReady: false,
    success: true,
  };
}

/** Rows that a query's filters choose. */
export function matching(scope: Scope, query: unknown): Row[] {
  const filters = prop(query, 'filters');
  return scope.db.filter(scope.entity, (row) => fitsFilter(scope, row, filters));
}

/** Closed to DataService for everybody, as a shipped site has it. */
const restricted = new Set(['SysSettings', 'SysSettingsValue']);

/** The entity of a query, or the refusals of an unknown or forbidden one. */
export function scopeOf(ctx: Context, query: unknown): Scope {
  const entity = text(query, 'rootSchemaName');
  if (!ctx.db.has(entity)) {
    throw new ServiceError('ItemNotFoundException', `Schema with name "${entity}" not found.`);
  }
  if (ctx.denied.has(entity) || restricted.has(entity))
    throw new ServiceError('AccessDenied', `Access to ${entity} is denied`);
  return { db: ctx.db, entity, culture: ctx.options.culture };
}

function columnsOf(scope: Scope, query: unknown): Selected[] {
  const given = items(prop(query, 'columns')).map(([name, column]) => ({
    name,
    path: text(prop(column, 'expression'), 'columnPath') || name,
    orderDirection: whole(column, 'orderDirection', 0),
    orderPosition: whole(column, 'orderPosition', -1),
  }));
  if (!flag(query, 'allColumns')) return given;
  const names = new Set(given.map(({ name }) => name));
  const rest = scope.db
    .schema(scope.entity)
    .columns.filter(({ name, type }) => type !== 'stream' && !names.has(name))
    .map(({ name }) => ({ name, path: name, orderDirection: 0, orderPosition: -1 }));
  return [...given, ...rest];
}

function sort(scope: Scope, rows: Row[], columns: Selected[]) {
  const ordered = columns
    .filter(({ orderDirection }) => orderDirection > 0)
    .sort((a, b) => a.orderPosition - b.orderPosition);
  rows.sort((a, b) => {
    for (const { path, orderDirection } of ordered) {
      const [left, right] = [sortValue(scope, a, path), sortValue(scope, b, path)];
      const result = compare(left, right) ?? (left === null ? -1 : 1);
      if (result !== 0) return orderDirection === 2 ? -result : result;
    }
    return 0;
  });
}

function sortValue(scope: Scope, row: Row, path: string) {
  const { column, rows } = reach(scope.db, scope.entity, row, path);
  const value = rows[0]?.[column.key] ?? null;
  if (column.ref) return scope.db.display(column.ref, value, scope.culture);
  return plain(value, scope.culture);
}
