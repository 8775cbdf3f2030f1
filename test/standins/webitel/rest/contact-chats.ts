/** `GET /contacts/:id/chat/messages`: what was said in all closed conversations of a contact, in whatever messenger (protocol §5.2). */
import type { Handler, Routes } from '../http/routes.ts';
import { Failure } from '../model/failure.ts';
import type { Conversation, Message } from '../model/records.ts';
import { gateway, pageOf } from './answer.ts';
import { authorPeer, fileOf, viaPeer } from './dialog-shapes.ts';
import { indexIn } from './dialogs.ts';

const DEFAULT_SIZE = 16;
const DEFAULT_FIELDS = ['id', 'from', 'date', 'edit', 'text', 'file', 'chat'];
/** Of these alone one may ask; `kind` is none of them. */
const FIELDS = new Set([...DEFAULT_FIELDS, 'sender', 'context', 'postback', 'keyboard']);

/** A `*` stands for anything, and without one at its ends the whole text is meant. */
function pattern(q: string): RegExp | null {
  if (q === '' || q === '*') return null;
  const parts = q.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`, 'i');
}

/** A page holds whole runs of one conversation: the newest conversation first, within it the newest message first. */
const contactMessages: Handler = ({ world, exchange, params }) => {
  const { query } = exchange;
  const asked = query.getAll('fields');
  const fields = asked.length > 0 ? asked : DEFAULT_FIELDS;
  const odd = fields.find((field) => !FIELDS.has(field));
  if (odd) throw new Failure('messages.query.fields.error', 400, `messages{ ${odd} }; input: no such field`);
  const wanted = pattern(query.get('q') ?? '');
  const found = [...world.conversations.values()]
    // An open one is not among them.
    .filter(({ client, closedAt }) => client.contactId === Number(params['id']) && closedAt !== null)
    .sort((a, b) => b.createdAt - a.createdAt)
    .flatMap((one) =>
      one.messages
        .filter(({ deleted }) => !deleted)
        .filter((message) => {
          const file = fileOf(world, message);
          const words = `${file ? `; media::${file.type}; file::${file.name}` : ''}; text::${message.text}`;
          return !wanted || wanted.test(words);
        })
        .sort((a, b) => b.id - a.id)
        .map((message): [Conversation, Message] => [one, message]),
    );
  const { page, part } = pageOf(found, query, DEFAULT_SIZE);
  const size = Number(query.get('size')) || DEFAULT_SIZE;
  const peers: { id: string; type: string; name: string }[] = [];
  const chats: { id: string; dc: string; via: ReturnType<typeof viaPeer> }[] = [];
  const messages = part.map(([conversation, message]) => ({
    id: String(message.id),
    date: String(message.createdAt),
    edit: message.updatedAt ? String(message.updatedAt) : '',
    from: {
      id: indexIn(peers, authorPeer(conversation, message), (a, b) => a.id === b.id && a.type === b.type),
    },
    chat: {
      id: indexIn(
        chats,
        // With its dashes, unlike everywhere else in REST; neither title nor times.
        { id: conversation.id, dc: String(world.domain.id), via: viaPeer(conversation.client) },
        (a, b) => a.id === b.id,
      ),
    },
    text: message.text,
    file: fileOf(world, message),
    ...(fields.includes('context') && { context: message.parts.variables }),
  }));
  return gateway({ page, next: found.length > page * size, messages, peers, chats });
};

export const CONTACT_CHAT_ROUTES: Routes = { 'GET /api/contacts/:id/chat/messages': contactMessages };
