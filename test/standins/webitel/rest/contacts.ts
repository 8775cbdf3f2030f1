/** Contacts, their messengers, and the link of a chat's client to a contact (protocol §5). */
import type { Handler, RouteContext, Routes } from '../http/routes.ts';
import { Failure, notFound } from '../model/failure.ts';
import type { Client, Contact, Conversation } from '../model/records.ts';
import { fromHex, type World } from '../model/world.ts';
import { gateway, lookup, matches, pageOf } from './answer.ts';

function imClient(client: Client) {
  return {
    id: String(client.userId),
    protocol: client.type,
    via: String(client.gateway.id),
    app: lookup(client.gateway),
    external_id: client.externalId,
    user: { id: String(client.userId), name: client.name },
  };
}

const clientsOf = (world: World, contact: Contact) =>
  world.clients.filter(({ contactId }) => contactId === contact.id);

function item(world: World, contact: Contact) {
  const clients = clientsOf(world, contact);
  return {
    id: String(contact.id),
    name: { common_name: contact.name },
    phones: { data: contact.phones.map((number, index) => ({ number, primary: index === 0 })) },
    emails: { data: contact.emails.map((email, index) => ({ email, primary: index === 0 })) },
    ...(clients.length > 0 ? { imclients: { data: clients.map(imClient) } } : {}),
  };
}

function contactOf(world: World, id: string | undefined | null): Contact {
  const contact = world.contacts.find((one) => one.id === Number(id));
  if (!contact) throw notFound('app.contact.not_found', `contact ${id} is not found`);
  return contact;
}

/** `qin` says where to look: `name`, `phones`, `emails`, or `imclients{user{id}}` for the member's `user_id`. */
const search: Handler = ({ world, exchange }) => {
  const { query } = exchange;
  const places = query.getAll('qin').join(',');
  const ids = query.getAll('id').map(Number);
  const found = world.contacts.filter((contact) => {
    if (ids.length > 0 && !ids.includes(contact.id)) return false;
    if (places.includes('imclients')) {
      return clientsOf(world, contact).some(({ userId }) => String(userId) === query.get('q'));
    }
    return matches(query, contact.name, ...contact.phones, ...contact.emails);
  });
  const { page, part, next } = pageOf(found, query, 16);
  return gateway({ page, next, data: part.map((contact) => item(world, contact)) });
};

const read: Handler = ({ world, params }) => gateway(item(world, contactOf(world, params['id'])));

const imClients: Handler = ({ world, exchange, params }) => {
  const clients = clientsOf(world, contactOf(world, params['id']));
  const { page, part, next } = pageOf(clients, exchange.query, 16);
  return gateway({ page, next, data: part.map(imClient) });
};

function conversationOf({ world, params }: RouteContext): Conversation {
  const conversation = world.conversations.get(fromHex(params['id'] ?? ''));
  if (!conversation) throw notFound('chat.conversation.not_found', `chat ${params['id']} is not found`);
  return conversation;
}

/** `contact_id` stands in the query, not in the body. */
const link: Handler = (context) => {
  const contact = contactOf(context.world, context.exchange.query.get('contact_id'));
  conversationOf(context).client.contactId = contact.id;
  context.world.changes.touch();
  return {};
};

const createFromChat: Handler = (context) => {
  const { world, exchange } = context;
  const { client } = conversationOf(context);
  const name = exchange.query.get('name') ?? client.name;
  if (client.contactId !== null) throw new Failure('chat.link.exists', 400, 'the client is linked already');
  const contact: Contact = { id: world.next('contact'), name, phones: [], emails: [] };
  world.contacts.push(contact);
  client.contactId = contact.id;
  world.changes.touch();
  return { id: String(contact.id), name };
};

export const CONTACT_ROUTES: Routes = {
  'GET /api/contacts': search,
  'GET /api/contacts/:id': read,
  'GET /api/contacts/:id/imclients': imClients,
  'POST /api/chat/:id/link': link,
  'POST /api/chat/:id/contact': createFromChat,
};
