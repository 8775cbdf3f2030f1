import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { seedIds } from './hero.ts';
import { guidFrom } from './random.ts';

/** Feed posts of the comp's contact and case, and that contact's file. */
export function seedFeed(db: Db) {
  const posts: [string, string, string, string][] = [
    [
      'Contact',
      seedIds.hero,
      '<p>Клиентка просит писать в Telegram, звонить только после 17:00.</p>',
      '2026-09-30T14:20:00.000Z',
    ],
    [
      'Contact',
      seedIds.hero,
      '<p>Интересуется рассрочкой на технику для нового склада.</p>',
      '2026-10-14T08:55:00.000Z',
    ],
    [
      'Case',
      seedIds.heroCase,
      '<p>Склад подтвердил наличие RB38C775CS9, резерв до 17.10.</p>',
      '2026-10-14T10:31:00.000Z',
    ],
  ];
  for (const [entity, EntityId, Message, CreatedOn] of posts) {
    db.insert('SocialMessage', {
      Id: guidFrom(`post:${CreatedOn}`),
      EntitySchemaUId: db.schema(entity).uid,
      EntityId,
      Message,
      LikeCount: 0,
      CommentCount: 0,
      CreatedById: seedIds.operator,
      CreatedOn,
      ModifiedOn: CreatedOn,
    });
  }
  const text = Buffer.from(
    'Специфікація до рахунку АП-2291\r\nХолодильник Samsung RB38C775CS9, 1 шт.\r\n',
    'utf8',
  );
  const file = db.insert('ContactFile', {
    Id: guidFrom('file:specification'),
    Name: 'Специфікація АП-2291.txt',
    Size: text.length,
    Version: 1,
    ContactId: seedIds.hero,
    TypeId: ids.fileType.file,
    CreatedOn: '2026-10-12T11:00:00.000Z',
  });
  db.streams.set(`ContactFile/${String(file['Id'])}/Data`, text);
}
