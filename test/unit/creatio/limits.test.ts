/** Questions that a real server answers: its filters, addresses and expansions have limits, which the stand-in has too. */
import { describe, expect, it } from 'vitest';
import { ids } from '../../standins/creatio/index.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const idOf = (n: number): string => `c0ffee00-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;

/** Twenty people of one search, each with a number of his own, or all with one. */
async function withTwenty(numberOf: (n: number) => string): Promise<CrmStage> {
  const stage = await crmStage();
  for (let n = 10; n < 30; n++) {
    stage.creatio.db.insert('Contact', { Id: idOf(n), Name: `Демо Контакт ${n - 9}` });
    stage.creatio.db.insert('ContactCommunication', {
      ContactId: idOf(n),
      CommunicationTypeId: ids.communication.mobilePhone,
      Number: numberOf(n),
    });
  }
  return stage;
}

describe('twenty contacts', () => {
  it('found by name come with the number of each', async () => {
    const stage = await withTwenty((n) => `+3806755501${n}`);
    const found = await stage.ask('find-recipients', { query: 'Демо', countryCode: '380' });
    expect(found.map((one) => one.addresses[0]?.value).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, i) => `+3806755501${i + 10}`),
    );
  });

  it('who share a phone are all told', async () => {
    const stage = await withTwenty(() => '+380675550199');
    const who = { phone: '+380675550199', provider: '', externalId: '', username: '', webitelContactId: '' };
    expect(await stage.ask('identify', who)).toHaveLength(20);
    expect(await stage.ask('find-contacts', { name: '', phone: '0675550199', email: '' })).toHaveLength(20);
  });
});

it.each([
  ['chat-history', { text: 'я'.repeat(400), skip: 0, top: 20 }],
  ['record-search', { entity: 'Contact', text: 'їжак '.repeat(90) }],
  ['contact-cases', { contactId: idOf(10), search: 'щ'.repeat(500) }],
  ['find-recipients', { query: 'щука '.repeat(40) }],
  [
    'find-contacts',
    {
      name: Array.from({ length: 9 }, () => 'Константинопольский'.repeat(3)).join(' '),
      phone: '',
      email: '',
    },
  ],
] as const)('a text of any length is looked for: %s', async (op, args) => {
  const stage = await crmStage();
  await expect(stage.ask(op, args as never)).resolves.toEqual([]);
});
