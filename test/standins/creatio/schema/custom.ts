import type { CustomNames } from '../types.ts';
import { lookup } from './core.ts';
import { entity, loc, same } from './entity.ts';
import type { EntitySchema } from './types.ts';

/** Objects of the customer's Webitel package, under the names this stand-in was started with. */
export function customSchemas(
  { chat, templates }: Pick<CustomNames, 'chat' | 'templates'>,
  ownFiles: boolean,
): EntitySchema[] {
  const schemas: EntitySchema[] = [];
  if (templates) {
    schemas.push(entity(templates, same('Chat Hello Messages'), 'Name!30 Description'));
  }
  if (chat) schemas.push(...chatSchemas(chat).filter(({ name }) => ownFiles || name !== `${chat}File`));
  return schemas;
}

function chatSchemas(chat: string): EntitySchema[] {
  return [
    entity(
      chat,
      loc('Webitel чат', 'Webitel чат', 'Webitel chat'),
      `UsrName250 UsrConversationId250 UsrStatus>${chat}Status UsrSource>${chat}Source UsrQueue250
       UsrContact>Contact UsrOperator>Contact UsrAccount>Account UsrActivity>Activity UsrCase>Case
       UsrAcceptedOn:datetime UsrCompletedOn:datetime UsrRating:int UsrRatingComment UsrResult>${chat}Result
       UsrResultDetails UsrLastMessage UsrLastMessageBy250 UsrClosedBy250 UsrNotes`,
      { display: 'UsrName' },
    ),
    lookup(`${chat}Status`, loc('Статус чата', 'Статус чату', 'Chat status')),
    lookup(`${chat}Source`, loc('Источник чата', 'Джерело чату', 'Chat source')),
    lookup(`${chat}Result`, loc('Результат чата', 'Результат чату', 'Chat result')),
    entity(
      `${chat}File`,
      loc('Файл чата', 'Файл чату', 'Chat attachment'),
      `Name!250 Type>FileType Data:stream Size:int Version:int Notes ${chat}>${chat}`,
    ),
  ];
}
