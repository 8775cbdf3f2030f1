import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, seedIds, startCreatio, type CreatioStandIn } from './index.ts';
import { faultsOf } from './odata/independent.ts';
import { TestClient } from './test-client.ts';

let creatio: CreatioStandIn;
let client: TestClient;

beforeAll(async () => {
  creatio = await startCreatio({ checkQuestions: false });
  client = await new TestClient(creatio).open();
});
afterAll(() => creatio.stop());

const postContact = (values: object) => client.call('POST', 'odata/Contact', { Name: 'x', ...values });
const newStatus = async () =>
  (await client.get(`odata/CaseStatus(${ids.caseStatus.new})?$select=Name`)).json.Name;

describe('OData reads', () => {
  it('finds everyone with a phone by its reversed digits', async () => {
    const { json } = await client.get(
      "odata/ContactCommunication?$filter=startswith(SearchNumber,'3088214')&$select=Id,Number,ContactId" +
        '&$expand=Contact($select=Id,Name),CommunicationType($select=Name)&$top=20',
    );
    const names = json.value.map((row: { Contact: { Name: string } }) => row.Contact.Name);
    expect(names).toEqual(['Коваленко-Мироненко Олександра', 'Коваленко Олександр']);
    expect(json.value[0]).not.toHaveProperty('SearchNumber');
  });

  it('orders, pages and counts', async () => {
    const { json } = await client.get(
      `odata/Case?$filter=Contact/Id eq ${seedIds.hero}&$orderby=RegisteredOn desc&$top=1&$skip=1&$count=true`,
    );
    expect(json['@odata.count']).toBe(2);
    expect(json.value).toHaveLength(1);
    expect(json.value[0].Number).toBe('SR-00019877');
    expect((await client.get(`odata/Case/$count?$filter=Contact/Id eq ${seedIds.hero}`)).text).toBe('2');
  });

  it('compares texts without regard to case, also along a path', async () => {
    const { json } = await client.get(
      "odata/Case?$filter=contains(Contact/Name,'КОВАЛЕНКО-мироненко') and not endswith(Number,'77')&$select=Number",
    );
    expect(json.value).toEqual([{ Number: 'SR-00020614' }]);
  });

  it('shows empty values as zero guid, year one and empty text', async () => {
    const row = creatio.db.insert('Contact', { Name: 'Пустой' });
    const { json } = await client.get(`odata/Contact(${String(row['Id'])})`);
    expect(json).toMatchObject({ AccountId: ids.zero, BirthDate: '0001-01-01T00:00:00Z', Email: '' });
    const found = await client.get(
      `odata/Contact?$filter=Name eq 'Пустой' and Account/Id eq null&$select=Id`,
    );
    expect(found.json.value).toHaveLength(1);
  });

  it('expands back to the child rows', async () => {
    const { json } = await client.get(
      `odata/Contact(${seedIds.hero})?$select=Name&$expand=CaseCollectionByContact($select=Number;$orderby=Number;$top=1)`,
    );
    expect(json.CaseCollectionByContact).toEqual([{ Number: 'SR-00019877' }]);
  });

  it("shows lookups in the user's language", async () => {
    expect(await newStatus()).toBe('Новое');
    creatio.options.culture = 'uk-UA';
    expect(await newStatus()).toBe('Нове');
    creatio.options.culture = 'ar-SA';
    expect(await newStatus()).toBe('New');
    creatio.options.culture = 'ru-RU';
  });

  it('describes the chat object and the templates in $metadata', async () => {
    const { text } = await client.get('odata/$metadata');
    expect(text).toContain('<EntityType Name="UsrWebitelChat">');
    expect(text).toContain('<Property Name="UsrConversationId" Type="Edm.String" MaxLength="250"/>');
    expect(text).toContain('<NavigationProperty Name="UsrStatus"');
    expect(text).toContain('<EntitySet Name="UsrChatHelloMessages"');
    expect(text).toContain('<EntityType Name="UsrWebitelChatFile">');
  });

  it('maps a page schema to its entity', async () => {
    const page = await client.get("odata/VwSysSchemaInfo?$filter=Name eq 'Contacts_FormPage'&$select=UId");
    const edit = await client.get(
      `odata/SysModuleEdit?$filter=CardSchemaUId eq ${page.json.value[0].UId}&$expand=SysModuleEntity($select=SysEntitySchemaUId)`,
    );
    const uid = edit.json.value[0].SysModuleEntity.SysEntitySchemaUId;
    expect((await client.get(`odata/VwSysSchemaInfo(${uid})?$select=Name`)).json.Name).toBe('Contact');
  });
});

