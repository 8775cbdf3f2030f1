import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import type { Row } from '../schema/types.ts';
import type { CustomNames } from '../types.ts';
import { guidFrom } from './random.ts';

const phoneTypes: ReadonlySet<string> = new Set([
  ids.communication.mobilePhone,
  ids.communication.phone,
  ids.communication.homePhone,
  ids.communication.innerPhone,
  ids.communication.mainPhone,
  ids.communication.additionalPhone,
  ids.communication.fax,
]);

/** What Creatio's own events do after a write: search keys, numbers, default states (creatio.md §5.1, §5.2). */
export function installEffects(db: Db, { chat }: Pick<CustomNames, 'chat'>) {
  for (const entity of ['ContactCommunication', 'AccountCommunication']) {
    db.onWrite(entity, (_db, row) => {
      row['SearchNumber'] = phoneTypes.has(String(row['CommunicationTypeId']))
        ? searchNumber(String(row['Number']))
        : row['CommunicationTypeId'] === ids.communication.email
          ? String(row['Number']).toLowerCase()
          : '';
    });
  }
  db.onWrite('ContactCommunication', fillContact);
  db.onWrite('Contact', (_db, row) => {
    syncCommunication(db, row, 'MobilePhone', ids.communication.mobilePhone);
    syncCommunication(db, row, 'Phone', ids.communication.phone);
    syncCommunication(db, row, 'Email', ids.communication.email);
  });
  db.onWrite('Case', (_db, row, change) => {
    if (change !== 'insert') return;
    row['Number'] ??= nextCaseNumber(db);
    row['RegisteredOn'] ??= row['CreatedOn'] ?? null;
    row['StatusId'] ??= ids.caseStatus.new;
    row['PriorityId'] ??= guidFrom('priority:medium');
  });
  if (chat) {
    db.onWrite(chat, (_db, row, change) => {
      // Outgoing messages have no conversation: the package numbers them apart.
      if (change === 'insert' && !row['UsrName'] && !row['UsrConversationId'])
        row['UsrName'] = nextOutgoingName(db, chat);
    });
  }
  db.onWrite('Activity', (_db, row, change) => {
    if (change !== 'insert') return;
    row['TypeId'] ??= ids.activity.task;
    row['ActivityCategoryId'] ??= ids.activity.doIt;
    row['StatusId'] ??= ids.activity.notStarted;
    row['PriorityId'] ??= guidFrom('activityPriority:medium');
  });
}

/** Digits in reverse order: the key that phone search begins with (creatio.md §5.1). */
export function searchNumber(phone: string): string {
  return [...phone.replaceAll(/\D/g, '')].toReversed().join('');
}

/** A first mobile phone or e-mail among the communications shows on the contact too. */
function fillContact(db: Db, row: Row) {
  const contact = db.get('Contact', row['ContactId'] as string | null);
  if (!contact) return;
  const type = row['CommunicationTypeId'];
  if (type === ids.communication.mobilePhone) contact['MobilePhone'] ??= row['Number'] ?? null;
  if (type === ids.communication.email) contact['Email'] ??= row['Number'] ?? null;
}

/** A phone or e-mail written on the contact becomes a communication. */
function syncCommunication(db: Db, contact: Row, column: string, typeId: string) {
  const value = contact[column];
  if (typeof value !== 'string' || value === '') return;
  const where = { ContactId: contact['Id'] ?? null, CommunicationTypeId: typeId };
  if (db.find('ContactCommunication', { ...where, Number: value })) return;
  db.insert('ContactCommunication', {
    Id: guidFrom(`communication:${String(contact['Id'])}:${column}:${value}`),
    ...where,
    Number: value,
    Primary: true,
  });
}

function nextOutgoingName(db: Db, chat: string): string {
  const last = Math.max(
    0,
    ...db
      .rows(chat)
      .map((row) => Number(/^OutgoingChat-(\d+)$/.exec(String(row['UsrName'] ?? ''))?.[1] ?? 0)),
  );
  return `OutgoingChat-${last + 1}`;
}

function nextCaseNumber(db: Db): string {
  const last = Math.max(
    0,
    ...db.rows('Case').map((row) => Number(/\d+$/.exec(String(row['Number'] ?? ''))?.[0] ?? 0)),
  );
  return `SR-${String(last + 1).padStart(8, '0')}`;
}
