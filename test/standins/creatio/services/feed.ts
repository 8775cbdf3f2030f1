import { isObject, jsonBody, sendEmpty, sendJson } from '../net/http.ts';
import { seedIds } from '../seed/hero.ts';
import type { Exchange } from '../types.ts';

/** `rest/EsnService/…`: posts and comments of the feed (creatio.md §5.4). */
export function esnService(x: Exchange, method: string) {
  const body = jsonBody(x);
  if (method === 'postmessage') {
    const message = isObject(body['message']) ? body['message'] : {};
    return post(
      x,
      String(message['SchemaUId'] ?? ''),
      String(message['EntityId'] ?? ''),
      String(message['Message'] ?? ''),
      null,
    );
  }
  if (method === 'postcomment') {
    const parentId = String(body['messageId'] ?? '');
    const parent = x.ctx.db.get('SocialMessage', parentId);
    if (!parent) return refuse(x, 'Message not found.');
    x.ctx.db.update('SocialMessage', parentId, { CommentCount: Number(parent['CommentCount'] ?? 0) + 1 });
    return post(
      x,
      String(parent['EntitySchemaUId']),
      String(parent['EntityId']),
      String(body['comment'] ?? ''),
      parentId,
    );
  }
  return sendEmpty(x, 404);
}

function post(x: Exchange, schemaUid: string, entityId: string, message: string, parentId: string | null) {
  const schema = x.ctx.db.schemas().find((one) => one.uid === schemaUid.toLowerCase());
  if (!schema || !x.ctx.db.get(schema.name, entityId)) return refuse(x, 'Record of the feed not found.');
  if (message.trim() === '') return refuse(x, 'Message is empty.');
  const row = x.ctx.db.insert('SocialMessage', {
    EntitySchemaUId: schema.uid,
    EntityId: entityId.toLowerCase(),
    Message: message,
    ParentId: parentId,
    LikeCount: 0,
    CommentCount: 0,
    CreatedById: seedIds.operator,
    ModifiedById: seedIds.operator,
  });
  return sendJson(x, 200, { success: true, Id: row['Id'], errorInfo: null });
}

function refuse(x: Exchange, message: string) {
  sendJson(x, 200, {
    success: false,
    errorInfo: { errorCode: 'ArgumentException', message, stackTrace: null },
  });
}

/** `rest/SocialSubscriptionService/…`: answers are wrapped in `<Method>Result` (creatio.md §5.4). */
export function subscriptionService(x: Exchange, method: string) {
  const { entityId, entitySchemaUId } = jsonBody(x);
  const where = {
    SysAdminUnitId: seedIds.user,
    EntityId: String(entityId ?? '').toLowerCase(),
    EntitySchemaUId: String(entitySchemaUId ?? '').toLowerCase(),
  };
  const { db } = x.ctx;
  const found = db.find('SocialSubscription', where);
  switch (method) {
    case 'getisusersubscribed':
      return sendJson(x, 200, { GetIsUserSubscribedResult: found !== undefined });
    case 'subscribeuser':
      if (!found) db.insert('SocialSubscription', where);
      return sendJson(x, 200, { SubscribeUserResult: true });
    case 'unsubscribeuser':
      if (found) db.remove('SocialSubscription', String(found['Id']));
      return sendJson(x, 200, { UnsubscribeUserResult: true });
    default:
      return sendEmpty(x, 404);
  }
}
