/**
 * A contact made from a chat. Its id follows from the chat and from how many were made before: a double press, a lost answer or a dead
 * worker make one.
 */
import type { Acts, Args, Refusal } from '../bridge/command.ts';
import type { contactCommands } from './commands.ts';
import { clientOf } from '../chat/chat.ts';
import { answered, linkedTo } from './rules.ts';
import type { Chats } from '../chat/types.ts';
import { recordId } from '../creatio/record-id.ts';
import type { Contacts } from './worker.ts';

export interface ContactPorts {
  contacts: Contacts;
  store: { chats: Chats };
}

type Order = Args<(typeof contactCommands)['contact.create']>;

export function contactActs(ports: ContactPorts): Acts<typeof contactCommands> {
  const { contacts } = ports;
  return {
    async 'contact.identify'(order) {
      await contacts.settleFor(order);
      return contacts.identify(order.conversationId);
    },
    async 'contact.choose'(order) {
      const { conversationId: id, contactId } = order;
      await contacts.settleFor(order);
      return contactId === null
        ? contacts.keep({ ...answered(contacts.link(id), []), how: 'chosen' })
        : contacts.choose(id, contactId);
    },
    async 'contact.create'(order) {
      await contacts.settleFor(order);
      return contacts.once(`contact ${order.conversationId}`, () => createContact(order, ports));
    },
  };
}

async function createContact(order: Order, ports: ContactPorts): Promise<Refusal | void> {
  const { conversationId: id, name, phone, email } = order;
  const link = ports.contacts.link(id);
  // A repeat of what was done already: people of one name are told apart by what else was said of them.
  const madeOf = JSON.stringify([name.trim(), phone.trim(), email.trim()]);
  if (link.how === 'created' && link.madeOf === madeOf) return;
  const chat = ports.store.chats[id];
  const client = chat ? clientOf(chat) : null;
  const answer = await ports.contacts.ask(id, 'contact-create', {
    id: recordId(`contact ${id} ${link.contactsMade}`),
    name,
    phone,
    email,
    provider: client?.provider ?? '',
    externalId: client?.externalId ?? '',
  });
  if (!answer.ok) return answer;
  const made = answer.value;
  const now = ports.contacts.link(id);
  const choices = [...now.choices.filter((one) => one.id !== made.id), made];
  await ports.contacts.keep({
    ...linkedTo(now, made, 'created'),
    choices,
    contactsMade: link.contactsMade + 1,
    madeOf,
  });
}
