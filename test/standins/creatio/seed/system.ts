import type { Db } from '../db.ts';
import { loc, same } from '../schema/entity.ts';
import type { CustomNames } from '../types.ts';
import { seedIds } from './hero.ts';
import { guidFrom } from './random.ts';

const pages: [entity: string, pages: string[]][] = [
  ['Contact', ['Contacts_FormPage', 'ContactPageV2', 'Contacts_MiniPage']],
  ['Account', ['Accounts_FormPage', 'AccountPageV2', 'Accounts_MiniPage']],
  ['Case', ['Cases_FormPage', 'CasePage']],
  ['Activity', ['Tasks_FormPage', 'ActivityPageV2']],
  ['Order', ['Orders_FormPage', 'OrderPageV2']],
  ['KnowledgeBase', ['KnowledgeBase_FormPage', 'KnowledgeBasePageV2']],
  ['EmailTemplate', ['EmailTemplates_FormPage', 'EmailTemplatePageV2']],
];

/** Users, cultures, and the tables that describe schemas, pages and lookups (creatio.md §1.4). */
export function seedSystem(db: Db, names: CustomNames) {
  db.insert('SysAdminUnit', {
    Id: guidFrom('user:all'),
    Name: 'All employees',
    SysAdminUnitTypeValue: 0,
    Active: true,
  });
  db.insert('SysAdminUnit', {
    Id: guidFrom('user:group'),
    Name: loc('Контакт-центр, 2 линия', 'Контакт-центр, 2 лінія', 'Contact centre, 2nd line'),
    SysAdminUnitTypeValue: 1,
    Active: true,
  });
  db.insert('SysAdminUnit', {
    Id: seedIds.user,
    Name: 'Supervisor',
    ContactId: seedIds.operator,
    SysAdminUnitTypeValue: 4,
    Active: true,
  });
  for (const culture of ['ru-RU', 'uk-UA', 'en-US', 'ar-SA']) {
    db.insert('SysCulture', {
      Id: guidFrom(`culture:${culture}`),
      Name: culture,
      Active: true,
      Default: culture === 'en-US',
    });
  }
  describeEntities(db);
  describePages(
    db,
    names.chat ? [...pages, [names.chat, [`${names.chat}_FormPage`, `${names.chat}Page`]]] : pages,
  );
  if (names.templates) {
    db.insert('Lookup', {
      Id: guidFrom('lookup:templates'),
      Name: same('Chat Hello Messages'),
      SysEntitySchemaUId: db.schema(names.templates).uid,
    });
  }
}

function describeEntities(db: Db) {
  for (const { name, uid, caption } of db.schemas()) describe(db, name, uid, caption, 'EntitySchemaManager');
}

function describePages(db: Db, all: [string, string[]][]) {
  for (const [entity, names] of all) {
    const moduleEntity = db.insert('SysModuleEntity', {
      Id: guidFrom(`moduleEntity:${entity}`),
      SysEntitySchemaUId: db.schema(entity).uid,
    });
    for (const name of names) {
      const uid = guidFrom(`schema:${name}`);
      describe(db, name, uid, db.schema(entity).caption, 'ClientUnitSchemaManager');
      db.insert('SysModuleEdit', {
        Id: guidFrom(`moduleEdit:${name}`),
        SysModuleEntityId: moduleEntity['Id'] ?? null,
        CardSchemaUId: uid,
        PageCaption: db.schema(entity).caption,
      });
    }
    db.insert('SysModule', {
      Id: guidFrom(`module:${entity}`),
      Caption: db.schema(entity).caption,
      Code: entity,
      SysModuleEntityId: moduleEntity['Id'] ?? null,
    });
  }
}

function describe(db: Db, Name: string, UId: string, Caption: ReturnType<typeof loc>, ManagerName: string) {
  for (const entity of ['SysSchema', 'VwSysSchemaInfo']) {
    db.insert(entity, { Id: UId, Name, UId, Caption, ManagerName });
  }
}
