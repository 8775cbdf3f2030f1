/** Quick replies: `GET` with page, size, q, sort; `POST`, `PATCH`, `DELETE` (protocol §5). */
import type { Handler, Routes } from '../http/routes.ts';
import { Failure, notFound } from '../model/failure.ts';
import type { QuickReply } from '../model/records.ts';
import type { World } from '../model/world.ts';
import { gateway, lookup, matches, pageOf } from './answer.ts';

function item(world: World, reply: QuickReply) {
  return gateway({
    id: reply.id,
    name: reply.name,
    text: reply.text,
    queues: world.queues.filter(({ name }) => reply.queues.includes(name)).map(lookup),
  });
}

function replyOf(world: World, id: string | undefined): QuickReply {
  const reply = world.quickReplies.find((one) => one.id === Number(id));
  if (!reply) throw notFound('app.quick_reply.not_found', `quick reply ${id} is not found`);
  return reply;
}

/** `q` looks into names only; `queue` is accepted and unused. */
const list: Handler = ({ world, exchange }) => {
  const { query } = exchange;
  const found = world.quickReplies.filter(({ name }) => matches(query, name));
  const sort = /^([+-]?)name$/.exec((query.get('sort') ?? '').trim());
  if (sort) found.sort((a, b) => a.name.localeCompare(b.name) * (sort[1] === '-' ? -1 : 1));
  const { part, next } = pageOf(found, query, 40);
  return gateway({ next, items: part.map((reply) => item(world, reply)) });
};

const read: Handler = ({ world, params }) => item(world, replyOf(world, params['id']));

function queueNames(world: World, value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const ids = new Set(value.map((one: { id?: unknown }) => Number(one.id)));
  return world.queues.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

const create: Handler = async ({ world, exchange }) => {
  const { name, text, queues } = await exchange.json();
  if (typeof name !== 'string' || typeof text !== 'string' || name === '' || text === '') {
    throw new Failure('app.quick_reply.valid', 400, 'name and text are required');
  }
  const reply = { id: world.next('reply'), name, text, queues: queueNames(world, queues) };
  world.quickReplies.push(reply);
  return item(world, reply);
};

const patch: Handler = async ({ world, exchange, params }) => {
  const reply = replyOf(world, params['id']);
  const { name, text, queues } = await exchange.json();
  if (typeof name === 'string') reply.name = name;
  if (typeof text === 'string') reply.text = text;
  if (queues !== undefined) reply.queues = queueNames(world, queues);
  return item(world, reply);
};

const remove: Handler = ({ world, params }) => {
  const reply = replyOf(world, params['id']);
  world.quickReplies.splice(world.quickReplies.indexOf(reply), 1);
  return item(world, reply);
};

export const QUICK_REPLY_ROUTES: Routes = {
  'GET /api/call_center/quick_replies': list,
  'POST /api/call_center/quick_replies': create,
  'GET /api/call_center/quick_replies/:id': read,
  'PATCH /api/call_center/quick_replies/:id': patch,
  'DELETE /api/call_center/quick_replies/:id': remove,
};
