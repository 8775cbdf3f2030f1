import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds, startCreatio, type CreatioStandIn } from './index.ts';
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
