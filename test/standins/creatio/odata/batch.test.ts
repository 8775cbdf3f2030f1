import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, startCreatio, type CreatioStandIn } from '../index.ts';
import { TestClient } from '../test-client.ts';

let creatio: CreatioStandIn;
let client: TestClient;

beforeAll(async () => {
  creatio = await startCreatio();
  client = await new TestClient(creatio).open();
});
afterAll(() => creatio.stop());

const contact = (Id: string) => ({
  id: 'c',
  method: 'POST',
  atomicityGroup: 'g1',
  url: 'Contact',
  body: { Id, Name: 'Коваль Ірина' },
});
const phone = (ContactId: string, Number: string) => ({
  id: 'p',
  method: 'POST',
  atomicityGroup: 'g1',
  url: 'ContactCommunication',
  body: { ContactId, CommunicationTypeId: ids.communication.mobilePhone, Number },
});

describe('$batch', () => {
  it('writes a contact with its phone in one transaction', async () => {
    const id = '7d0f0b3e-6c0c-4b0e-9a55-0d6f7a1b2c3d';
    const { json } = await client.call('POST', 'odata/$batch', {
      requests: [contact(id), phone(id, '+380671112233')],
    });
    expect(json.responses.map((response: { status: number }) => response.status)).toEqual([201, 201]);
    expect(creatio.db.get('Contact', id)).toMatchObject({ MobilePhone: '+380671112233' });
  });

  it('takes back the whole group when one part fails', async () => {
    const id = '8d0f0b3e-6c0c-4b0e-9a55-0d6f7a1b2c3d';
    const before = creatio.db.rows('ContactCommunication').length;
    const { json } = await client.call('POST', 'odata/$batch', { requests: [contact(id), phone(id, '')] });
    expect(json.responses).toHaveLength(1);
    expect(json.responses[0]).toMatchObject({ id: 'p', status: 500 });
    expect(creatio.db.get('Contact', id)).toBeUndefined();
    expect(creatio.db.rows('ContactCommunication')).toHaveLength(before);
  });

  it('stops at the first failure, or goes on when asked to', async () => {
    const requests = [
      { id: '1', method: 'GET', url: 'Nothing' },
      { id: '2', method: 'GET', url: "Case?$filter=Number eq 'SR-00020614'&$select=Number" },
    ];
    const stopped = await client.call('POST', 'odata/$batch', { requests });
    expect(stopped.json.responses.map((one: { id: string }) => one.id)).toEqual(['1']);
    const whole = await client.call('POST', 'odata/$batch', { requests }, { Prefer: 'continue-on-error' });
    expect(whole.json.responses[1]).toMatchObject({
      status: 200,
      body: { value: [{ Number: 'SR-00020614' }] },
    });
  });

  it('refuses more than a hundred requests', async () => {
    const requests = Array.from({ length: 101 }, (_, at) => ({ id: String(at), method: 'GET', url: 'City' }));
    expect((await client.call('POST', 'odata/$batch', { requests })).status).toBe(400);
  });
});
