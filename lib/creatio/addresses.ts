/** A contact's ways of communication as addresses that can be written to. */
import { readRecipient } from '../outgoing/recipient.ts';
import type { Address } from '../outgoing/recipient-ways.ts';
import { phonesIn } from '../phones/field.ts';
import { asText, type Row } from './odata.ts';

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

/** Everything in a row that a message can be sent to. @param row with `Number` and `CommunicationType($select=Id,Name)` */
export function addressesIn(row: Row, countryCode: string): Address[] {
  const type = (row.CommunicationType ?? {}) as Row;
  const purpose = purposeOf(asText(row.CommunicationTypeId).toLowerCase(), asText(type.Name));
  const value = asText(row.Number).trim();
  // Kept for memory's sake: nobody answers there any more.
  if (purpose === null || value === '' || row.NonActual === true) return [];
  if (purpose === 'phone')
    return phonesIn(value, countryCode).flatMap((readings): Address[] => {
      // What only might be a number nobody is to be written to on.
      const one = readings.find((reading) => reading.known);
      return one
        ? [{ kind: 'phone', value: one.value, messenger: null, ...(one.completed && { completed: true }) }]
        : [];
    });
  if (/^\d+$/.test(value)) return [{ kind: 'id', value, messenger: purpose }];
  // Telegram's names are kept with their sign and without.
  const said = purpose === 'telegram' && /^[A-Za-z]\w{4,31}$/.test(value) ? `@${value}` : value;
  const read = readRecipient(said, countryCode);
  const readings = read.is === 'address' ? [read.reading] : read.is === 'several' ? read.readings : [];
  const one = readings.find((reading) => !reading.unknown);
  return [one ? { ...one, messenger: purpose } : { kind: 'id', value, messenger: purpose }];
}

export function addressesOf(rows: readonly Row[], countryCode: string): Address[] {
  const found = new Map<string, Address>();
  for (const row of rows)
    for (const address of addressesIn(row, countryCode)) {
      const key = `${address.messenger ?? ''}:${address.value}`;
      const had = found.get(key);
      // The same number stands somewhere else in full.
      if (!had || (had.completed && !address.completed)) found.set(key, address);
    }
  return [...found.values()];
}
