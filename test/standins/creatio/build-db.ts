import { Db } from './db.ts';
import { coreSchemas } from './schema/core.ts';
import type { CustomNames } from './types.ts';

/** All tables of the stand-in with their seed rows. */
export function buildDb(_names: CustomNames): Db {
  const db = new Db();
  for (const schema of coreSchemas) db.define(schema);
  return db;
}
