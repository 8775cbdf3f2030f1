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

const parameter = (dataValueType: number, value: unknown) => ({
  expressionType: 2,
  parameter: { dataValueType, value },
});
const reply = (method: string, body: unknown) => post(`DataService/json/SyncReply/${method}`, body);
const column = (columnPath: string) => ({ expression: { expressionType: 0, columnPath } });
const compare = (columnPath: string, comparisonType: number, dataValueType: number, value: unknown) => ({
  filterType: 1,
  comparisonType,
  isEnabled: true,
  leftExpression: { expressionType: 0, columnPath },
  rightExpression: { expressionType: 2, parameter: { dataValueType, value } },
});

describe('DataService', () => {
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
