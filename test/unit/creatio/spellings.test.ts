// People are found however they and their numbers are written, on either side.
import { describe, expect, it } from 'vitest';
import { crmStage, type CrmStage } from './crm-stage.ts';

const MOBILE = 'd4a2dc80-30ca-df11-9b2a-001d60e938c6';
const id = (n: number): string => `c0ffee00-0000-4000-8000-0000000000${n}`;
const WHO = { phone: '', provider: 'whatsapp', externalId: '', username: '', webitelContactId: '' };

async function withContacts(...people: [name: string, number: string][]): Promise<CrmStage> {
  const stage = await crmStage();
  people.forEach(([name, number], i) => {
    stage.creatio.db.insert('Contact', { Id: id(10 + i), Name: name });
    if (number)
      stage.creatio.db.insert('ContactCommunication', {
        ContactId: id(10 + i),
        CommunicationTypeId: MOBILE,
        Number: number,
      });
  });
  return stage;
}
const names = (found: readonly { name: string }[]) => found.map((one) => one.name).toSorted();

describe('a number', () => {
  it.each([
    ['8 (916) 555-01-23', '79165550123', '7'],
    ['8 (916) 555-01-23', '79165550123', '380'],
    ['8 701 555 01 23', '77015550123', '7'],
    ['+38 (067) 555-01-23 доб. 105', '380675550123', '380'],
    ['067 555 01 23, 050 555 04 56', '380675550123', '380'],
    ['067 555 01 23, 050 555 04 56', '380505550456', '380'],
    ['600 555 012', '48600555012', '48'],
  ])('on file as «%s» is that of the client %s', async (number, phone, countryCode) => {
    const stage = await withContacts(['Демо', number]);
    expect(names(await stage.ask('identify', { ...WHO, phone, countryCode }))).toEqual(['Демо']);
    const typed = { query: `+${phone}`, countryCode };
    expect(names(await stage.ask('recipient-search', typed))).toContain('Демо');
    const search = { name: '', email: '', phone: `+${phone}`, countryCode };
    expect(names(await stage.ask('contact-search', search))).toContain('Демо');
  });

  it('that ends alike is somebody else’s', async () => {
    const stage = await withContacts(['Демо', '+48 67 555 01 23']);
    expect(await stage.ask('identify', { ...WHO, phone: '380675550123', countryCode: '380' })).toEqual([]);
  });

  it.each(['0675550123', '+38 (067) 555-01-23', 'wa.me/380675550123', 'тел. 067 555 01 23', '٠٦٧٥٥٥٠١٢٣'])(
    'asked for as «%s» finds its contact, in «Кому» and in the card',
    async (query) => {
      const stage = await withContacts(['Демо', '+38 067 555 01 23']);
      expect(names(await stage.ask('recipient-search', { query, countryCode: '380' }))).toEqual(['Демо']);
      if (!query.includes('тел'))
        expect(names(await stage.ask('record-search', { entity: 'Contact', text: query }))).toContain('Демо');
    },
  );

  it('that the client has named himself is said to be so', async () => {
    const stage = await withContacts(['Демо', '+38 067 555 01 23']);
    const found = await stage.ask('identify', {
      ...WHO,
      provider: 'webchat',
      phone: '0675550123',
      phoneSaid: true,
      countryCode: '380',
    });
    expect(found).toMatchObject([{ name: 'Демо', how: 'said' }]);
  });
});

describe('a name', () => {
  const PEOPLE: [string, string][] = [
    ['В\u2019ячеслав Демо', ''],
    ['В\u02bcячеслав Зразок', ''],
    ['Семён Петров-Демо', ''],
    ['Ґалаган Демо', ''],
  ];
  it.each([
    ["В'ячеслав", ['В\u2019ячеслав Демо', 'В\u02bcячеслав Зразок']],
    ['в\u02bcячеслав демо', ['В\u2019ячеслав Демо']],
    ['Демо В`ячеслав', ['В\u2019ячеслав Демо']],
    ['Петров-Демо Семен', ['Семён Петров-Демо']],
    ['Галаган', ['Ґалаган Демо']],
    ['Ґалаган ☀️', ['Ґалаган Демо']],
  ])('asked for as «%s»', async (query, expected) => {
    const stage = await withContacts(...PEOPLE);
    const sorted = expected.toSorted();
    expect(names(await stage.ask('recipient-search', { query, countryCode: '380' }))).toEqual(sorted);
    expect(names(await stage.ask('contact-search', { name: query, phone: '', email: '' }))).toEqual(sorted);
    expect(names(await stage.ask('record-search', { entity: 'Contact', text: query }))).toEqual(sorted);
  });

  it('that shows nothing is not written', async () => {
    const stage = await crmStage();
    const wanted = {
      id: id(40),
      name: '\u202eОлена\u3164',
      phone: '',
      email: '',
      provider: '',
      externalId: '',
    };
    expect((await stage.ask('contact-create', wanted)).name).toBe('Олена');
  });
});
