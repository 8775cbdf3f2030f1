/**
 * What columns an object has and what they hold, found out without a row of it: an object may be empty, and `$metadata` is huge.
 * Asked in this order: the shape of an empty DataService answer, the runtime schema, a row of OData.
 */
import type { Column, ColumnKind, Columns } from './column.ts';
import { whileThere, type CrmContext } from './context.ts';
import { asText, NO_GUID, readRows, rowsOf } from './odata.ts';
import { CrmError } from './session-fetch.ts';

/** By name, those that OData knows; asked once per page. @throws CrmError `missing` when there is no such object */
export async function columnsOf(context: CrmContext, entity: string): Promise<Columns> {
  const columns = await context.cached(
    `columns:${entity}`,
    (shared) => readColumns(shared, entity),
    (found) => whileThere(Object.keys(found).length > 0 || null),
  );
  const behind = await behindOf(context, entity);
  if (behind.size === 0) return columns;
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !behind.has(name)));
}

/** As `columnsOf`; none where this user may not read them. */
export async function readableColumns(context: CrmContext, entity: string): Promise<Columns> {
  try {
    return await columnsOf(context, entity);
  } catch (error) {
    if (error instanceof CrmError && canDoWithout(error)) return {};
    throw error;
  }
}

/**
 * OData is compiled apart from the schema, minutes later or, when that fails, never: a column that was added yesterday may be known to
 * DataService alone, and one such name would spoil every question.
 */
const behindOf = (context: CrmContext, entity: string): Promise<Set<string>> =>
  context.cached(`behind:${entity}`, () => Promise.resolve(new Set<string>()), BEHIND_MS);

/** Names of the columns that OData was found not to know. */
export const columnsBehind = async (context: CrmContext, entity: string): Promise<string[]> => [
  ...(await behindOf(context, entity)),
];

const BEHIND_MS = 10 * 60_000;
const UNKNOWN =
  /(?:Could not find a property named|The property) '(\w+)' (?:does not exist )?on type '[\w.]*?(\w+)'/;

/** Runs again without a column that OData does not know. @param run reads the columns anew each time @throws CrmError */
export async function withoutUnknown<T>(
  context: CrmContext,
  entity: string,
  run: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      const [, name, of] = (error instanceof CrmError && UNKNOWN.exec(error.message)) || [];
      const column = of === entity ? await columnOfKey(context, entity, name ?? '') : null;
      if (!column) throw error;
      (await behindOf(context, entity)).add(column.name);
    }
  }
}

const columnOfKey = async (context: CrmContext, entity: string, key: string): Promise<Column | null> =>
  Object.values(await readableColumns(context, entity)).find((one) => one.key === key || one.name === key) ??
  null;

/** Names of all objects that OData serves. */
export const entitySets = (context: CrmContext): Promise<string[]> =>
  context.cached(
    'sets',
    async ({ crm }) => rowsOf(await crm('odata/')).map((set) => asText(set.name)),
    SETS_MS,
  );

const SETS_MS = 2 * 60_000;

async function readColumns(context: CrmContext, entity: string): Promise<Columns> {
  for (const read of [ofEmptyAnswer, ofRuntimeSchema]) {
    try {
      const columns = await read(context, entity);
      if (columns.length > 0) return byName(columns);
    } catch (error) {
      if (!(error instanceof CrmError) || !canDoWithout(error)) throw error;
    }
  }
  return byName(await ofRow(context, entity));
}

/** Another way may still tell. */
const canDoWithout = ({ kind }: CrmError): boolean =>
  kind === 'refused' || kind === 'server' || kind === 'missing';

const byName = (columns: Column[]): Columns => Object.fromEntries(columns.map((one) => [one.name, one]));

async function ofEmptyAnswer({ crm }: CrmContext, entity: string): Promise<Column[]> {
  const answer = await crm('DataService/json/SyncReply/SelectQuery', {
    method: 'POST',
    body: { rootSchemaName: entity, operationType: 0, allColumns: true, rowCount: 1, isPageable: false },
  });
  const config = (answer as { rowConfig?: unknown } | null)?.rowConfig;
  return describe(Object.entries(isRecord(config) ? config : {}));
}

async function ofRuntimeSchema({ crm }: CrmContext, entity: string): Promise<Column[]> {
  const answer = await crm('DataService/json/SyncReply/RuntimeEntitySchemaRequest', {
    method: 'POST',
    body: { name: entity },
  });
  const schema = (answer as { schema?: { columns?: { Items?: unknown } } } | null)?.schema;
  const items = isRecord(schema?.columns?.Items) ? Object.values(schema.columns.Items) : [];
  return describe(items.filter(isRecord).map((item) => [asText(item.name), item]));
}

function describe(columns: [string, unknown][]): Column[] {
  return columns.flatMap(([name, said]) => {
    if (!isRecord(said) || name === '') return [];
    const kind = said.isLookup === true ? 'lookup' : kindOf(Number(asText(said.dataValueType)));
    const target = typeof said.referenceSchemaName === 'string' ? said.referenceSchemaName : null;
    return [{ name, key: kind === 'lookup' ? `${name}Id` : name, kind, target }];
  });
}

/** Creatio's data value types: those of the page and the finer ones of the schema. */
function kindOf(type: number): ColumnKind {
  if (type === 0) return 'guid';
  if (type === 10 || type === 11 || type === 16) return 'lookup';
  if ((type >= 4 && type <= 6) || (type >= 31 && type <= 34) || type === 40) return 'number';
  if (type >= 7 && type <= 9) return 'date';
  return type === 12 ? 'bool' : 'text';
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\dT/;

async function ofRow({ crm }: CrmContext, entity: string): Promise<Column[]> {
  const [row] = await readRows(crm, entity, { top: 1 });
  return Object.entries(row ?? {}).flatMap(([key, value]) => {
    if (key.includes('@') || key === 'Id') return [];
    const isText = typeof value === 'string';
    const lookup = key.endsWith('Id') && isText && (value === NO_GUID || GUID.test(value));
    if (lookup && !/conversation_?id$/i.test(key))
      return [{ name: key.slice(0, -2), key, kind: 'lookup' as const, target: null }];
    const kind = !isText ? typeOf(value) : DATE.test(value) ? 'date' : 'text';
    return [{ name: key, key, kind, target: null }];
  });
}

const typeOf = (value: unknown): ColumnKind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'bool' : 'text';

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
