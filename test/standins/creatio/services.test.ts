import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, seedIds, startCreatio, type CreatioStandIn } from './index.ts';
import { TestClient } from './test-client.ts';

let creatio: CreatioStandIn;
let client: TestClient;

beforeAll(async () => {
  creatio = await startCreatio();
  client = await new TestClient(creatio).open();
});
afterAll(() => creatio.stop());

const post = async (path: string, body: unknown = {}) => (await client.call('POST', path, body)).json;
const contactUid = '16be3651-8fe2-4159-8dd0-a803d4683dd3';

describe('services', () => {
  it('tells who is signed in and in which culture', async () => {
    const { userInfo } = await post('ServiceModel/UserInfoService.svc/GetCurrentUserInfo');
    expect(userInfo).toMatchObject({ contactId: seedIds.operator, contactName: 'Лысенко Виктория' });
    const { applicationInfo } = await post('ServiceModel/ApplicationInfoService.svc/GetApplicationInfo');
    expect(applicationInfo.sysValues.userCulture.displayValue).toBe('ru-RU');
  });

  it('runs a process and answers its results', async () => {
    const answer = await post('ServiceModel/ProcessEngineService.svc/RunProcess', {
      schemaName: 'UsrChatToCase',
      parameterValues: [{ name: 'ContactId', value: seedIds.hero }],
      resultParameterNames: ['CaseId'],
    });
    expect(answer.success).toBe(true);
    expect(creatio.db.get('Case', answer.resultParameterValues.CaseId)).toMatchObject({
      ContactId: seedIds.hero,
    });
    const unknown = await post('ServiceModel/ProcessEngineService.svc/RunProcess', { schemaName: 'UsrNo' });
    expect(unknown).toMatchObject({ success: false, errorInfo: { errorCode: 'ItemNotFoundException' } });
  });

  it('posts to the feed and comments', async () => {
    const message = { SchemaUId: contactUid, EntityId: seedIds.hero, Message: '<p>Привет</p>' };
    const { success, Id } = await post('rest/EsnService/PostMessage', { message });
    expect(success).toBe(true);
    expect((await post('rest/EsnService/PostComment', { messageId: Id, comment: 'Да' })).success).toBe(true);
    expect(creatio.db.get('SocialMessage', Id)).toMatchObject({ Message: '<p>Привет</p>', CommentCount: 1 });
    expect(
      (await post('rest/EsnService/PostMessage', { message: { ...message, EntityId: randomUUID() } }))
        .success,
    ).toBe(false);
  });

  it('subscribes to the feed', async () => {
    const which = { entityId: seedIds.hero, entitySchemaUId: contactUid };
    const state = () => post('rest/SocialSubscriptionService/GetIsUserSubscribed', which);
    expect(await state()).toEqual({ GetIsUserSubscribedResult: false });
    await post('rest/SocialSubscriptionService/SubscribeUser', which);
    expect(await state()).toEqual({ GetIsUserSubscribedResult: true });
    await post('rest/SocialSubscriptionService/UnsubscribeUser', which);
    expect(await state()).toEqual({ GetIsUserSubscribedResult: false });
  });

  it('leads to a record', async () => {
    const redirect = await client.get(
      `rest/NavigationService/Redirect?schemaName=Contact&recordId=${seedIds.hero}`,
    );
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get('location')).toBe(`/0/Shell/#Card/Contacts_FormPage/edit/${seedIds.hero}`);
    const menu = await client.fetch(`${creatio.origin}/Navigation/Navigation.aspx?schemaName=Cases_ListPage`);
    expect(menu.headers.get('location')).toBe('/0/Shell/#Section/Cases_ListPage');
    expect((await client.get('api/HealthCheck/Ping')).status).toBe(200);
  });
});

