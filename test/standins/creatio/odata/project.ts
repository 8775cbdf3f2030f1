import { ids } from '../ids.ts';
import type { Column, Row } from '../schema/types.ts';
import type { Context } from '../types.ts';
import { innerError } from './errors.ts';
import type { Expand } from './expand.ts';
import { columnByKey, plain } from './path.ts';
import { parseQuery, runQuery } from './query.ts';

/** A row as JSON: chosen columns, empty values in Creatio's way, expanded neighbours. */
export function project(
  ctx: Context,
  entity: string,
  row: Row,
  select: string[] | null,
  expand: Expand[],
): Record<string, unknown> {
  const columns =
    select === null || select.includes('*')
      ? ctx.db.schema(entity).columns.filter(({ key }) => !ctx.db.isBehind(key))
      : select.map((name) => columnByKey(ctx.db, entity, name));
  const json: Record<string, unknown> = {};
  for (const column of columns) {
    if (column.type === 'stream') {
      const link = `${entity}(${String(row['Id'])})/${column.key}`;
      json[`${column.key}@odata.mediaEditLink`] = link;
      json[`${column.key}@odata.mediaReadLink`] = link;
      json[`${column.key}@odata.mediaContentType`] = 'application/octet-stream';
    } else {
      json[column.key] = present(row, column, ctx.options.culture);
    }
  }
  for (const item of expand) json[item.name] = expanded(ctx, entity, row, item);
  return json;
}

/** Empty lookups are the zero guid, empty dates year one, empty texts `""` (creatio.md §5.1 "Nulls"). */
export function present(row: Row, column: Column, culture: string): unknown {
  const value = plain(row[column.key] ?? null, culture);
  if (value !== null) return column.type === 'date' ? `${String(value).slice(0, 10)}T00:00:00Z` : value;
  switch (column.type) {
    case 'guid':
    case 'lookup':
      return ids.zero;
    case 'datetime':
    case 'date':
      return '0001-01-01T00:00:00Z';
    case 'int':
    case 'float':
      return 0;
    case 'bool':
      return false;
    default:
      return '';
  }
}

function expanded(ctx: Context, entity: string, row: Row, item: Expand): unknown {
  const link = ctx.db.schema(entity).columns.find((column) => column.ref && column.name === item.name);
  if (link?.ref && !ctx.db.isBehind(link.key)) {
    const target = ctx.db.get(link.ref, row[link.key] as string | null);
    return target ? project(ctx, link.ref, target, item.select, item.expand) : null;
  }
  const back = /^(\w+)CollectionBy(\w+)$/.exec(item.name);
  const child = back?.[1];
  const column = back?.[2];
  if (!child || !column || !ctx.db.has(child)) {
    throw innerError(
      400,
      `Could not find a property named '${item.name}' on type 'Terrasoft.Configuration.OData.${entity}'.`,
      'Microsoft.OData.ODataException',
    );
  }
  columnByKey(ctx.db, child, `${column}Id`);
  const query = parseQuery(new URLSearchParams([...item.options].filter(([name]) => name !== '$expand')));
  const ownFilter = `${column}/Id eq ${String(row['Id'])}`;
  const given = item.options.get('$filter');
  const filtered = parseQuery(
    new URLSearchParams({ $filter: given ? `(${given}) and ${ownFilter}` : ownFilter }),
  );
  const found = runQuery(ctx, child, { ...query, filter: filtered.filter });
  return found.rows.map((one) => project(ctx, child, one, item.select, item.expand));
}
