/** Records of chats in the CRM: one for each chat, in step with it, whatever happens in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeCrm } from '../worker/fake-crm.ts';
import { FROM_CRM } from '../worker/ports.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
let crm: FakeCrm;
beforeEach(async () => {
  stage = await Stage.start();
  crm = new FakeCrm();
  crm.serve(stage.crm);
  await stage.online();
});
afterEach(() => stage.stop());

const leave = (id: string) => stage.crm.call({ type: 'chat.leave', conversationId: id });
const status = (id: string) => crm.record(id)?.status;

describe('a record', () => {
  it('is made on acceptance, and follows the chat to its end', async () => {
    const { customer, id } = await stage.accepted('Ірина', 'Де замовлення?');
    await stage.until(() => crm.record(id), 'record');
    expect(crm.record(id)).toMatchObject({
      name: 'Ірина',
      status: 'New',
      source: 'telegram',
      operator: { id: 'me' },
      lastMessage: 'Де замовлення?',
      lastMessageBy: 'Ірина',
    });
    const accepted = stage.view.chats[id]!.acceptedAt!;
    expect(crm.record(id)!.acceptedOn).toBe(new Date(accepted).toISOString());

    await stage.send(id, 'У дорозі');
    await customer.heard('У дорозі');
    await stage.until(() => status(id) === 'In progress', 'in progress at once');
    await leave(id);
    await stage.until(() => status(id) === 'Completed', 'completed');
    expect(crm.record(id)).toMatchObject({
      lastMessage: 'У дорозі',
      lastMessageBy: 'Лысенко Виктория',
      closedBy: 'Лысенко Виктория',
    });
    expect(Date.parse(String(crm.record(id)!.completedOn))).toBeGreaterThan(0);
    expect(crm.made).toBe(1);
    expect(crm.writes()).toBe(3);
    await stage.clock.advance(120_000);
    expect(crm.writes()).toBe(3);
  });

  it('is not written for every message: once in fifteen seconds, with the last one', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    for (let i = 1; i <= 20; i++) {
      customer.writes(`повідомлення ${i}`);
      await stage.clock.advance(500);
    }
    expect(crm.writes()).toBe(1);
    await stage.clock.advance(6000);
    expect(crm.record(id)!.lastMessage).toBe('повідомлення 20');
    expect(crm.writes()).toBe(2);
  });

  it('whose stage was changed by hand is never set back', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    crm.record(id)!.status = 'By hand';
    customer.writes('ще');
    await stage.clock.advance(16_000);
    expect(crm.record(id)).toMatchObject({ status: 'By hand', lastMessage: 'ще' });
    stage.rebirth();
    await stage.untilOnline();
    customer.writes('і ще');
    await stage.clock.advance(46_000);
    expect(crm.record(id)).toMatchObject({ status: 'By hand', lastMessage: 'і ще' });
  });

  it('that somebody has deleted is made anew, whole', async () => {
    const { customer, id } = await stage.accepted('Ірина');
    await stage.until(() => crm.record(id));
    await stage.clock.advance(20_000);
    crm.records.clear();
    customer.writes('ще');
    await stage.clock.advance(20_000);
    expect(crm.record(id)).toMatchObject({
      name: 'Ірина',
      status: 'New',
      source: 'telegram',
      operator: { id: 'me' },
      lastMessage: 'ще',
    });
    expect(crm.made).toBe(2);
  });

  it('says who closed the chat', async () => {
    const { customer, id } = await stage.accepted('Ірина');
    await stage.until(() => crm.record(id));
    customer.leaves();
    await stage.until(() => status(id) === 'Completed');
    expect(crm.record(id)!.closedBy).toBe('Ірина');
  });

  it('refused by the CRM is not sent again unchanged, and is when there is something new', async () => {
    crm.failure = { ok: false, code: 'crm-refused', detail: 'too long' };
    crm.asked = [];
    const { customer, id } = await stage.accepted();
    crm.failure = null;
    crm.serve(stage.crm);
    await stage.clock.advance(60_000);
    expect(crm.record(id)).toBeDefined();
    crm.failure = { ok: false, code: 'crm-refused', detail: 'too long' };
    customer.writes('довге');
    await stage.clock.advance(20_000);
    const before = crm.writes();
    await stage.clock.advance(120_000);
    expect(crm.writes()).toBe(before);
    crm.failure = null;
    customer.writes('коротке');
    await stage.clock.advance(20_000);
    expect(crm.record(id)!.lastMessage).toBe('коротке');
  });
});

describe('a record that the CRM refuses', () => {
  const REFUSED = { ok: false, code: 'crm-refused', detail: 'Column "Queue" must be filled in' } as const;
  const refusal = (id: string) => stage.view.refusedRecords[id];
  /** The first answer is not recorded: the CRM refuses it. */
  async function refused(): Promise<string> {
    const { id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    crm.failure = REFUSED;
    await stage.send(id, 'так');
    await stage.until(() => refusal(id), 'told');
    return id;
  }

  it('is told in the CRM’s words, over the death of the worker, until a write goes through', async () => {
    const id = await refused();
    expect(refusal(id)).toMatchObject({ reason: 'Column "Queue" must be filled in' });
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => refusal(id), 'told again');
    crm.failure = null;
    await leave(id);
    await stage.within(20, () => status(id) === 'Completed');
    await stage.until(() => !refusal(id), 'over');
    expect(crm.made).toBe(1);
  });

  it('is tried again at the operator’s wish, once however often it is asked for', async () => {
    const id = await refused();
    const before = crm.writes();
    await stage.clock.advance(5000);
    const first = refusal(id)!.at;
    const retry = () => stage.crm.call({ type: 'record.retry', conversationId: id });
    await Promise.all([retry(), retry()]);
    expect(crm.writes()).toBe(before + 1);
    expect(refusal(id)!.at).toBeGreaterThan(first);
    crm.failure = null;
    await retry();
    expect(status(id)).toBe('In progress');
    await stage.until(() => !refusal(id), 'over');
    const after = crm.writes();
    await retry();
    await stage.clock.advance(60_000);
    expect([crm.writes(), crm.made]).toEqual([after, 1]);
  });

  it('is not tried for every message: once in fifteen seconds', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    crm.failure = REFUSED;
    customer.writes('перше');
    await stage.within(20, () => refusal(id));
    const before = crm.writes();
    for (let i = 1; i <= 20; i++) {
      customer.writes(`повідомлення ${i}`);
      await stage.clock.advance(500);
    }
    expect(crm.writes()).toBe(before);
    crm.failure = null;
    await stage.clock.advance(6000);
    expect(crm.record(id)!.lastMessage).toBe('повідомлення 20');
  });

  it('goes again when a page of the CRM comes, but not for each of many', async () => {
    const id = await refused();
    const before = crm.writes();
    for (let i = 0; i < 3; i++) crm.serve(stage.open(FROM_CRM));
    await stage.clock.advance(10_000);
    expect(crm.writes()).toBe(before);
    await stage.clock.advance(60_000);
    crm.failure = null;
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => status(id) === 'In progress');
    expect(crm.made).toBe(1);
  });

  it('goes again when the session is back', async () => {
    const id = await refused();
    const other = await stage.accepted('Олег');
    crm.failure = { ok: false, code: 'crm-session' };
    await stage.within(120, () => stage.view.crmSessionLostAt !== null);
    crm.failure = null;
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => crm.record(other.id));
    await stage.until(() => status(id) === 'In progress');
    await stage.until(() => !refusal(id), 'over');
    expect(crm.made).toBe(2);
  });
});