describe('DataService', () => {
  const reply = (method: string, body: unknown) => post(`DataService/json/SyncReply/${method}`, body);
  const column = (columnPath: string) => ({ expression: { expressionType: 0, columnPath } });
  const compare = (columnPath: string, comparisonType: number, dataValueType: number, value: unknown) => ({
    filterType: 1,
    comparisonType,
    isEnabled: true,
    leftExpression: { expressionType: 0, columnPath },
    rightExpression: { expressionType: 2, parameter: { dataValueType, value } },
  });

  it('selects by a detail path', async () => {
    const answer = await reply('SelectQuery', {
      rootSchemaName: 'Contact',
      operationType: 0,
      rowCount: 20,
      columns: {
        items: {
          Id: column('Id'),
          Name: { ...column('Name'), orderDirection: 1, orderPosition: 0 },
          Account: column('Account'),
          City: column('City.Name'),
        },
      },
      filters: {
        filterType: 6,
        logicalOperation: 0,
        items: {
          p: compare('[ContactCommunication:Contact:Id].SearchNumber', 9, 1, '3088214'),
          n: compare('Name', 11, 1, 'мироненко'),
        },
      },
    });
    expect(answer.success).toBe(true);
    expect(answer.rows).toEqual([
      {
        Id: seedIds.hero,
        Name: 'Коваленко-Мироненко Олександра',
        Account: {
          value: seedIds.heroAccount,
          displayValue: 'ТОВ «Агро-Південь Логістика»',
          primaryImageValue: '',
        },
        City: 'Днепр',
      },
    ]);
    expect(answer.rowConfig.Account).toMatchObject({ dataValueType: 10 });
  });

  it('takes both cases of keys and the macro of the current contact', async () => {
    const answer = await reply('SelectQuery', {
      RootSchemaName: 'SysAdminUnit',
      Columns: { Items: { Name: { Expression: { ExpressionType: 0, ColumnPath: 'Name' } } } },
      Filters: {
        FilterType: 6,
        Items: {
          me: {
            FilterType: 1,
            ComparisonType: 3,
            LeftExpression: { ExpressionType: 0, ColumnPath: 'Contact' },
            RightExpression: { ExpressionType: 1, FunctionType: 1, MacrosType: 2 },
          },
        },
      },
    });
    expect(answer.rows).toEqual([{ Name: 'Supervisor' }]);
  });

  it('inserts, updates and refuses', async () => {
    const parameter = (dataValueType: number, value: unknown) => ({
      expressionType: 2,
      parameter: { dataValueType, value },
    });
    const { id } = await reply('InsertQuery', {
      rootSchemaName: 'ContactCommunication',
      columnValues: {
        items: {
          Contact: parameter(10, seedIds.hero),
          CommunicationType: parameter(10, ids.communication.phone),
          Number: parameter(1, '044 123 45 67'),
        },
      },
    });
    expect(creatio.db.get('ContactCommunication', id)).toMatchObject({ SearchNumber: '7654321440' });
    const updated = await reply('UpdateQuery', {
      rootSchemaName: 'ContactCommunication',
      columnValues: { items: { NonActual: parameter(12, true) } },
      filters: { filterType: 6, items: { id: compare('Id', 3, 0, id) } },
    });
    expect(updated).toMatchObject({ success: true, rowsAffected: 1 });
    creatio.deny('Order');
    expect(await reply('SelectQuery', { rootSchemaName: 'Order', columns: { items: {} } })).toMatchObject({
      success: false,
      errorInfo: { errorCode: 'AccessDenied' },
    });
  });

  it('reads and writes system settings', async () => {
    const read = (...sysSettingsNameCollection: string[]) =>
      reply('QuerySysSettings', { sysSettingsNameCollection });
    const first = await read('WebitelChatYellowFrameSeconds', 'SearchNumberLength', 'No');
    expect(first.values.WebitelChatYellowFrameSeconds).toMatchObject({ value: 180, dataValueType: 4 });
    expect(first.values.SearchNumberLength.value).toBe(7);
    expect(first.notFoundSettings).toEqual(['No']);
    const saved = await reply('PostSysSettingsValues', {
      isPersonal: false,
      sysSettingsValues: { WebitelChatYellowFrameSeconds: 60 },
    });
    expect(saved).toEqual({ success: true, saveResult: { WebitelChatYellowFrameSeconds: true } });
    expect((await read('WebitelChatYellowFrameSeconds')).values.WebitelChatYellowFrameSeconds.value).toBe(60);
  });
});

describe('files', () => {
  const upload = (id: string, content: Uint8Array, range: string, more: Record<string, string> = {}) =>
    client.call(
      'POST',
      `rest/FileApiService/UploadFile?${new URLSearchParams({
        fileId: id,
        totalFileLength: range.split('/')[1] ?? '',
        mimeType: 'image/png',
        fileName: 'чек.png',
        columnName: 'Data',
        entitySchemaName: 'ContactFile',
        parentColumnName: 'Contact',
        parentColumnValue: seedIds.hero,
        ...more,
      })}`,
      content,
      { 'Content-Range': range, 'Content-Disposition': 'attachment; filename=a.png' },
    );

  it('takes a file in chunks and gives it back', async () => {
    const id = randomUUID();
    expect((await upload(id, Buffer.from('hello '), 'bytes 0-5/11')).json).toMatchObject({ success: true });
    expect((await upload(id, Buffer.from('world'), 'bytes 6-10/11')).json).toMatchObject({ success: true });
    expect(creatio.db.get('ContactFile', id)).toMatchObject({
      Name: 'чек.png',
      Size: 11,
      ContactId: seedIds.hero,
    });
    const down = await client.get(`rest/FileService/Download/ContactFile/${id}`);
    expect(down.text).toBe('hello world');
    expect(down.headers.get('content-disposition')).toContain(encodeURIComponent('чек.png'));
    expect((await client.get(`odata/ContactFile(${id})/Data`)).text).toBe('hello world');
  });

  it('refuses a gap, a foreign parent, a forbidden extension and a big file', async () => {
    const id = randomUUID();
    const text = Buffer.from('abc');
    const message = async (...args: Parameters<typeof upload>) =>
      (await upload(...args)).json.errorInfo.message;
    expect(await message(id, text, 'bytes 5-7/8')).toContain('does not follow');
    expect(await message(id, text, 'bytes 0-9/10')).toContain('does not fit');
    expect(await message(id, text, 'bytes 0-2/3', { parentColumnValue: randomUUID() })).toContain('Parent');
    expect(await message(id, text, 'bytes 0-2/3', { fileName: 'run.exe' })).toContain('not allowed');
    expect(await message(id, text, 'bytes 0-2/99999999')).toContain('limit of 10 MB');
    expect(creatio.db.get('ContactFile', id)).toBeUndefined();
  });
});
