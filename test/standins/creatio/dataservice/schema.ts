import { guidFrom } from '../seed/random.ts';
import type { Context } from '../types.ts';
import { ServiceError, text } from './json.ts';
import { dataValueType } from './paths.ts';

/** `RuntimeEntitySchemaRequest`: an object's columns with types and, of lookups, where they lead (creatio.md §5.3). */
export function runtimeSchema({ db }: Context, query: unknown) {
  const [name, uId] = [text(query, 'name'), text(query, 'uId')];
  const schema = db.schemas().find((one) => one.name === name || one.uid === uId);
  if (!schema)
    throw new ServiceError('ItemNotFoundException', `Schema with name "${name || uId}" not found.`);
  const items = schema.columns.map((column) => [
    guidFrom(`${schema.uid}:${column.name}`),
    {
      uId: guidFrom(`${schema.uid}:${column.name}`),
      name: column.name,
      dataValueType: dataValueType(column),
      isRequired: column.required ?? false,
      ...(column.size ? { size: column.size } : {}),
      ...(column.ref ? { referenceSchemaName: column.ref } : {}),
    },
  ]);
  return {
    success: true,
    schema: {
      uId: schema.uid,
      name: schema.name,
      caption: schema.caption,
      columns: { Items: Object.fromEntries(items) as Record<string, unknown> },
    },
  };
}
