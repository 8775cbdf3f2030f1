/** Questions that a real server answers: its filters, addresses and expansions have limits, which the stand-in has too. */
import { describe, expect, it } from 'vitest';
import { ids } from '../../standins/creatio/index.ts';
import { messengerTypes } from '../../standins/creatio/seed/lookups.ts';
import { columnNamed } from '../../../lib/creatio/chat-names.ts';
import { columnsOf } from '../../../lib/creatio/columns.ts';
import { openCrm } from '../../../lib/creatio/session-fetch.ts';
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
    const found = await stage.ask('recipient-search', { query: 'Демо', countryCode: '380' });
    expect(found.map((one) => one.addresses[0]?.value).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, i) => `+3806755501${i + 10}`),
    );
  });

  it('who share a phone are all told', async () => {
    const stage = await withTwenty(() => '+380675550199');
    const who = { phone: '+380675550199', provider: '', externalId: '', username: '', webitelContactId: '' };
    expect(await stage.ask('identify', who)).toHaveLength(20);
    expect(await stage.ask('contact-search', { name: '', phone: '0675550199', email: '' })).toHaveLength(20);
  });
});

it.each([
  ['chat-history', { text: 'я'.repeat(400), skip: 0, top: 20 }],
  ['record-search', { entity: 'Contact', text: 'їжак '.repeat(90) }],
  ['contact-cases', { contactId: idOf(10), search: 'щ'.repeat(500) }],
  ['recipient-search', { query: 'щука '.repeat(40) }],
  [
    'contact-search',
    {
      name: Array.from({ length: 9 }, () => 'Константинопольский'.repeat(3)).join(' '),
      phone: '',
      email: '',
    },
  ],
  // An apostrophe is doubled, and each of the two takes three signs on the way.
  [
    'identify',
    { phone: '', provider: 'telegram', externalId: "O'Neil".repeat(230), username: '', webitelContactId: '' },
  ],
] as const)('a text of any length is looked for: %s', async (op, args) => {
  const stage = await crmStage();
  await expect(stage.ask(op, args as never)).resolves.toEqual([]);
});

describe('two cookies against forged requests', () => {
  const asked = async (cookies: string, accepts: string, empty = false) => {
    const sent: string[] = [];
    const crm = openCrm({
      workspace: 'https://crm.example/0',
      cookies: () => cookies,
      now: () => 0,
      fetch: async (_, init) => {
        const token = (init.headers as Record<string, string>).BPMCSRF ?? '';
        sent.push(token);
        if (token === accepts) return Response.json({ value: [] });
        return empty
          ? new Response('', { status: 403 })
          : Response.json({ Message: 'CSRF token validation failed.' }, { status: 403 });
      },
    });
    const post = () => crm('odata/Contact', { method: 'POST', body: {} });
    return { sent, post };
  };

  it.each([false, true])(
    'are tried in turn, the accepted one first from then on; a 403 without words: %s',
    async (empty) => {
      const { sent, post } = await asked('BPMCSRF=old; UserType=General; BPMCSRF=new', 'new', empty);
      await post();
      await post();
      expect(sent).toEqual(['old', 'new', 'new']);
    },
  );

  it('a broken one is no lost network', async () => {
    const { sent, post } = await asked('BPMCSRF=%E0%A4%A', 'x');
    await expect(post()).rejects.toMatchObject({ kind: 'session' });
    expect(sent).toEqual(['%E0%A4%A']);
  });

  it('have signs that a browser would quote', async () => {
    const { sent, post } = await asked('BPMCSRF=a/+b%3D', 'a/+b=');
    await post();
    expect(sent).toEqual(['a/+b=']);
  });
});

it('no more than three questions are under way at once', async () => {
  let [now, most] = [0, 0];
  const crm = openCrm({
    workspace: 'https://crm.example/0',
    cookies: () => '',
    now: () => 0,
    fetch: async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      return Response.json({ value: [] });
    },
  });
  await Promise.all(Array.from({ length: 12 }, () => crm('odata/Contact')));
  expect(most).toBe(3);
});

it('a reading that several wait for is not ended by one who goes away', async () => {
  const stage = await crmStage();
  const leaving = new AbortController();
  const { crm } = stage.context;
  const own = {
    ...stage.context,
    crm: ((path, request) => crm(path, { ...request, signal: leaving.signal })) as typeof crm,
  };
  const first = columnsOf(own, 'Contact');
  const second = columnsOf(stage.context, 'Contact');
  leaving.abort();
  await expect(second).resolves.toHaveProperty('Name');
  await expect(first).resolves.toHaveProperty('Name');
});

describe('a column by its meaning', () => {
  it.each([
    ['UsrWebitelChat', ['OldStatus', 'UsrStatus'], 'status', 'UsrStatus'],
    ['UsrWebitelChat', ['NickName', 'UsrName'], 'name', 'UsrName'],
    ['SxWebitelChat', ['SxToContact', 'FromContact', 'SxContact'], 'contact', 'SxContact'],
    ['UsrWebitelChat', ['NewCase', 'LastResult', 'FileName'], 'case', null],
    ['UsrWebitelChat', ['NewCase', 'LastResult', 'FileName'], 'result', null],
    ['UsrWebitelChat', ['UsrStatus', 'Status'], 'status', 'Status'],
    ['UsrWebitelChat', ['UsrStatus', 'USRStatus'], 'status', null],
    ['SxWebitelChat', ['SxChatContact'], 'contact', 'SxChatContact'],
  ] as const)('%s %j: %s', (entity, there, logical, wanted) => {
    expect(columnNamed(there, logical, entity)).toBe(wanted);
  });
});

describe('means of communication', () => {
  const add = async (values: Record<string, string | boolean>) => {
    const stage = await crmStage();
    stage.creatio.db.insert('Contact', { Id: idOf(10), Name: 'Демо Контакт' });
    stage.creatio.db.insert('ContactCommunication', {
      ContactId: idOf(10),
      CommunicationTypeId: ids.communication.mobilePhone,
      ...values,
    });
    return stage;
  };

  it('a messenger’s id with the digits of a phone is nobody’s phone', async () => {
    const stage = await add({ Number: '380675550177', CommunicationTypeId: messengerTypes.telegram });
    const row = stage.creatio.db.find('ContactCommunication', { ContactId: idOf(10) })!;
    row.SearchNumber = '771055576083';
    const who = { phone: '+380675550177', provider: '', externalId: '', username: '', webitelContactId: '' };
    expect((await stage.ask('identify', who)).map((one) => one.id)).not.toContain(idOf(10));
  });

  it('one that is out of use is not offered to write to', async () => {
    const stage = await add({ Number: '+380675550166', NonActual: true });
    const found = await stage.ask('recipient', { contactId: idOf(10), countryCode: '380' });
    expect(found!.addresses).toEqual([]);
  });
});
