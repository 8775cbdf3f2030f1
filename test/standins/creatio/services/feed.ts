import { isObject, jsonBody, sendEmpty, sendJson } from '../net/http.ts';
import { seedIds } from '../seed/hero.ts';
import type { Exchange } from '../types.ts';

/** `rest/EsnService/…`: posts and comments of the feed (creatio.md §5.4). */
export function esnService(x: Exchange, method: string) {
  if (!x.ctx.options.esn) return sendEmpty(x, 404);
  const body = jsonBody(x);
  if (method === 'postmessage') {
    const message = isObject(body['message']) ? body['message'] : {};
    return post(
      x,
      String(message['SchemaUId'] ?? ''),
      String(message['EntityId'] ?? ''),
      String(message['Message'] ?? ''),
      null,
      message['Id'],
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
      String((isObject(body['comment']) ? body['comment']['Message'] : body['comment']) ?? ''),
      parentId,
    );
  }
  return sendEmpty(x, 404);
}

function post(
  x: Exchange,
  schemaUid: string,
  entityId: string,
  message: string,
  parentId: string | null,
  id?: unknown,
) {
  const schema = x.ctx.db.schemas().find((one) => one.uid === schemaUid.toLowerCase());
  const hidden = x.ctx.hidden.has(entityId.toLowerCase()) || x.ctx.denied.has(schema?.name ?? '');
  if (!schema || hidden || !x.ctx.db.get(schema.name, entityId))
    return refuse(x, 'Record of the feed not found.');
  if (message.trim() === '') return refuse(x, 'Message is empty.');
  if (typeof id === 'string' && x.ctx.db.get('SocialMessage', id)) return refuse(x, 'Duplicate key.');
  const row = x.ctx.db.insert('SocialMessage', {
    ...(typeof id === 'string' && { Id: id }),
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

/** A role of the operator's that may follow a feed for all who are in it. */
export const roleOfAll = 'a29a3ba5-4b0d-de11-9a51-005056c00008';

/** `rest/SocialSubscriptionService/…`: answers are wrapped in `<Method>Result` (creatio.md §5.4), each in a shape of its own. */
export function subscriptionService(x: Exchange, method: string) {
  const { entityId, entitySchemaUId, useOnlyOwn } = jsonBody(x);
  const EntityId = String(entityId ?? '').toLowerCase();
  const own = { SysAdminUnitId: seedIds.user, EntityId };
  const where = { ...own, EntitySchemaUId: String(entitySchemaUId ?? '').toLowerCase() };
  const { db } = x.ctx;
  const found = db.find('SocialSubscription', own);
  const byRole =
    useOnlyOwn === true ? undefined : db.find('SocialSubscription', { SysAdminUnitId: roleOfAll, EntityId });
  switch (method) {
    case 'getisusersubscribed': {
      const is = found ? found['IsUnsubscribed'] !== true : byRole !== undefined;
      return sendJson(x, 200, { GetIsUserSubscribedResult: is });
    }
    case 'subscribeuser':
      if (!found) db.insert('SocialSubscription', where);
      else db.update('SocialSubscription', String(found['Id']), { IsUnsubscribed: false });
      return sendJson(x, 200, { SubscribeUserResult: { success: true, errorInfo: null } });
    case 'unsubscribeuser':
      if (byRole && byRole['CanUnsubscribe'] === false)
        return sendJson(x, 200, {
          UnsubscribeUserResult: 'Вы не можете отписаться: подписка роли обязательна.',
        });
      if (found) db.remove('SocialSubscription', String(found['Id']));
      if (byRole)
        db.insert('SocialSubscription', {
          ...own,
          EntitySchemaUId: byRole['EntitySchemaUId'] ?? null,
          IsUnsubscribed: true,
        });
      return sendJson(x, 200, { UnsubscribeUserResult: '' });
    default:
      return sendEmpty(x, 404);
  }
}
