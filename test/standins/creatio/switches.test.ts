// Each switch of the stand-in does what it says: what the product does with it is tried in test/unit/creatio.
import { afterEach, expect, it } from 'vitest';
import { ids, seedIds, startCreatio, type CreatioStandIn, type CreatioStartOptions } from './index.ts';
import { roleOfAll } from './services/feed.ts';
import { TestClient } from './test-client.ts';

let creatio: CreatioStandIn;
afterEach(() => creatio.stop());

async function open(options: CreatioStartOptions): Promise<TestClient> {
  creatio = await startCreatio(options);
  return new TestClient(creatio).open();
}

const select = (client: TestClient, rootSchemaName: string) =>
  client.call('POST', 'DataService/json/SyncReply/SelectQuery', {
    rootSchemaName,
    allColumns: true,
    rowCount: 1,
  });

it('an ordinary user reads no system tables, but settings by their codes', async () => {
  const client = await open({ ordinaryUser: true });
  for (const set of ['SysSettings', 'SysSchema', 'VwSysSchemaInfo', 'SysAdminUnit'])
    expect((await client.get(`odata/${set}?$top=1`)).json.error.innererror.message).toContain('permissions');
  expect((await select(client, 'SysSettings')).json.success).toBe(false);
  const { json } = await client.call('POST', 'DataService/json/SyncReply/QuerySysSettings', {
    sysSettingsNameCollection: ['MaxFileSize'],
  });
  expect(json.values.MaxFileSize.value).toBe(10);
});

it('OData that lags behind knows neither the object nor the column; DataService does', async () => {
  const client = await open({ odataBehind: ['UsrNotes', 'UsrWebitelChatResult'], checkQuestions: false });
  const { json } = await client.get('odata/UsrWebitelChat?$select=Id,UsrNotes&$top=1');
  expect(json.error.innererror.message).toContain("Could not find a property named 'UsrNotes'");
  expect((await client.get('odata/UsrWebitelChatResult')).status).toBe(404);
  expect((await client.get('odata/')).json.value.map((set: { name: string }) => set.name)).not.toContain(
    'UsrWebitelChatResult',
  );
  expect((await select(client, 'UsrWebitelChat')).json.rowConfig.UsrNotes).toBeDefined();
});

it('a site that restarts answers anything, then well', async () => {
  const client = await open({ restarting: 3 });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await client.get('odata/Contact?$top=1')).status);
  expect(statuses).toEqual([404, 307, 500, 200]);
});

it('an ended session answers by the address', async () => {
  const client = await open({ expire: 'mixed' });
  creatio.expireSessions();
  const asked = { 'X-Requested-With': 'XMLHttpRequest' };
  expect((await client.get('odata/Contact')).status).toBe(401);
  expect((await client.call('POST', 'rest/EsnService/PostMessage', {})).status).toBe(302);
  expect((await client.call('POST', 'rest/EsnService/PostMessage', {}, asked)).status).toBe(401);
});

it.each([
  ['both', 200, /not found/],
  ['responseStatus', 500, /not found/],
  ['bare', 200, /^$/],
] as const)('DataService says no in the shape «%s»', async (refusals, status, words) => {
  const answer = await select(await open({ refusals }), 'UsrNothing');
  expect(answer.status).toBe(status);
  expect(answer.json.responseStatus?.Message ?? '').toMatch(words);
});

it('a user without OData has DataService', async () => {
  const client = await open({ odataForbidden: true });
  const { status, json } = await client.get('odata/Contact');
  expect([status, json.error.innererror.message]).toEqual([
    403,
    expect.stringContaining('CanUseODataService'),
  ]);
  expect((await select(client, 'Contact')).json.success).toBe(true);
});

it('files of an object of the new designer are in SysFile', async () => {
  const client = await open({ ownFiles: false });
  expect(creatio.db.has('UsrWebitelChatFile')).toBe(false);
  expect((await client.get('odata/SysFile?$top=1')).status).toBe(200);
});

it('a process in the background answers before it is done', async () => {
  const client = await open({ backgroundAfter: 1 });
  const { json } = await client.call('POST', 'ServiceModel/ProcessEngineService.svc/RunProcess', {
    schemaName: 'UsrChatToCase',
    parameterValues: [{ name: 'Subject', value: 'Позже' }],
    resultParameterNames: ['CaseId'],
  });
  expect(json).toMatchObject({ success: true, resultParameterValues: { CaseId: null } });
  expect(creatio.db.find('Case', { Subject: 'Позже' })).toBeUndefined();
  for (const _ of [1, 2]) await client.get('odata/Case?$top=1');
  expect(creatio.db.find('Case', { Subject: 'Позже' })).toBeDefined();
});

it('the protection refuses tags that are not on its list', async () => {
  const client = await open({ xss: 'block' });
  const post = (Symptoms: string) => client.call('POST', 'odata/Case', { Subject: 'x', Symptoms });
  expect((await post('<p>да</p>')).status).toBe(201);
  expect((await post('<script>1</script>')).json.ExceptionMessage).toContain('dangerous');
});

it('a role follows for its people, and may not let them go', async () => {
  const client = await open({});
  const EntitySchemaUId = creatio.db.schema('Contact').uid;
  const role = { SysAdminUnitId: roleOfAll, EntityId: seedIds.hero, EntitySchemaUId };
  creatio.db.insert('SocialSubscription', { ...role, CanUnsubscribe: false });
  const call = (method: string, useOnlyOwn: boolean) =>
    client.call('POST', `rest/SocialSubscriptionService/${method}`, { entityId: seedIds.hero, useOnlyOwn });
  expect((await call('GetIsUserSubscribed', true)).json.GetIsUserSubscribedResult).toBe(false);
  expect((await call('GetIsUserSubscribed', false)).json.GetIsUserSubscribedResult).toBe(true);
  expect((await call('UnsubscribeUser', false)).json.UnsubscribeUserResult).toContain('не можете');
});

it('rows that this user may not see are not there', async () => {
  const client = await open({});
  creatio.hide(seedIds.heroCase);
  const { json } = await client.get(`odata/Case?$filter=Contact/Id eq ${seedIds.hero}&$select=Id`);
  expect(json.value).toHaveLength(1);
  const status = { StatusId: ids.caseStatus.closed };
  expect((await client.call('PATCH', `odata/Case(${seedIds.heroCase})`, status)).status).toBe(500);
});

it('one session waits for itself', async () => {
  const client = await open({ sessionLock: true, latencyMs: [150, 150] });
  const [a, b] = await Promise.all(
    ['Contact', 'Case'].map((set) => client.get(`odata/${set}?$top=1`).then(() => performance.now())),
  );
  expect(Math.abs(a! - b!)).toBeGreaterThanOrEqual(50);
});
