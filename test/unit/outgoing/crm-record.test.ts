import { describe, expect, it } from 'vitest';
import type { OutgoingRecordOrder } from '../../../lib/outgoing/crm-record.ts';
import { seedIds } from '../../standins/creatio/index.ts';
import { crmStage } from '../creatio/crm-stage.ts';

const OWN = '7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2910';
const THEIRS = '11111111-2222-4333-8444-555555555555';
const sentAt = Date.parse('2026-10-20T08:30:00.000Z');

const order = (over: Partial<OutgoingRecordOrder> = {}): OutgoingRecordOrder => ({
  id: OWN,
  contactId: seedIds.hero,
  source: 'telegram',
  text: 'Ваше замовлення готове',
  operatorName: 'Лысенко Виктория',
  sentAt,
  taken: [],
  ...over,
});
const OBJECT = 'UsrWebitelChat';

describe('the record of an outgoing message', () => {
  it('is made for a text that looks like markup, where Creatio’s protection refuses that', async () => {
    const stage = await crmStage({ xss: 'block' });
    const made = await stage.ask('outgoing-record', order({ text: 'Вставте <script> у </head>' }));
    expect(made).toMatchObject({ id: OWN });
    expect(stage.creatio.db.get(OBJECT, OWN)!.UsrLastMessage).toBe('Вставте ‹script› у ‹/head›');
  });

  it('is made under its own id and numbered by the CRM, in three requests', async () => {
    const stage = await crmStage();
    await stage.ask('chat-names');
    await stage.ask('chat-lookup', { column: 'status' });
    await stage.ask('chat-lookup', { column: 'source' });
    await stage.ask('user');
    stage.calls();
    expect(await stage.ask('outgoing-record', order())).toEqual({ id: OWN, name: 'OutgoingChat-1' });
    expect(stage.calls().length).toBeLessThanOrEqual(3);
    expect(stage.creatio.db.get(OBJECT, OWN)).toMatchObject({
      UsrName: 'OutgoingChat-1',
      UsrContactId: seedIds.hero,
      UsrLastMessage: 'Ваше замовлення готове',
      UsrLastMessageBy: 'Лысенко Виктория',
      UsrAcceptedOn: '2026-10-20T08:30:00.000Z',
      UsrCompletedOn: '2026-10-20T08:30:00.000Z',
    });
  });

  it('asked for again is the same one; the next has the next number', async () => {
    const stage = await crmStage();
    const first = await stage.ask('outgoing-record', order());
    expect(await stage.ask('outgoing-record', order())).toEqual(first);
    const next = order({ id: THEIRS, taken: [OWN] });
    expect(await stage.ask('outgoing-record', next)).toEqual({ id: THEIRS, name: 'OutgoingChat-2' });
  });

  it('made twice at once, by two tabs, is one', async () => {
    const stage = await crmStage();
    const both = await Promise.all([
      stage.ask('outgoing-record', order()),
      stage.ask('outgoing-record', order()),
    ]);
    expect(both).toEqual([
      { id: OWN, name: 'OutgoingChat-1' },
      { id: OWN, name: 'OutgoingChat-1' },
    ]);
    expect(
      stage.creatio.db.rows(OBJECT).filter((r) => String(r['UsrName']).startsWith('Outgoing')),
    ).toHaveLength(1);
  });

  it('that was created while the answer got lost is found', async () => {
    const stage = await crmStage();
    let lose = true;
    stage.after = (path, init, answer) => {
      if (!lose || init.method !== 'POST' || !path.startsWith(`odata/${OBJECT}`)) return answer;
      lose = false;
      throw new TypeError('Failed to fetch');
    };
    await expect(stage.ask('outgoing-record', order())).rejects.toMatchObject({ kind: 'unreachable' });
    expect(await stage.ask('outgoing-record', order())).toEqual({ id: OWN, name: 'OutgoingChat-1' });
  });

  const byConnector = (over: Record<string, string> = {}) => ({
    Id: THEIRS,
    UsrName: 'OutgoingChat-42',
    UsrContactId: seedIds.hero,
    CreatedOn: new Date(sentAt + 2000).toISOString(),
    ...over,
  });

  it('that the connector has made is taken, and none is made beside it', async () => {
    const stage = await crmStage();
    stage.creatio.db.insert(OBJECT, byConnector());
    expect(await stage.ask('outgoing-record', order())).toEqual({ id: THEIRS, name: 'OutgoingChat-42' });
    expect(stage.creatio.db.get(OBJECT, OWN)).toBeUndefined();
  });

  it.each([
    ['of another contact', byConnector({ UsrContactId: seedIds.operator }), []],
    ['of long before', byConnector({ CreatedOn: new Date(sentAt - 600_000).toISOString() }), []],
    ['of another message', byConnector(), [THEIRS]],
  ])('%s is not taken', async (_, row, taken) => {
    const stage = await crmStage();
    stage.creatio.db.insert(OBJECT, row);
    expect(await stage.ask('outgoing-record', order({ taken }))).toMatchObject({ id: OWN });
  });

  it('is waited for when only the connector may make it', async () => {
    const stage = await crmStage();
    stage.settings.objects.chat = { writtenBy: 'connector' };
    expect(await stage.ask('outgoing-record', order())).toBeNull();
    stage.creatio.db.insert(OBJECT, byConnector());
    expect(await stage.ask('outgoing-record', order())).toEqual({ id: THEIRS, name: 'OutgoingChat-42' });
  });

  it('a recipient without a contact has a record too', async () => {
    const stage = await crmStage();
    expect(await stage.ask('outgoing-record', order({ contactId: null }))).toMatchObject({ id: OWN });
  });

  it('cannot be where there is no chat object, and the answer says so', async () => {
    const stage = await crmStage({ names: { chat: null } });
    await expect(stage.ask('outgoing-record', order())).rejects.toMatchObject({ kind: 'missing' });
  });

  it('is not asked for with an id that is none', async () => {
    const stage = await crmStage();
    await expect(stage.ask('outgoing-record', order({ id: "x' or 1 eq 1" }))).rejects.toMatchObject({
      kind: 'server',
    });
  });
});