describe('who writes', () => {
  it('the connector: the desk only reads', async () => {
    crm.writtenBy = 'connector';
    const { id } = await stage.accepted();
    await stage.send(id, 'так');
    await stage.clock.advance(60_000);
    await leave(id);
    await stage.clock.advance(60_000);
    expect(crm.asked).toEqual(['chat-names']);
  });

  it('auto: the desk, when nobody else has within ten seconds', async () => {
    crm.writtenBy = 'auto';
    const { id } = await stage.accepted();
    await stage.clock.advance(9000);
    expect(crm.made).toBe(0);
    await stage.clock.advance(1500);
    await stage.until(() => crm.record(id));
    await stage.send(id, 'так');
    await stage.until(() => status(id) === 'In progress');
    expect(crm.made).toBe(1);
  });

  it('auto: the connector’s record is left alone from then on', async () => {
    crm.writtenBy = 'auto';
    const { id } = await stage.accepted();
    crm.records.set('theirs', { conversationId: id, status: 'Theirs' });
    await stage.clock.advance(11_000);
    await stage.send(id, 'так');
    await stage.clock.advance(30_000);
    await leave(id);
    await stage.clock.advance(30_000);
    expect(crm.writes()).toBe(1);
    expect([...crm.records]).toEqual([['theirs', { conversationId: id, status: 'Theirs' }]]);
  });

  it('nobody where the CRM keeps no chats; asked once, and again when a tab comes', async () => {
    crm.hasChats = false;
    const { id } = await stage.accepted();
    await stage.clock.advance(300_000);
    expect(crm.asked).toEqual(['chat-names']);
    crm.hasChats = true;
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => crm.record(id));
  });
});

