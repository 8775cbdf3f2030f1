/** The feed: whether this user follows it, and a post in it (creatio.md §5.4). */
import { chatNames } from '../creatio/chat-names.ts';
import { chatRecord } from '../creatio/chat-record.ts';
import type { CrmContext } from '../creatio/context.ts';
import { postTo, schemaUid } from './crm.ts';
import { guid } from '../creatio/odata.ts';
import type { RecordAddress } from '../creatio/open-record.ts';
import { CrmError, refusalOf } from '../creatio/session-fetch.ts';

/** Whose feed: the chat's record's, or the contact's where the chat has none. */
export type Feed = RecordAddress;

export interface FeedOf {
  conversationId: string;
  /** null: not known. */
  contactId: string | null;
}

/** null: there is neither a record nor a contact. @throws CrmError */
export async function feedOf(
  context: CrmContext,
  { conversationId, contactId }: FeedOf,
): Promise<Feed | null> {
  const names = await chatNames(context);
  const record = names && (await chatRecord(context, { conversationId }));
  if (names && record) return { entity: names.entity, id: record.id };
  return contactId ? { entity: 'Contact', id: guid(contactId) } : null;
}

async function service(context: CrmContext, method: string, feed: Feed): Promise<unknown> {
  // Whoever is in a role that follows, follows: with his own subscriptions alone he would seem not to.
  const answer = await context.crm(`rest/SocialSubscriptionService/${method}`, {
    method: 'POST',
    body: {
      entityId: guid(feed.id),
      entitySchemaUId: await schemaUid(context, feed.entity),
      useOnlyOwn: false,
    },
  });
  const result = (answer as Record<string, unknown> | null)?.[`${method}Result`] ?? answer;
  // A refusal is inside of the answer, as an object, or is the answer, as a sentence.
  const words = typeof result === 'string' && result.trim() !== '' ? result : refusalOf(result);
  if (words !== null) throw new CrmError('refused', words);
  return result;
}

export interface FeedState extends Feed {
  isFollowed: boolean;
}

/** null: there is no feed to follow. @throws CrmError */
export async function feedState(context: CrmContext, of: FeedOf): Promise<FeedState | null> {
  const feed = await feedOf(context, of);
  return feed && { ...feed, isFollowed: (await service(context, 'GetIsUserSubscribed', feed)) === true };
}

/** Sets it, and reads what holds now. @throws CrmError */
export async function followFeed(context: CrmContext, feed: FeedState): Promise<FeedState> {
  await service(context, feed.isFollowed ? 'SubscribeUser' : 'UnsubscribeUser', feed);
  return { ...feed, isFollowed: (await service(context, 'GetIsUserSubscribed', feed)) === true };
}

export interface Post extends FeedOf {
  /** Made by the asker: asked twice, it stands there once. */
  id: string;
  text: string;
}

/** @throws CrmError */
export async function postToFeed(context: CrmContext, { id, text, ...of }: Post): Promise<void> {
  const feed = await feedOf(context, of);
  if (!feed) throw new CrmError('missing');
  await postTo(context, feed, id, text);
}
