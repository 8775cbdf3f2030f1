/** What the blanks of a template are filled with: the chat's own variables, then the client, the chat and the operator by usual names. */
import { clientName, clientOf } from '../chat/chat.ts';
import { nameKey } from './placeholders.ts';
import type { Chat } from '../chat/types.ts';

export function templateValues(chat: Chat | undefined, operator: string): Record<string, string> {
  const client = chat && clientOf(chat);
  const name = chat ? clientName(chat) : '';
  const id = client?.externalId ?? '';
  const phone =
    /^\+?\d{10,15}$/.test(id) && client?.provider.includes('whatsapp') ? `+${id.replace('+', '')}` : '';
  const usual: [value: string, ...names: string[]][] = [
    [
      name,
      'client_name',
      'name',
      'contact_name',
      'имя',
      "ім'я",
      'имя_клиента',
      "ім'я_клієнта",
      'клиент',
      'клієнт',
    ],
    [
      operator,
      'agent_name',
      'wbt_agent_chat_name',
      'operator_name',
      'operator',
      'agent',
      'оператор',
      'агент',
    ],
    [chat?.queue ?? '', 'queue_name', 'cc_queue_name', 'queue', 'очередь', 'черга'],
    [phone, 'client_phone', 'phone', 'телефон'],
    [client?.provider ?? '', 'messenger', 'source', 'мессенджер', 'месенджер'],
    [client?.gateway ?? '', 'gateway', 'линия', 'лінія'],
  ];
  const values: Record<string, string> = {};
  for (const [value, ...names] of usual) if (value) for (const one of names) values[nameKey(one)] = value;
  // What the contact centre says of this very chat is nearer to the truth than a usual name.
  for (const [one, value] of Object.entries(chat?.variables ?? {})) if (value) values[nameKey(one)] = value;
  return values;
}
