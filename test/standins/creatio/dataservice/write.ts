import { insertChecked, readValue, updateChecked } from '../odata/write.ts';
import type { Cell } from '../schema/types.ts';
import type { Context } from '../types.ts';
import { rightValue, type Scope } from './filters.ts';
import { items, prop, ServiceError } from './json.ts';
import { matching, scopeOf } from './select.ts';

/** Not to be changed through DataService by anybody, as a shipped site has it. */
const fixed = new Set(['SysAdminUnit', 'SysSchema', 'VwSysSchemaInfo']);

function changing(ctx: Context, query: unknown): Scope {
  const scope = scopeOf(ctx, query);
  if (fixed.has(scope.entity))
    throw new ServiceError('SecurityException', `Changing ${scope.entity} is restricted.`);
  return scope;
}

/** `InsertQuery`: answers the new row's id. */
export function insert(ctx: Context, query: unknown) {
  const scope = changing(ctx, query);
  const row = insertChecked(ctx, scope.entity, valuesOf(ctx, scope, query));
  return { id: row['Id'], rowsAffected: 1, nextPrcElReady: false, success: true };
}

/** `UpdateQuery`: changes the rows that its filters choose. */
export function update(ctx: Context, query: unknown) {
  const scope = changing(ctx, query);
  const values = valuesOf(ctx, scope, query);
  const rows = matching(scope, query);
  for (const row of rows) updateChecked(ctx, scope.entity, String(row['Id']), values);
  return { rowsAffected: rows.length, nextPrcElReady: false, success: true };
}

/** `DeleteQuery`: refuses to empty a whole table. */
export function remove(ctx: Context, query: unknown) {
  const scope = scopeOf(ctx, query);
  if (items(prop(query, 'filters')).length === 0) {
    throw new ServiceError('InvalidOperationException', 'Delete without filters is not allowed.');
  }
  const rows = matching(scope, query);
  for (const row of rows) ctx.db.remove(scope.entity, String(row['Id']));
  return { rowsAffected: rows.length, nextPrcElReady: false, success: true };
}

function valuesOf(ctx: Context, scope: Scope, query: unknown): Record<string, Cell> {
  const values: Record<string, Cell> = {};
  for (const [name, expression] of items(prop(query, 'columnValues'))) {
    const column = ctx.db.schema(scope.entity).columns.find((one) => one.name === name || one.key === name);
    if (!column) {
      throw new ServiceError(
        'ItemNotFoundException',
        `Column by path ${name} not found in schema ${scope.entity}.`,
      );
    }
    let value = rightValue(expression);
    if (typeof value === 'string' && (column.type === 'datetime' || column.type === 'date')) {
      value = value.replaceAll('"', '');
    }
    if (value === '' && column.type !== 'text') value = null;
    values[column.key] = readValue(ctx, scope.entity, column, value);
  }
  return values;
}
