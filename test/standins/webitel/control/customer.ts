import type { Backdated, Customer, CustomerInit } from '../api.ts';
import { report } from '../model/after-work.ts';
import {
  addMessage,
  close,
  deleteMessage,
  editMessage,
  join,
  leave,
  startConversation,
  type Author,
  type Content,
} from '../model/conversations.ts';
import { distributeAll, endInvite, enqueue, offer } from '../model/distribution.ts';
import { storeFile } from '../model/files.ts';
import type { Channel, Conversation, Invite, Message as StoredMessage } from '../model/records.ts';
import { openChannels, openInvites, userByLogin, type World } from '../model/world.ts';
import { clientOf, queueOf } from './client.ts';
import { messageInfo } from './info.ts';

const BLOCKED = { from: 'bot', template: 'file_policy_fail' };

/** The customer's side of the chats: what a person does in a messenger, and what others do in his conversation. */
export function createCustomer(world: World, init: CustomerInit): Customer {
  const client = clientOf(world, init);
  let current = [...world.conversations.values()].findLast((one) => one.client === client) ?? null;

  function conversation(): Conversation {
    if (!current) throw new Error(`${client.name} has not written yet`);
    return current;
  }

  /** The open conversation, or a new one: after the end of a chat the next message starts another (§8.18). */
  function openConversation(): Conversation {
    if (current && current.closedAt === null) return current;
    current = startConversation(world, client, queueOf(world, init.queue), {
      client_name: client.name,
      ...init.variables,
    });
    return current;
  }

  const say = (author: Author, content: Content, { at }: Backdated = {}) =>
    world.at(at, () => messageInfo(world, addMessage(world, conversation(), author, content)));

  /** A message of the customer. The first one of a conversation is answered by the bot and joins the queue. */
  function sayAsClient(content: () => Content, { at }: Backdated = {}) {
    return world.at(at, () => {
      const chat = openConversation();
      const isFirst = chat.messages.length === 0;
      const message = say('client', content());
      if (!isFirst) return message;
      if (init.bot) say('bot', { text: init.bot });
      if (openInvites(chat).length > 0) return message;
      enqueue(world, chat, chat.queue);
      distributeAll(world);
      return message;
    });
  }

  function ownMessage(id: number): StoredMessage {
    const message = conversation().messages.find((one) => one.id === id && one.author === 'client');
    if (!message) throw new Error(`${client.name} has no message ${id} in this conversation`);
    return message;
  }

  function openInvite(): Invite {
    const found = openInvites(conversation())[0];
    if (!found) throw new Error('There is no open invitation');
    return found;
  }

  function joined(): Channel {
    const channel = openChannels(conversation())[0];
    if (!channel) throw new Error('No operator is in this conversation');
    return channel;
  }

  function inviteAgent(options: Parameters<Customer['invite']>[0] = {}) {
    const chat = openConversation();
    if (options.queue) chat.queue = queueOf(world, options.queue);
    const user = userByLogin(world, options.login ?? 'operator');
    const open = openInvites(chat).find(({ userId }) => userId === user.id);
    if (open) endInvite(world, chat, open)();
    offer(world, chat, user, options.timeoutSec);
  }

  function giveToOther(login?: string) {
    const withdrawn = openInvite();
    const other = world.users.find((user) => user.agent && user.id !== withdrawn.userId);
    const taker = login ? userByLogin(world, login) : other;
    if (!taker) throw new Error('There is no other agent');
    endInvite(world, conversation(), withdrawn)();
    join(world, conversation(), offer(world, conversation(), taker, 0))();
  }

  function reportWork() {
    for (const attempt of world.attempts.values()) {
      const isHere = attempt.conversationId === conversation().id;
      if (isHere && attempt.state === 'processing') report(world, attempt, true)();
    }
  }

  const visible = () =>
    (current?.messages ?? [])
      .filter(({ delivered, deleted }) => delivered && !deleted)
      .map((message) => messageInfo(world, message));

  return {
    id: client.userId,
    name: client.name,
    provider: client.type,
    gateway: client.gateway.name,
    get conversationId() {
      return current?.id ?? '';
    },
    writes: (text, { at, ...parts } = {}) => sayAsClient(() => ({ text, parts }), { at }),
    sendsFile: ({ text, ...file }, { at, ...parts } = {}) =>
      sayAsClient(
        () => ({ text, parts, file: storeFile(world, { ...file, conversationId: openConversation().id }) }),
        { at },
      ),
    sharesContact: (contact, { at, ...parts } = {}) =>
      sayAsClient(() => ({ text: contact.phone, parts: { type: 'contact', contact, ...parts } }), { at }),
    presses: (caption, code = caption) =>
      sayAsClient(() => ({ text: caption, parts: { postback: { mid: '', code, text: caption } } })),
    fileIsBlocked: (options) => say('bot', { parts: { variables: BLOCKED } }, options),
    edits: (messageId, text) => editMessage(world, conversation(), ownMessage(messageId), text),
    deletes: (messageId) => deleteMessage(world, conversation(), ownMessage(messageId)),
    leaves: () => close(world, conversation(), conversation().clientChannelId, 'client_leave')(),
    messages: visible,
    heard(text, timeoutMs) {
      return world.changes.until(
        () => visible().find((message) => message.from !== 'customer' && message.text === text.trim()),
        timeoutMs,
      );
    },
    invite: inviteAgent,
    takenElsewhere: () => join(world, conversation(), openInvite())(),
    givenToOther: giveToOther,
    botSays: (text, options) => say('bot', { text }, options),
    operatorSays: (text, options) => say(joined(), { text }, options),
    operatorLeaves: () => leave(world, conversation(), joined())(),
    operatorReports: reportWork,
    takenByQueue: (reason = 'agent_timeout') => leave(world, conversation(), joined(), undefined, reason)(),
    schemaCloses: (cause = 'flow_end') => close(world, conversation(), conversation().id, cause)(),
  };
}
