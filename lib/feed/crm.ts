/** The feed of the chat's record: its last posts as plain text, and a new one, posted once (creatio.md §5.2, §5.4). */
import { own } from '../text/own.ts';
import { MOST_POSTS } from './rules.ts';
import { chatNames } from '../creatio/chat-names.ts';
import type { CrmContext } from '../creatio/context.ts';
import { all, equals, guidField, ID, textField } from '../creatio/condition.ts';
import { asText, guid, guidOrNull, readRows, type Row } from '../creatio/odata.ts';
import { createOnce } from '../creatio/once.ts';
import type { RecordAddress } from '../creatio/open-record.ts';
import { CrmError, refusalOf } from '../creatio/session-fetch.ts';

export interface FeedPost {
  id: string;
  by: string;
  /** ISO. */
  at: string;
  text: string;
  likes: number;
  comments: number;
}

/** Pages of it in which posts are looked for among comments. */
const MOST_PAGES = 5;

/** The same everywhere (creatio.md §5.2). */
const UIDS: Record<string, string> = { Contact: '16be3651-8fe2-4159-8dd0-a803d4683dd3' };

/** An object's own id, which its feed goes by. Asked once per page. @throws CrmError */
export const schemaUid = (context: CrmContext, entity: string): Promise<string> =>
  own(UIDS, entity)
    ? Promise.resolve(UIDS[entity]!)
    : context.cached(`uid:${entity}`, (shared) => readUid(shared, entity), Infinity);

async function readUid(context: CrmContext, entity: string): Promise<string> {
  try {
    const answer = await context.crm('DataService/json/SyncReply/RuntimeEntitySchemaRequest', {
      method: 'POST',
      body: { name: entity },
    });
    const uid = guidOrNull((answer as { schema?: { uId?: unknown } } | null)?.schema?.uId);
    if (uid) return uid;
  } catch (error) {
    if (error instanceof CrmError && (error.kind === 'session' || error.kind === 'busy')) throw error;
  }
  const filter = equals(textField('Name'), entity);
  const [row] = await readRows(context.crm, 'VwSysSchemaInfo', { select: ['UId'], filter, top: 1 });
  const uid = guidOrNull(row?.UId);
  if (!uid) throw new CrmError('missing', entity);
  return uid;
}

async function uidOfChat(context: CrmContext): Promise<string> {
  const names = await chatNames(context);
  if (!names) throw new CrmError('missing');
  return schemaUid(context, names.entity);
}

/** Newest first; comments stay with the record's own page, and take nobody's place here. @throws CrmError */
export async function recordFeed(
  context: CrmContext,
  { recordId }: { recordId: string },
): Promise<FeedPost[]> {
  const uid = await uidOfChat(context);
  const posts: FeedPost[] = [];
  for (let page = 0; page < MOST_PAGES && posts.length < MOST_POSTS; page++) {
    const rows = await readRows(context.crm, 'SocialMessage', {
      select: ['Id', 'Message', 'CreatedOn', 'LikeCount', 'CommentCount', 'ParentId'],
      expand: ['CreatedBy($select=Id,Name)'],
      filter: all(equals(guidField('EntityId'), recordId), equals(guidField('EntitySchemaUId'), uid)),
      orderby: 'CreatedOn desc,Id',
      top: MOST_POSTS,
      ...(page > 0 && { skip: page * MOST_POSTS }),
    });
    posts.push(...postsIn(rows));
    if (rows.length < MOST_POSTS) break;
  }
  return posts.slice(0, MOST_POSTS);
}

function postsIn(rows: readonly Row[]): FeedPost[] {
  return rows.flatMap((row) => {
    const id = guidOrNull(row.Id);
    if (!id || guidOrNull(row.ParentId)) return [];
    const by = (row.CreatedBy as Row | null)?.Name;
    return [
      {
        id,
        by: typeof by === 'string' ? by : '',
        at: asText(row.CreatedOn),
        text: plainText(asText(row.Message)),
        likes: Number(asText(row.LikeCount)) || 0,
        comments: Number(asText(row.CommentCount)) || 0,
      },
    ];
  });
}

export interface FeedPosting {
  recordId: string;
  /** Made once per post: the same one again is the same post. */
  postId: string;
  text: string;
}

/**
 * A post in any record's feed, as Creatio's own pages post: whoever may read the record may, without rights on messages. A site that
 * has not got that service takes it over OData.
 * @param postId made once per post @throws CrmError
 */
export async function postTo(
  context: CrmContext,
  feed: RecordAddress,
  postId: string,
  text: string,
): Promise<void> {
  const Id = guid(postId);
  const EntityId = guid(feed.id);
  const uid = await schemaUid(context, feed.entity);
  const Message = asHtml(text);
  try {
    const message = { Id, SchemaUId: uid, EntityId, Message };
    const answer = await context.crm('rest/EsnService/PostMessage', { method: 'POST', body: { message } });
    const words = refusalOf((answer as Record<string, unknown> | null)?.PostMessageResult);
    if (words !== null) throw new CrmError('refused', words);
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind === 'session' || error.kind === 'busy') throw error;
    // Its answer was lost, or this is the same post once more.
    const filter = equals(ID, Id);
    const there = await readRows(context.crm, 'SocialMessage', { select: ['Id'], filter, top: 1 }).catch(
      () => [],
    );
    if (there.length > 0) return;
    // What the CRM itself has refused is not got by another way.
    if (error.kind !== 'server' && error.kind !== 'missing') throw error;
    await createOnce(context, 'SocialMessage', { Id, EntitySchemaUId: uid, EntityId, Message });
  }
}

/** @throws CrmError */
export async function postToRecord(
  context: CrmContext,
  { recordId, postId, text }: FeedPosting,
): Promise<void> {
  const names = await chatNames(context);
  if (!names) throw new CrmError('missing');
  await postTo(context, { entity: names.entity, id: recordId }, postId, text);
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const asHtml = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => `<p>${line.replaceAll(/[&<>"]/g, (sign) => ESCAPED[sign]!)}</p>`)
    .join('');

/** Signs that editors write by name. */
const ENTITIES: Record<string, string> = Object.fromEntries(
  (
    'amp& lt< gt> quot" apos\' laquo« raquo» ldquo“ rdquo” bdquo„ lsquo‘ rsquo’ sbquo‚ lsaquo‹ rsaquo› ndash– mdash— ' +
    'hellip… bull• middot· copy© reg® trade™ deg° plusmn± times× divide÷ frac12½ frac14¼ frac34¾ sup2² sup3³ sect§ para¶ ' +
    'euro€ pound£ cent¢ larr← rarr→ uarr↑ darr↓ infin∞ asymp≈ ne≠ le≤ ge≥ minus− iexcl¡ iquest¿ acute´'
  )
    .split(' ')
    .map((one) => [one.slice(0, -1), one.slice(-1)]),
);
/** Room without a sign. */
for (const name of ['nbsp', 'ensp', 'emsp', 'thinsp']) ENTITIES[name] = ' ';
for (const name of ['shy', 'zwnj', 'zwj', 'lrm', 'rlm']) ENTITIES[name] = '';

/** Lines as a reader saw them; what is no text is left out. */
export function plainText(html: string): string {
  // Up to the last «>» everything that begins a tag has an end, so that nothing is searched for one in vain again and again.
  const tagged = html.lastIndexOf('>') + 1;
  const text = html
    .slice(0, tagged)
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)\s*>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^>]*>/gi, '');
  return (text + html.slice(tagged))
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi, (whole, dec, hex, name) => {
      if (name) return own(ENTITIES, String(name).toLowerCase()) ?? whole;
      const code = dec ? Number(dec) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