describe('OData errors', () => {
  it('uses the three shapes, one of them with 200', async () => {
    creatio.deny('Lookup');
    const denied = await client.get('odata/Lookup');
    expect(denied.status).toBe(200);
    expect(denied.json.error.innererror.message).toContain('permissions');
    creatio.allow('Lookup');

    const missing = await client.get('odata/UsrNothing');
    expect(missing.status).toBe(404);
    expect(missing.json.MessageDetail).toContain("'UsrNothing'");

    const required = await client.call('POST', 'odata/Contact', { JobTitle: 'x' });
    expect(required.status).toBe(500);
    expect(required.json.ExceptionMessage).toContain('Name');
  });

  it.each([
    "odata/Contact?$filter=Id eq 'ce807b67-16de-480c-844d-6811697b30d9'",
    'odata/Contact?$filter=Nothing eq 1',
    'odata/Contact?$filter=Name eq',
    'odata/Contact?$select=Nothing',
    'odata/Contact?$orderby=Nothing',
    'odata/Contact?$expand=Nothing',
    'odata/Contact?$search=x',
    "odata/Contact('ce807b67-16de-480c-844d-6811697b30d9')",
  ])('refuses %s', async (path) => {
    expect((await client.get(path)).status).toBe(400);
  });
});

describe('what a real server is known to refuse', () => {
  it.each([
    [`odata/Case?$filter=ContactId eq ${seedIds.hero}`, 'ContactId not found in schema Case'],
    [`odata/Activity?$filter=Contact/AccountId ne null`, 'Contact.AccountId not found in schema Contact'],
    ['odata/Case?$orderby=ContactId', 'ContactId not found in schema Case'],
  ])('a lookup by its column: %s', async (path, words) => {
    const { status, json } = await client.get(path);
    expect(status).toBe(500);
    expect(json.error.innererror.message).toContain(words);
  });

  it('a filter of more than a hundred nodes, a deep expand, a long address', async () => {
    const [id, path] = [seedIds.hero, 'odata/Contact?$select=Id&$filter='];
    const terms = (count: number): string => Array.from({ length: count }, () => `Id eq ${id}`).join(' or ');
    expect((await client.get(path + terms(16))).status).toBe(200);
    expect((await client.get(path + terms(17))).json.error.innererror.message).toContain('node count');
    const deep = 'odata/Case?$expand=Contact($expand=Account($expand=City))';
    expect((await client.get(deep)).json.error.innererror.message).toContain('too deep');
    const long = await client.get(`${path}contains(Name,'${'я'.repeat(340)}')`);
    expect([long.status, long.json]).toEqual([404, null]);
  });

  it('a path in a body is passed over, and the row is made without it', async () => {
    const { json } = await client.call('POST', 'odata/Case', { Subject: 'x', 'Contact/Id': seedIds.hero });
    expect(json.ContactId).toBe(ids.zero);
    creatio.db.remove('Case', json.Id);
  });
});