describe('a CRM that seems to keep no chats while it is compiled anew', () => {
  it('gets the records afterwards, with no new tab: of the chats that have ended meanwhile too', async () => {
    crm.hasChats = false;
    const { id } = await stage.accepted();
    const { id: other } = await stage.accepted('Олег');
    await stage.clock.advance(60_000);
    await leave(other);
    await stage.clock.advance(60_000);
    crm.hasChats = true;
    await stage.clock.advance(10 * 60_000);
    expect([status(id), status(other)]).toEqual(['New', 'Completed']);
  });

  it('is hardly asked when it keeps none, and the work of chats that are over is given up', async () => {
    crm.hasChats = false;
    const { id } = await stage.accepted();
    await stage.clock.advance(3_600_000);
    await leave(id);
    await stage.clock.advance(1000);
    expect(crm.asked.length).toBeLessThan(8);
    crm.asked = [];
    await stage.clock.advance(3_600_000);
    expect(crm.asked).toEqual([]);
  });
});

describe('a clock that is set back by an hour', () => {
  it('holds no record up', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    stage.setClock(-3_600_000);
    customer.writes('після');
    await stage.clock.advance(20_000);
    expect(crm.record(id)!.lastMessage).toBe('після');
    crm.failure = { ok: false, code: 'crm-server' };
    customer.writes('ще');
    await stage.clock.advance(20_000);
    crm.failure = null;
    stage.setClock(-3_600_000);
    await stage.clock.advance(20_000);
    expect(crm.record(id)!.lastMessage).toBe('ще');
  });
});

describe('what the CRM cannot take now', () => {
  it('waits for its session, says so once, and goes on when a CRM page comes', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    crm.failure = { ok: false, code: 'crm-session' };
    await stage.send(id, 'так');
    await stage.until(() => stage.view.crmSessionLostAt !== null, 'said');
    const since = stage.view.crmSessionLostAt;
    customer.writes('дякую');
    await stage.clock.advance(10 * 60_000);
    expect(stage.view.crmSessionLostAt).toBe(since);
    expect(crm.asked.length).toBeLessThan(12);
    stage.rebirth();
    await stage.untilOnline();
    crm.failure = null;
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => status(id) === 'In progress');
    await stage.within(20, () => crm.record(id)!.lastMessage === 'дякую');
    expect(stage.view.crmSessionLostAt).toBeNull();
    expect(crm.made).toBe(1);
  });

  it('waits for a tab of the CRM it belongs to, over the death of the worker', async () => {
    const { id } = await stage.accepted();
    await stage.until(() => crm.record(id));
    stage.crm.close();
    const other = new FakeCrm();
    const elsewhere = { ...FROM_CRM, url: 'https://other.creatio.com/0/Shell/' };
    stage.crm = stage.open(elsewhere);
    other.serve(stage.crm);
    await stage.until(() => stage.crm.view);
    await stage.send(id, 'так');
    await stage.clock.advance(60_000);
    stage.rebirth();
    await stage.untilOnline();
    await stage.clock.advance(60_000);
    expect(other.asked).toEqual([]);
    expect(status(id)).toBe('New');
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => status(id) === 'In progress');
    await leave(id);
    await stage.until(() => status(id) === 'Completed');
    expect([crm.made, other.made]).toEqual([1, 0]);
  });

  it.each(['crm-busy', 'crm-unreachable', 'crm-server'])(
    '%s: is tried again, less and less',
    async (code) => {
      crm.failure = { ok: false, code };
      const { id } = await stage.accepted();
      await stage.clock.advance(10 * 60_000);
      expect(crm.asked.length).toBeGreaterThan(2);
      expect(crm.asked.length).toBeLessThan(7);
      crm.failure = null;
      await stage.within(16 * 60, () => crm.record(id));
      expect(stage.view.crmSessionLostAt).toBeNull();
    },
  );
});

