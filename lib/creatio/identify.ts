/** Whose chat it is: contacts that match exactly, and by what. At most three questions once types and settings are known. */
import type { ContactFound, How, WhoIs } from '../chat/contact-link.ts';
import { communicationTypes } from './communication.ts';
import { all, any, equals, lookupField, oneOf, textField } from './condition.ts';
import { columnsOf } from './columns.ts';
import { idsByPhone, readContacts } from './contacts.ts';
import type { CrmContext } from './context.ts';
import { guidOrNull, readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';

export interface Match extends ContactFound {
  how: How;
}

/** The surest way first: a messenger's id is one person's, a phone may be shared. @throws CrmError */
export async function identify(c: CrmContext, who: WhoIs): Promise<Match[]> {
  const [linked, messenger, identity, phone] = await Promise.all([
    byWebitel(c, who.webitelContactId),
    byMessenger(c, who),
    byIdentity(c, who.externalId),
    who.phone ? idsByPhone(c, who.phone) : [],
  ]);
  const how = new Map<string, How>();
  const ways: [How, string[]][] = [
    ['linked', linked],
    ['messenger', [...messenger, ...identity]],
    ['phone', phone],
  ];
  for (const [way, ids] of ways) for (const id of ids) if (!how.has(id)) how.set(id, way);
  const contacts = await readContacts(c, [...how.keys()].slice(0, 20));
  const matches = contacts.map((one) => ({ ...one, how: how.get(one.id)! }));
  const sure = matches.filter((one) => one.how !== 'phone');
  return sure.length > 0 ? sure : matches;
}

/** Together with a client's three names, below what one filter takes. */
const MOST_TYPES = 5;

async function byMessenger(c: CrmContext, { provider, externalId, username }: WhoIs): Promise<string[]> {
  const names = [externalId, username, username && `@${username.replace(/^@/, '')}`].filter(Boolean);
  if (names.length === 0) return [];
  const types = await communicationTypes(c, provider);
  if (types.length === 0) return [];
  const ofType = oneOf(
    lookupField('CommunicationType'),
    types.slice(0, MOST_TYPES).map((type) => type.id),
  );
  const named = any(...[...new Set(names)].map((name) => equals(textField('Number'), name)));
  const rows = await readRows(c.crm, 'ContactCommunication', {
    select: ['Id', 'Number', 'ContactId'],
    filter: all(ofType, named),
    top: 50,
  });
  return rows.flatMap((row) => guidOrNull(row.ContactId) ?? []);
}

/** Creatio's own table of who writes in which messenger; a CRM without its chats has none. */
async function byIdentity(c: CrmContext, externalId: string): Promise<string[]> {
  if (externalId === '' || withoutIdentities.has(c)) return [];
  try {
    const rows = await readRows(c.crm, 'ContactIdentity', {
      select: ['Id', 'ContactId'],
      filter: equals(textField('ChannelIdentity'), externalId),
      top: 20,
    });
    return rows.flatMap((row) => guidOrNull(row.ContactId) ?? []);
  } catch (error) {
    if (!(error instanceof CrmError) || (error.kind !== 'missing' && error.kind !== 'refused')) throw error;
    withoutIdentities.add(c);
    return [];
  }
}

const withoutIdentities = new WeakSet<CrmContext>();

/** Where the customer keeps the id of Webitel's contact in a column of his own. */
async function byWebitel(c: CrmContext, id: string): Promise<string[]> {
  if (id === '') return [];
  const columns = Object.values(await columnsOf(c, 'Contact'));
  const column = columns.find(
    ({ name, kind }) => (kind === 'text' || kind === 'number') && /webitel.*(contact)?.*id$/i.test(name),
  );
  if (!column) return [];
  if (column.kind === 'number' && !Number.isSafeInteger(Number(id))) return [];
  const filter = equals(column, id);
  const rows = await readRows(c.crm, 'Contact', { select: ['Id'], filter, top: 5 });
  return rows.flatMap((row) => guidOrNull(row.Id) ?? []);
}
