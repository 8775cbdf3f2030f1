import { isObject } from '../net/http.ts';
import { ids } from '../ids.ts';
import type { Cell, Column, Row } from '../schema/types.ts';
import type { Context } from '../types.ts';
import { exceptionError, innerError } from './errors.ts';
import { columnByKey } from './path.ts';

/** Objects that the protection passes over. */
const fromXss = new Set(['Activity', 'EmailTemplate']);

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Checks a JSON body against the schema and turns it into stored values. */
export function readValues(ctx: Context, entity: string, body: unknown): Record<string, Cell> {
  if (!isObject(body)) throw innerError(400, 'The request body is not a JSON object.');
  const values: Record<string, Cell> = {};
  for (const [key, value] of Object.entries(body)) {
    // A path is no column of the row: it is passed over, and the row is made without it (public reports of exactly that).
    if (key.includes('@odata') || key.includes('/')) continue;
    const column = columnByKey(ctx.db, entity, key);
    values[column.key] = readValue(ctx, entity, column, value);
  }
  return values;
}

/** One value, checked: type, length, and that a lookup points to a row. */
export function readValue(ctx: Context, entity: string, column: Column, value: unknown): Cell {
  if (value === null || value === ids.zero) return null;
  const wrong = () =>
    innerError(
      400,
      `Cannot convert the value of property '${column.key}' of type 'Terrasoft.Configuration.OData.${entity}'.`,
      'Microsoft.OData.ODataException',
    );
  switch (column.type) {
    case 'guid':
    case 'lookup': {
      if (typeof value !== 'string' || !guid.test(value)) throw wrong();
      if (column.ref && !ctx.db.get(column.ref, value)) throw missingReference(entity, column);
      return value.toLowerCase();
    }
    case 'int':
      if (!Number.isInteger(value)) throw wrong();
      return value as number;
    case 'float':
      if (typeof value !== 'number') throw wrong();
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'datetime':
    case 'date':
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw wrong();
      return column.type === 'date' ? value.slice(0, 10) : new Date(value).toISOString();
    case 'text':
      if (typeof value !== 'string') throw wrong();
      if (column.size && value.length > column.size) throw tooLong(column);
      if (
        ctx.options.xss === 'block' &&
        !fromXss.has(entity) &&
        /<(?!\/?(?:p|br|div|a|b|i|u|strong|em|ul|ol|li|img|span)\b)[a-z/!]/i.test(value)
      )
        throw exceptionError(500, `Value of column "${column.name}" contains potentially dangerous content.`);
      return value;
    case 'stream':
      throw wrong();
  }
}

/** Adds a row, after the checks that the database would make. */
export function insertChecked(ctx: Context, entity: string, values: Record<string, Cell>): Row {
  const { db } = ctx;
  if (values['Id'] && db.get(entity, String(values['Id']))) {
    throw exceptionError(
      500,
      `Cannot insert duplicate key in object "${entity}".`,
      'Npgsql.PostgresException',
    );
  }
  for (const column of db.schema(entity).columns) {
    const value = values[column.key];
    if (column.required && (value === undefined || value === null || value === '')) {
      throw exceptionError(500, `Column "${column.name}" must be filled in`);
    }
  }
  return db.insert(entity, values);
}

/** Changes a row; a required column cannot be emptied. */
export function updateChecked(
  ctx: Context,
  entity: string,
  id: string,
  values: Record<string, Cell>,
): Row | undefined {
  for (const column of ctx.db.schema(entity).columns) {
    const value = values[column.key];
    if (column.required && (value === null || value === '')) {
      throw exceptionError(500, `Column "${column.name}" must be filled in`);
    }
  }
  return ctx.db.update(entity, id, values);
}

function missingReference(entity: string, column: Column) {
  const message = `insert or update on table "${entity}" violates foreign key constraint "FK${entity}${column.key}"`;
  return exceptionError(500, message, 'Npgsql.PostgresException');
}

function tooLong(column: Column) {
  const message = `Value for column "${column.name}" exceeds the maximum length of ${column.size} characters`;
  return exceptionError(500, message);
}
