/** The feed: whether this user follows it, and a post in it (creatio.md §5.4). */
import { chatNames } from './chat-names.ts';
import { chatRecord } from './chat-record.ts';
import type { CrmContext } from './context.ts';
import { guid, guidOrNull, literal, readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';

/** Whose feed: the chat's record's, or the contact's where the chat has none. */
export interface Feed {
  entity: string;
  id: string;
}

export interface FeedOf {
  conversationId: string;
  /** null: not known. */
  contactId: string | null;
}

/** null: there is neither a record nor a contact. @throws CrmError */
export async function feedOf(c: CrmContext, { conversationId, contactId }: FeedOf): Promise<Feed | null> {
  const names = await chatNames(c);
  const record = names && (await chatRecord(c, { conversationId }));
  if (names && record) return { entity: names.entity, id: record.id };
  return contactId ? { entity: 'Contact', id: guid(contactId) } : null;
}

const UIDS: Record<string, string> = { Contact: '16be3651-8fe2-4159-8dd0-a803d4683dd3' };

const uidOf = (c: CrmContext, entity: string): Promise<string> =>
  c.cached(
    `uid:${entity}`,
    async () => {
      if (UIDS[entity]) return UIDS[entity];
      const filter = `Name eq ${literal(entity)}`;
      const rows = await readRows(c.crm, 'VwSysSchemaInfo', { select: ['Id', 'UId'], filter, top: 1 });
      const uid = guidOrNull(rows[0]?.UId);
      if (!uid) throw new CrmError('missing', entity);
      return uid;
    },
    Infinity,
  );

async function service(c: CrmContext, method: string, feed: Feed): Promise<unknown> {
  const answer = await c.crm(`rest/SocialSubscriptionService/${method}`, {
    method: 'POST',
    body: { entityId: guid(feed.id), entitySchemaUId: await uidOf(c, feed.entity), useOnlyOwn: true },
  });
  return (answer as Record<string, unknown> | null)?.[`${method}Result`] ?? answer;
}

export interface FeedState extends Feed {
  isFollowed: boolean;
}

/** null: there is no feed to follow. @throws CrmError */
export async function feedState(c: CrmContext, of: FeedOf): Promise<FeedState | null> {
  const feed = await feedOf(c, of);
  return feed && { ...feed, isFollowed: (await service(c, 'GetIsUserSubscribed', feed)) === true };
}

/** Sets it, and reads what holds now. @throws CrmError */
export async function followFeed(c: CrmContext, feed: FeedState): Promise<FeedState> {
  await service(c, feed.isFollowed ? 'SubscribeUser' : 'UnsubscribeUser', feed);
  return { ...feed, isFollowed: (await service(c, 'GetIsUserSubscribed', feed)) === true };
}

export interface Post extends FeedOf {
  /** Made by the asker: asked twice, it stands there once. */
  id: string;
  text: string;
}

/** @throws CrmError */
export async function postToFeed(c: CrmContext, { id, text, ...of }: Post): Promise<void> {
  const feed = await feedOf(c, of);
  if (!feed) throw new CrmError('missing');
  const Message = `<p>${escapeHtml(text.trim()).replaceAll(/\r?\n/g, '<br>')}</p>`;
  const body = { Id: guid(id), EntitySchemaUId: await uidOf(c, feed.entity), EntityId: feed.id, Message };
  await once(c, 'SocialMessage', body);
}

/** Creates; what is there already under this id was created by the first asking. */
export async function once(c: CrmContext, set: string, body: { Id: string } & Record<string, unknown>) {
  try {
    await c.crm(`odata/${set}`, { method: 'POST', body });
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind !== 'refused') throw error;
    const there = await readRows(c.crm, set, { select: ['Id'], filter: `Id eq ${body.Id}`, top: 1 });
    if (there.length === 0) throw error;
  }
}

/** The feed shows HTML. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
