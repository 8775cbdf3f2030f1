/** A contact's ways of communication as addresses that can be written to. */
import { readRecipient } from '../chat/recipient.ts';
import type { Address } from '../chat/recipient-ways.ts';
import type { Row } from './odata.ts';

/** Creatio's own types of phones (reference creatio.md §6.2): their names differ with the language. */
const PHONES = new Set([
  'd4a2dc80-30ca-df11-9b2a-001d60e938c6',
  '3dddb3cc-53ee-49c4-a71f-e9e257f59e49',
  '0da6a26b-d7bc-df11-b00f-001d60e938c6',
  '6a3fb10c-67cc-df11-9b2a-001d60e938c6',
  '2b387201-67cc-df11-9b2a-001d60e938c6',
]);
/** Fax and the office's own short numbers. */
const NO_PHONES = new Set(['9a7ab41b-67cc-df11-9b2a-001d60e938c6', 'e9d91e45-8d92-4e38-95a0-ef8aa28c9e7a']);

/** Messengers are rows that the customer has added: known by their names. */
const MESSENGERS: [RegExp, string][] = [
  [/telegram|телеграм/i, 'telegram'],
  [/viber|вайбер/i, 'viber'],
  [/whats ?app|ватсап|вотсап/i, 'whatsapp'],
  [/instagram|инстаграм|інстаграм/i, 'instagram'],
  [/facebook|messenger/i, 'messenger'],
  [/vkontakte|^vk$|вконтакте/i, 'vk'],
];

/** What the type of a communication is for: `phone`, a messenger, or null. */
export function purposeOf(typeId: string, typeName: string): string | null {
  if (PHONES.has(typeId)) return 'phone';
  if (NO_PHONES.has(typeId)) return null;
  const messenger = MESSENGERS.find(([name]) => name.test(typeName))?.[1];
  return messenger ?? (/phone|mobile|телефон|моб/i.test(typeName) ? 'phone' : null);
}

/** null: nothing that a message can be sent to. @param row with `Number` and `CommunicationType($select=Id,Name)` */
export function addressOf(row: Row, countryCode: string): Address | null {
  const type = (row.CommunicationType ?? {}) as Row;
  const purpose = purposeOf(String(row.CommunicationTypeId ?? '').toLowerCase(), String(type.Name ?? ''));
  const value = String(row.Number ?? '').trim();
  if (purpose === null || value === '') return null;
  const read = readRecipient(value, countryCode);
  const readings = read.is === 'address' ? [read.reading] : read.is === 'several' ? read.readings : [];
  if (purpose === 'phone') {
    const phone = readings.find((r) => r.kind === 'phone');
    return phone ? { ...phone, messenger: null } : null;
  }
  const said = /^\d+$/.test(value) ? undefined : readings[0];
  return said ? { ...said, messenger: purpose } : { kind: 'id', value, messenger: purpose };
}

export function addressesOf(rows: readonly Row[], countryCode: string): Address[] {
  const found = new Map<string, Address>();
  for (const row of rows) {
    const address = addressOf(row, countryCode);
    if (address) found.set(`${address.messenger ?? ''}:${address.value}`, address);
  }
  return [...found.values()];
}