describe('one record', () => {
  it('whose answer was lost with its tab', async () => {
    let lost = 0;
    crm.loses = (op) => op === 'chat-record-write' && lost++ === 0;
    const { id } = await stage.accepted();
    await stage.until(() => crm.made === 1 && lost === 1);
    stage.crm.close();
    stage.crm = stage.open(FROM_CRM);
    crm.serve(stage.crm);
    await stage.until(() => crm.writes() === 2);
    await leave(id);
    await stage.until(() => status(id) === 'Completed');
    expect(crm.made).toBe(1);
  });

  it('wherever the worker dies', async () => {
    const died: string[] = [];
    for (let at = 0; at < 80; at++) {
      await stage.stop();
      stage = await Stage.start();
      crm = new FakeCrm();
      crm.serve(stage.crm);
      await stage.online();
      let steps = 0;
      const { id } = await stage.invited();
      const victim = stage.worker;
      stage.onStep = (what) => {
        if (steps++ !== at) return;
        died.push(what);
        victim.kill();
        queueMicrotask(() => stage.rebirth());
      };
      await stage.crm.call({ type: 'chat.accept', conversationId: id });
      await stage.until(() => stage.view.chats[id]?.status === 'new');
      stage.crm.watch(id);
      await stage.send(id, 'так');
      // A message that died on its way is the operator's to repeat.
      await stage.within(30, () => ['sent', 'unclear'].includes(String(stage.line('так')?.state)));
      if (stage.line('так')!.state === 'unclear')
        await stage.crm.call({ type: 'message.retry', localId: 'так', newLocalId: 'ещё раз' });
      await stage.within(120, () => status(id) === 'In progress');
      await leave(id);
      await stage.within(120, () => status(id) === 'Completed');
      expect([at, crm.made, crm.record(id)!.operator]).toMatchObject([at, 1, { id: 'me' }]);
      if (steps <= at) break;
    }
    expect(died.filter((what) => what.startsWith('saveRecordJob')).length).toBeGreaterThan(4);
  }, 60_000);
});

describe('a new record and whose chat it is', () => {
  const OLENA = {
    id: 'aaaaaaaa-0000-4000-8000-000000000000',
    name: 'Олена',
    accountName: '',
    phone: '',
    photoId: null,
  };
  let told: (found: unknown[]) => void;
  beforeEach(() => {
    const answer = new Promise<unknown[]>((resolve) => (told = resolve));
    crm.people = (op) =>
      op === 'identify' ? answer.then((value) => ({ ok: true, value })) : { ok: true, value: null };
  });
  const olena = [{ ...OLENA, how: 'phone' }];

  it('waits for the answer that is under way, and is made with its contact', async () => {
    const { id } = await stage.accepted();
    await stage.clock.advance(1500);
    expect(crm.record(id)).toBeUndefined();
    told(olena);
    await stage.until(() => crm.record(id), 'record');
    expect(crm.record(id)!.contact).toMatchObject({ id: OLENA.id });
    expect(crm.writes()).toBe(1);
  });

  it('is made after two seconds without it, and gets a contact that is found later within five', async () => {
    const { id } = await stage.accepted();
    await stage.clock.advance(2100);
    await stage.until(() => crm.record(id), 'record');
    expect(crm.record(id)!.contact).toBeUndefined();
    told(olena);
    await stage.clock.advance(4500);
    expect(crm.record(id)!.contact).toMatchObject({ id: OLENA.id });
  });
});

describe('the contact that only the CRM’s search has found', () => {
  const person = (id: string) => ({
    id: `${id}aaaaaaa-0000-4000-8000-000000000000`,
    name: id,
    accountName: '',
    phone: '',
    photoId: null,
  });
  const [FOUND, OTHER, CHOSEN] = [person('a'), person('b'), person('c')];
  const contactOf = (id: string) => (crm.record(id)?.contact as { id: string } | undefined)?.id;
  let found = FOUND;
  beforeEach(() => {
    found = FOUND;
    crm.people = (op, { id }) => ({
      ok: true,
      value:
        op === 'identify'
          ? [{ ...found, how: 'phone' }]
          : [FOUND, OTHER, CHOSEN].find((one) => one.id === id),
    });
  });

  it('replaces nobody whom a colleague has put into the record; whom the operator chooses does', async () => {
    const { id } = await stage.invited();
    crm.records.set('theirs', { conversationId: id, contact: { id: OTHER.id } });
    await stage.crm.call({ type: 'chat.accept', conversationId: id });
    await stage.until(() => crm.record(id)?.operator, 'written');
    await stage.clock.advance(60_000);
    expect(stage.view.contacts[id]).toMatchObject({ contactId: FOUND.id });
    expect(contactOf(id)).toBe(OTHER.id);
    await stage.crm.call({ type: 'contact.choose', conversationId: id, contactId: CHOSEN.id });
    await stage.until(() => contactOf(id) === CHOSEN.id, 'chosen');
  });

  it('is written where there is nobody, and gives way to a better one', async () => {
    const { id } = await stage.accepted();
    await stage.until(() => contactOf(id) === FOUND.id, 'found');
    found = OTHER;
    await stage.crm.call({ type: 'contact.identify', conversationId: id });
    await stage.until(() => contactOf(id) === OTHER.id, 'found anew');
    // Somebody has set it right in Creatio.
    crm.record(id)!.contact = { id: CHOSEN.id };
    found = FOUND;
    await stage.crm.call({ type: 'contact.identify', conversationId: id });
    await stage.clock.advance(60_000);
    expect(contactOf(id)).toBe(CHOSEN.id);
  });
});
