/** Whose chat it is: contacts that match exactly, and by what. At most three questions once types and settings are known. */
import type { ContactFound, How, WhoIs } from './rules.ts';
import { communicationTypes, isCalled } from '../creatio/communication.ts';
import { all, any, equals, lookupField, oneOf, textField } from '../creatio/condition.ts';
import type { Column } from '../creatio/column.ts';
import { readableColumns } from '../creatio/columns.ts';
import { idsByPhone, readContacts } from './crm.ts';
import { whileThere, type CrmContext } from '../creatio/context.ts';
import { asText, guidOrNull, readRows, type Row } from '../creatio/odata.ts';

export interface Match extends ContactFound {
  how: How;
}

export interface Asked extends WhoIs {
  /** Digits of the default country code. */
  countryCode?: string;
}

/** The surest way first: a messenger's id is one person's, a phone may be shared. @throws CrmError */
export async function identify(context: CrmContext, who: Asked): Promise<Match[]> {
  const [linked, messenger, identity, phone] = await Promise.all([
    byWebitel(context, who.webitelContactId),
    byMessenger(context, who),
    byIdentity(context, who),
    who.phone ? idsByPhone(context, who.phone, who.countryCode) : [],
  ]);
  const how = new Map<string, How>();
  const ways: [How, string[]][] = [
    ['linked', linked],
    ['messenger', [...messenger, ...identity]],
    [who.phoneSaid ? 'said' : 'phone', phone],
  ];
  for (const [way, ids] of ways) for (const id of ids) if (!how.has(id)) how.set(id, way);
  const contacts = await readContacts(context, [...how.keys()].slice(0, 20));
  const matches = contacts.map((one) => ({ ...one, how: how.get(one.id)! }));
  const sure = matches.filter((one) => one.how !== 'phone' && one.how !== 'said');
  return sure.length > 0 ? sure : matches;
}

/** Together with a client's three names, below what one filter takes. */
const MOST_TYPES = 5;

async function byMessenger(
  context: CrmContext,
  { provider, externalId, username }: WhoIs,
): Promise<string[]> {
  const names = [externalId, username, username && `@${username.replace(/^@/, '')}`].filter(Boolean);
  if (names.length === 0) return [];
  const types = await communicationTypes(context, provider);
  if (types.length === 0) return [];
  const ofType = oneOf(
    lookupField('CommunicationType'),
    types.slice(0, MOST_TYPES).map((type) => type.id),
  );
  const named = any(...[...new Set(names)].map((name) => equals(textField('Number'), name)));
  const rows = await readRows(context.crm, 'ContactCommunication', {
    select: ['Id', 'Number', 'ContactId', 'NonActual'],
    filter: all(ofType, named),
    top: 50,
  });
  return rows.flatMap((row) => (row.NonActual === true ? [] : (guidOrNull(row.ContactId) ?? [])));
}

/**
 * Creatio's own table of who writes in which messenger; a CRM without its chats has none. Ids of two messengers may be alike: where
 * the table does not say of which one an id is, it says nothing.
 */
async function byIdentity(context: CrmContext, { externalId, provider }: WhoIs): Promise<string[]> {
  if (externalId === '') return [];
  const channel = await context.cached('identity-channel', identityChannel, whileThere);
  if (!channel) return [];
  const rows = await readRows(context.crm, 'ContactIdentity', {
    select: ['Id', 'ContactId'],
    ...(channel.kind === 'lookup' ? { expand: [`${channel.name}($select=Id,Name)`] } : {}),
    ...(channel.kind === 'lookup' ? {} : { select: ['Id', 'ContactId', channel.key] }),
    filter: equals(textField('ChannelIdentity'), externalId),
    top: 20,
  });
  return rows.flatMap((row) => {
    const said = channel.kind === 'lookup' ? (row[channel.name] as Row | null)?.Name : row[channel.key];
    return isCalled(provider, asText(said)) ? (guidOrNull(row.ContactId) ?? []) : [];
  });
}

/** The column that says of which messenger an id is. */
async function identityChannel(context: CrmContext): Promise<Column | null> {
  const columns = Object.values(await readableColumns(context, 'ContactIdentity'));
  return (
    columns.find(({ kind, name }) => kind === 'lookup' && /channel|provider|messenger|source/i.test(name)) ??
    columns.find(({ kind, name }) => kind === 'text' && /channeltype|provider|messenger/i.test(name)) ??
    null
  );
}

/**
 * Where the customer keeps the id of Webitel's contact in a column of his own. Ids of Webitel's users and calls are kept beside people
 * too, and are small numbers as well: only a column that says whose it is counts, and of two neither does.
 */
const WEBITEL_CONTACT = /^(?:[A-Z][a-z0-9]{0,9})?_?Webitel_?Contact_?Id$/i;

async function byWebitel(context: CrmContext, id: string): Promise<string[]> {
  if (id === '') return [];
  const columns = Object.values(await readableColumns(context, 'Contact'));
  const [column, ...more] = columns.filter(
    ({ name, kind }) => (kind === 'text' || kind === 'number') && WEBITEL_CONTACT.test(name),
  );
  if (!column || more.length > 0) return [];
  if (column.kind === 'number' && !Number.isSafeInteger(Number(id))) return [];
  const filter = equals(column, id);
  const rows = await readRows(context.crm, 'Contact', { select: ['Id'], filter, top: 5 });
  return rows.flatMap((row) => guidOrNull(row.Id) ?? []);
}
