import { Db } from './db.ts';
import { coreSchemas } from './schema/core.ts';
import { customSchemas } from './schema/custom.ts';
import { serviceSchemas } from './schema/service.ts';
import { systemSchemas } from './schema/system.ts';
import { seedAccounts } from './seed/accounts.ts';
import { seedArticles } from './seed/articles.ts';
import { seedCases } from './seed/cases.ts';
import { seedChats, seedHeavyNotes, seedPastChats } from './seed/chats.ts';
import { seedContacts } from './seed/contacts.ts';
import { installEffects } from './seed/effects.ts';
import { seedFeed } from './seed/feed.ts';
import { seedLookups } from './seed/lookups.ts';
import { Random } from './seed/random.ts';
import { seedSettings } from './seed/settings.ts';
import { seedSystem } from './seed/system.ts';
import { seedWork } from './seed/work.ts';
import type { CreatioOptions } from './types.ts';

/** All tables of the stand-in with their seed rows, the same in every run. */
export function buildDb(options: CreatioOptions): Db {
  const { names } = options;
  const db = new Db((name) => options.odataBehind.includes(name));
  for (const schema of [
    ...coreSchemas,
    ...serviceSchemas,
    ...systemSchemas,
    ...customSchemas(names, options.ownFiles),
  ]) {
    db.define(schema);
  }
  installEffects(db, names);
  const random = new Random(1988);
  seedLookups(db);
  seedSettings(db, names);
  seedSystem(db, names);
  seedAccounts(db, random);
  seedContacts(db, random);
  seedCases(db, random);
  seedWork(db, random);
  seedArticles(db, random);
  seedChats(db, names, random);
  seedFeed(db);
  if (names.chat) seedPastChats(db, names.chat, options.pastChats);
  if (options.heavyNotes && names.chat) seedHeavyNotes(db, names.chat);
  return db;
}
