import { randomUUID } from 'node:crypto';
import type { EntitySchema } from './schema/types.ts';
import { isLocalized, type Cell, type Row } from './schema/types.ts';

/** Called after a row is written, to imitate what Creatio's own events do. */
export type WriteHook = (db: Db, row: Row, change: 'insert' | 'update') => void;

interface Table {
  schema: EntitySchema;
  rows: Map<string, Row>;
}

/** In-memory tables of the stand-in, open to tests for seeding and looking. */
export class Db {
  private readonly tables = new Map<string, Table>();
  private readonly hooks = new Map<string, WriteHook[]>();
  /** Contents of stream columns by `Entity/id/Column`. */
  readonly streams = new Map<string, Buffer>();
  /** Whether OData does not know an object or a column yet. */
  readonly isBehind: (name: string) => boolean;

  constructor(isBehind: (name: string) => boolean = () => false) {
    this.isBehind = isBehind;
  }

  define(schema: EntitySchema) {
    this.tables.set(schema.name, { schema, rows: new Map() });
  }

  has(entity: string): boolean {
    return this.tables.has(entity);
  }

  schemas(): EntitySchema[] {
    return [...this.tables.values()].map((table) => table.schema);
  }

  schema(entity: string): EntitySchema {
    return this.table(entity).schema;
  }

  rows(entity: string): Row[] {
    return [...this.table(entity).rows.values()];
  }

  get(entity: string, id: string | null | undefined): Row | undefined {
    return id ? this.table(entity).rows.get(id.toLowerCase()) : undefined;
  }

  /** First row that fits: a predicate, or column values to be equal. */
  find(entity: string, where: ((row: Row) => boolean) | Record<string, Cell>): Row | undefined {
    return this.rows(entity).find(matcher(where));
  }

  filter(entity: string, where: ((row: Row) => boolean) | Record<string, Cell>): Row[] {
    return this.rows(entity).filter(matcher(where));
  }

  /** Adds a row; columns left out get their empty values, `Id` and dates are made when missing. */
  insert(entity: string, values: Record<string, Cell>): Row {
    const { schema, rows } = this.table(entity);
    const now = new Date().toISOString();
    const row: Row = {};
    for (const column of schema.columns) row[column.key] = null;
    Object.assign(row, { CreatedOn: now, ModifiedOn: now }, values);
    const id = String(row['Id'] ?? randomUUID()).toLowerCase();
    row['Id'] = id;
    rows.set(id, row);
    this.notify(entity, row, 'insert');
    return row;
  }

  /** Changes a row; `undefined` when there is no such row. */
  update(entity: string, id: string, values: Record<string, Cell>): Row | undefined {
    const row = this.get(entity, id);
    if (!row) return undefined;
    Object.assign(row, { ModifiedOn: new Date().toISOString() }, values);
    this.notify(entity, row, 'update');
    return row;
  }

  remove(entity: string, id: string): boolean {
    for (const key of this.streams.keys()) {
      if (key.startsWith(`${entity}/${id.toLowerCase()}/`)) this.streams.delete(key);
    }
    return this.table(entity).rows.delete(id.toLowerCase());
  }

  onWrite(entity: string, hook: WriteHook) {
    this.hooks.set(entity, [...(this.hooks.get(entity) ?? []), hook]);
  }

  /** Value of the display column in a culture, as lookups show it. */
  display(entity: string, id: Cell | undefined, culture: string): string {
    const row = typeof id === 'string' ? this.get(entity, id) : undefined;
    return row ? localize(row[this.schema(entity).display] ?? null, culture) : '';
  }

  /** Copy of all tables, to be put back by `restore` when a transaction fails. */
  snapshot(): () => void {
    const rows = [...this.tables].map(
      ([name, table]) => [name, new Map([...table.rows].map(([id, row]) => [id, { ...row }]))] as const,
    );
    const streams = new Map(this.streams);
    return () => {
      for (const [name, saved] of rows) this.table(name).rows = saved;
      this.streams.clear();
      for (const [key, value] of streams) this.streams.set(key, value);
    };
  }

  private table(entity: string): Table {
    const table = this.tables.get(entity);
    if (!table) throw new Error(`Stand-in has no entity "${entity}"`);
    return table;
  }

  private notify(entity: string, row: Row, change: 'insert' | 'update') {
    for (const hook of this.hooks.get(entity) ?? []) hook(this, row, change);
  }
}

/** Text of a value in a culture; untranslated cultures fall back to English. */
export function localize(value: Cell, culture: string): string {
  if (value === null) return '';
  if (isLocalized(value)) return value[culture as 'en-US'] ?? value['en-US'];
  return String(value);
}

function matcher(where: ((row: Row) => boolean) | Record<string, Cell>): (row: Row) => boolean {
  if (typeof where === 'function') return where;
  const wanted = Object.entries(where);
  return (row) => wanted.every(([key, value]) => row[key] === value);
}