describe('an independent reader of OData', () => {
  it.each([
    'Contact?$filter=Name eq',
    'Contact?$select=Nothing',
    'Contact?$expand=Nothing',
    `Case?$filter=ContactId eq ${seedIds.hero}`,
    `Case?$filter=contains(Contact/Nothing,'x')`,
    `Contact?$filter=Id eq '${seedIds.hero}'`,
    `Case?$expand=Contact($select=Nothing)`,
    'Case?$orderby=ContactId',
    `Contact?$filter=${Array.from({ length: 12 }, () => "Name eq 'x'").join(' or ')}`,
  ])('objects to %s', (address) => {
    expect(faultsOf(creatio.db, address)).toHaveLength(1);
  });

  it.each([
    `Case?$select=Id,ContactId&$expand=Contact($select=Id;$expand=Account($select=Name))&$filter=Contact/Id eq ${seedIds.hero} and (contains(Subject,'it''s or no & (so)') or Status/IsFinal eq false)&$orderby=RegisteredOn desc,Id&$top=5`,
    'Activity?$filter=DueDate ge 2026-11-24T10:00:00.000Z&$count=true',
    'UsrNothing?$filter=Whatever eq 1',
  ])('has nothing against %s', (address) => {
    expect(
      faultsOf(
        creatio.db,
        address.replaceAll("'it''s or no & (so)'", encodeURIComponent("'it''s or no & (so)'")),
      ),
    ).toEqual([]);
  });
});

describe('OData writes', () => {
  it('creates, changes and deletes a row', async () => {
    const created = await client.call('POST', 'odata/Case', { Subject: 'Из чата', ContactId: seedIds.hero });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ Number: 'SR-00020615', StatusId: ids.caseStatus.new });
    const path = `odata/Case(${created.json.Id})`;
    expect((await client.call('PATCH', path, { StatusId: ids.caseStatus.closed })).status).toBe(204);
    expect(creatio.db.get('Case', created.json.Id)).toMatchObject({ StatusId: ids.caseStatus.closed });
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
  });

  it('keeps contact columns and communications in step', async () => {
    const { json } = await client.call('POST', 'odata/Contact', {
      Name: 'Новый',
      MobilePhone: '+38 (067) 111-22-33',
    });
    const row = creatio.db.find('ContactCommunication', { ContactId: json.Id });
    expect(row).toMatchObject({ Number: '+38 (067) 111-22-33', SearchNumber: '332211176083' });
  });

  it('refuses a broken reference, a wrong type and a long text', async () => {
    expect((await postContact({ AccountId: seedIds.hero })).json.ExceptionMessage).toContain('foreign key');
    expect((await postContact({ BirthDate: 'soon' })).status).toBe(400);
    expect((await postContact({ JobTitle: 'x'.repeat(251) })).json.ExceptionMessage).toContain(
      'maximum length',
    );
  });

  it('reads and replaces a stream', async () => {
    const row = creatio.db.insert('ContactFile', { Name: 'a.txt', ContactId: seedIds.hero });
    const path = `odata/ContactFile(${String(row['Id'])})/Data`;
    expect((await client.call('PUT', path, 'hello')).status).toBe(200);
    expect((await client.get(path)).text).toBe('hello');
    expect(creatio.db.get('ContactFile', String(row['Id']))).toMatchObject({ Size: 5 });
  });

  it('numbers an outgoing message’s chat, which has no conversation, and no other chat', async () => {
    const create = (body: object) => client.call('POST', 'odata/UsrWebitelChat', body);
    const [one, two, chat] = [
      await create({ UsrLastMessage: 'Готово' }),
      await create({ UsrLastMessage: 'Готово' }),
      await create({ UsrConversationId: 'c-1' }),
    ];
    expect([one, two].map(({ json }) => json.UsrName)).toEqual(['OutgoingChat-1', 'OutgoingChat-2']);
    expect(chat.json.UsrName ?? '').toBe('');
  });
});

describe('other names', () => {
  it('may have another chat object and no templates', async () => {
    const other = await startCreatio({
      names: { chat: 'AcmeChat', templates: null, lightYellow: 'AcmeYellow' },
    });
    const visitor = await new TestClient(other).open();
    const { text } = await visitor.get('odata/$metadata');
    expect(text).toContain('Name="AcmeChat"');
    expect(text).not.toMatch(/UsrWebitelChat|HelloMessages/);
    expect(other.db.find('SysSettings', { Code: 'AcmeYellow' })).toBeDefined();
    await other.stop();
  });
});
