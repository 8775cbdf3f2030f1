/** Whose chats they are: asked once, kept, chosen, created once; cases made once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import { emptyLink, linkedTo, type ContactFound } from '../../../lib/contacts/rules.ts';
import { Contacts } from '../../../lib/contacts/worker.ts';
import { openCrmDoor } from '../../../lib/worker/crm-door.ts';
import { FakeCrm } from '../worker/fake-crm.ts';
import { FROM_CRM } from '../worker/ports.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
let crm: FakeCrm;
/** What the CRM was asked about people, oldest first. */
let asked: { op: string; args: Record<string, unknown> }[];
let matches: ContactFound[];
/** Contacts and cases that were made, by id. */
let made: Map<string, Record<string, unknown>>;
let failure: CallResult | null;
/** What fails; '' for everything. */
let failing: string;

const person = (name: string, id: string): ContactFound => ({
  id: `${id}aaaaaaa-0000-4000-8000-000000000000`,
  name,
  accountName: '',
  phone: '',
  photoId: null,
});
const OLENA = person('Олена', 'a');
const IVAN = person('Іван', 'b');
const value = (told: unknown): CallResult => ({ ok: true, value: told });

function answer(op: string, args: Record<string, unknown>): CallResult {
  asked.push({ op, args });
  if (failure && (failing === '' || failing === op)) return failure;
  const id = String(args.id);
  switch (op) {
    case 'identify':
      return value(matches.map((one) => ({ ...one, how: 'phone' })));
    case 'contact':
      return value([OLENA, IVAN].find((one) => one.id === id) ?? null);
    case 'contact-create':
      if (!made.has(id)) made.set(id, args);
      return value({ ...person(String(made.get(id)!.name), 'c'), id });
    case 'case-newest':
      return value({ createdOn: `2026-10-20T08:${String(made.size + 10)}:00Z`, ids: [] });
    case 'case-create':
      if (!made.has(id)) made.set(id, args);
      return value({ id, number: `SR-${made.size}` });
    case 'case':
      return value({ id, number: 'SR-7' });
    default:
      return value({ chat: true, contact: true });
  }
}

beforeEach(async () => {
  stage = await Stage.start();
  crm = new FakeCrm();
  asked = [];
  made = new Map();
  matches = [OLENA];
  failure = null;
  failing = '';
  crm.people = answer;
  crm.serve(stage.crm);
  await stage.online();
});
afterEach(() => stage.stop());

const count = (op: string) => asked.filter((one) => one.op === op).length;
const link = (id: string) => stage.view.contacts[id];
const linked = (id: string) => stage.until(() => link(id), 'link');

describe('identification', () => {
  it('asks the tab that came while a question failed for want of one', async () => {
    const first = Promise.withResolvers<CallResult>();
    crm.people = (op, args) =>
      op === 'identify' && count('identify') === 0
        ? (asked.push({ op, args }), first.promise)
        : answer(op, args);
    const { id } = await stage.accepted();
    await stage.until(() => count('identify') === 1, 'question');
    crm.serve(stage.open({ ...FROM_CRM, tab: { id: 99, windowId: 1 } }));
    await stage.settle();
    first.resolve({ ok: false, code: 'no-crm-tab' });
    await stage.until(() => link(id)?.state === 'linked', 'link');
    expect(count('identify')).toBe(2);
  });

  it('asks once for an accepted chat, links the only match, and keeps it over the worker’s death', async () => {
    const { customer, id } = await stage.accepted();
    await linked(id);
    expect(link(id)).toMatchObject({ state: 'linked', contactId: OLENA.id, name: 'Олена', how: 'phone' });
    customer.writes('ще');
    await stage.clock.advance(600_000);
    stage.rebirth();
    await stage.untilOnline();
    await stage.clock.advance(60_000);
    expect(link(id)).toMatchObject({ contactId: OLENA.id });
    expect(count('identify')).toBe(1);
    expect(crm.record(id)).toMatchObject({ contact: { id: OLENA.id } });
  });

  it('does not ask for an invitation that nobody has opened', async () => {
    const { id } = await stage.invited();
    await stage.clock.advance(60_000);
    expect(count('identify')).toBe(0);
    stage.crm.look(id);
    await linked(id);
    expect(count('identify')).toBe(1);
  });

  it('stores a link before it shows it', async () => {
    const steps: string[] = [];
    stage.onStep = (what) => {
      if (what === 'saveContact')
        steps.push(Object.keys(stage.view.contacts).length === 0 ? 'not shown' : 'shown');
    };
    const { id } = await stage.accepted();
    await linked(id);
    expect(steps).toEqual(['not shown']);
  });

  it('offers a choice among several, and keeps what was chosen', async () => {
    matches = [OLENA, IVAN];
    const { id } = await stage.accepted();
    await linked(id);
    expect(link(id)).toMatchObject({ state: 'ambiguous', contactId: null });
    const choose = { type: 'contact.choose', conversationId: id, contactId: IVAN.id } as const;
    await Promise.all([stage.crm.call(choose), stage.crm.call(choose)]);
    expect(link(id)).toMatchObject({ state: 'linked', name: 'Іван', how: 'chosen', choices: [OLENA, IVAN] });
    // And it may be changed.
    await stage.crm.call({ ...choose, contactId: OLENA.id });
    expect(link(id)).toMatchObject({ name: 'Олена' });
    expect(await stage.crm.call({ ...choose, contactId: `d${IVAN.id.slice(1)}` })).toMatchObject({
      ok: false,
      code: 'contact-gone',
    });
    expect(link(id)).toMatchObject({ name: 'Олена' });
  });

  it('taken away by the operator is nobody, and is not found again by itself', async () => {
    const { id, customer } = await stage.accepted();
    await linked(id);
    const nobody = { type: 'contact.choose', conversationId: id, contactId: null } as const;
    expect(await stage.crm.call(nobody)).toEqual({ ok: true });
    await stage.until(() => link(id)?.contactId === null);
    expect(link(id)).toMatchObject({ state: 'none', name: '', how: 'chosen' });
    customer.writes('ще');
    stage.crm.look(id);
    await stage.clock.advance(60_000);
    expect([count('identify'), link(id)!.contactId]).toEqual([1, null]);
    await stage.crm.call({ ...nobody, contactId: OLENA.id });
    expect(link(id)).toMatchObject({ state: 'linked', name: 'Олена' });
  });

  it('waits for a tab, or for the chat to be opened, when the session is over; and never polls', async () => {
    failure = { ok: false, code: 'crm-session' };
    const { id } = await stage.accepted();
    await stage.until(() => count('identify') === 1);
    await stage.clock.advance(3_600_000);
    expect(count('identify')).toBe(1);
    expect(link(id)).toBeUndefined();
    failure = null;
    stage.crm.look(id);
    await linked(id);
    expect(link(id)).toMatchObject({ name: 'Олена' });
  });

  it('is asked again on demand', async () => {
    matches = [];
    const { id } = await stage.accepted();
    await linked(id);
    expect(link(id)).toMatchObject({ state: 'none' });
    matches = [OLENA];
    await stage.crm.call({ type: 'contact.identify', conversationId: id });
    expect(link(id)).toMatchObject({ state: 'linked', name: 'Олена' });
  });

  it('asks the CRM that it asked first, and no other', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    expect(link(id)!.origin).toBe(new URL(FROM_CRM.url!).origin);
  });
});

describe('a contact that is created', () => {
  it('a second of the same name with another phone is another', async () => {
    const { id } = await stage.accepted();
    const ask = (phone: string) =>
      stage.crm.call({ type: 'contact.create', conversationId: id, name: 'Іван', phone, email: '' });
    await ask('+380671111111');
    await ask('+380671111111');
    expect(made.size).toBe(1);
    await ask('+380672222222');
    expect([...made.values()].map((one) => one.phone)).toEqual(['+380671111111', '+380672222222']);
  });

  const create = (id: string) =>
    ({
      type: 'contact.create',
      conversationId: id,
      name: 'Нова',
      phone: '+380501112233',
      email: '',
    }) as const;

  beforeEach(() => void (matches = []));

  it('is one after a double press, a lost answer and a repeat', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    const results = await Promise.all([stage.crm.call(create(id)), stage.crm.call(create(id))]);
    expect(results.every((one) => one.ok)).toBe(true);
    await stage.crm.call(create(id));
    expect(made.size).toBe(1);
    expect(count('contact-create')).toBe(1);
    expect(link(id)).toMatchObject({ state: 'linked', name: 'Нова', how: 'created' });
  });

  it('is one when the worker dies before it could keep the answer', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    stage.onStep = (what) => {
      if (what !== 'saveContact') return;
      stage.worker.kill();
      stage.rebirth();
    };
    expect(await stage.crm.call(create(id))).toEqual({ ok: true });
    await stage.untilOnline();
    expect(count('contact-create')).toBe(2);
    expect(made.size).toBe(1);
    expect(link(id)).toMatchObject({ name: 'Нова' });
  });

  it('is not linked when the CRM refuses', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    failure = { ok: false, code: 'crm-refused', detail: 'no rights' };
    expect(await stage.crm.call(create(id))).toEqual(failure);
    expect(link(id)).toMatchObject({ state: 'none', contactId: null });
  });
});

describe('a case', () => {
  const create = (id: string, nth = 0) =>
    ({ type: 'case.create', conversationId: id, nth, subject: 'Тема', transcript: true }) as const;

  it('is one after a double press and a repeat, and is kept with the chat', async () => {
    const { id } = await stage.accepted('Ірина', 'Де замовлення?');
    await linked(id);
    const [first, second] = await Promise.all([stage.crm.call(create(id)), stage.crm.call(create(id))]);
    expect(first).toMatchObject({ ok: true, value: { number: 'SR-1', chat: true, contact: true } });
    expect(second).toEqual(first);
    await stage.crm.call(create(id));
    expect(made.size).toBe(1);
    expect(link(id)).toMatchObject({ case: { number: 'SR-1' }, casesMade: 1, caseAskedAt: null });
    expect([...made.values()][0]!.symptoms).toMatch(/Ірина: Де замовлення\?/);
    expect(await stage.crm.call(create(id, 1))).toMatchObject({ ok: true, value: { number: 'SR-2' } });
  });

  it('whose answer was lost is asked for as the same one, so that it can be found', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    failure = { ok: false, code: 'crm-unreachable' };
    failing = 'case-create';
    expect(await stage.crm.call(create(id))).toMatchObject({ ok: false, code: 'crm-unreachable' });
    stage.rebirth();
    await stage.untilOnline();
    failure = null;
    await stage.crm.call(create(id));
    const asks = asked.filter((one) => one.op === 'case-create').map((one) => one.args);
    expect(asks.map((one) => one.again)).toEqual([false, true]);
    expect(asks[1]!.id).toBe(asks[0]!.id);
    // What was there before it was asked for first is no trace of it, whatever was made since.
    expect(asks[1]!.since).toEqual(asks[0]!.since);
    expect(count('case-newest')).toBe(1);
  });

  it('that a process goes on making is said to be under way, and not begun again', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    failing = 'case-create';
    failure = value(null);
    expect(await stage.crm.call(create(id))).toMatchObject({ ok: false, code: 'case-pending' });
    failure = null;
    expect(await stage.crm.call(create(id))).toMatchObject({ ok: true, value: { number: 'SR-1' } });
    const asks = asked.filter((one) => one.op === 'case-create').map((one) => one.args.begun);
    expect(asks).toEqual([false, true]);
  });

  it('is made for a client whom nobody knows yet, once, without a contact', async () => {
    matches = [];
    const { id } = await stage.accepted();
    await linked(id);
    failing = 'case-create';
    failure = { ok: false, code: 'crm-unreachable' };
    expect(await stage.crm.call(create(id))).toMatchObject({ ok: false, code: 'crm-unreachable' });
    failure = null;
    expect(await stage.crm.call(create(id))).toMatchObject({ ok: true, value: { number: 'SR-1' } });
    expect([...made.values()]).toMatchObject([{ contactId: null, again: true }]);
  });

  it('made for nobody gets the contact that is chosen later, once, also over the worker’s death and a CRM that was away', async () => {
    matches = [];
    const { id } = await stage.accepted();
    await linked(id);
    await stage.crm.call(create(id));
    await stage.crm.call(create(id, 1));
    expect(count('contact-give')).toBe(0);
    failing = 'contact-give';
    failure = { ok: false, code: 'crm-unreachable' };
    await stage.crm.call({ type: 'contact.choose', conversationId: id, contactId: IVAN.id });
    await stage.until(() => count('contact-give') === 1);
    await stage.clock.advance(60_000);
    expect(count('contact-give'), 'nothing is polled').toBe(1);
    stage.rebirth();
    await stage.untilOnline();
    failure = null;
    const before = count('contact-give');
    crm.serve(stage.open(FROM_CRM));
    await stage.until(() => count('contact-give') > before);
    await stage.settle();
    expect(asked.findLast((one) => one.op === 'contact-give')!.args).toEqual({
      conversationId: id,
      contactId: IVAN.id,
      caseIds: [...made.keys()],
    });
    const given = count('contact-give');
    crm.serve(stage.open(FROM_CRM));
    await stage.clock.advance(60_000);
    expect(count('contact-give')).toBe(given);
  });

  it('made for nobody gets the contact that the CRM finds when more is known of the client', async () => {
    matches = [];
    const { customer, id } = await stage.accepted();
    await linked(id);
    await stage.crm.call(create(id));
    matches = [OLENA];
    customer.writes('Мій номер', { phone: '+380671112233' } as never);
    await stage.crm.call({ type: 'contact.identify', conversationId: id });
    await stage.until(() => count('contact-give') === 1);
    expect(asked.at(-1)!.args).toMatchObject({ contactId: OLENA.id, caseIds: [...made.keys()] });
  });

  it('made for a known client, or one that was only linked, is not written to again', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    await stage.crm.call(create(id));
    await stage.crm.call({ type: 'case.link', conversationId: id, caseId: OLENA.id });
    await stage.crm.call({ type: 'contact.choose', conversationId: id, contactId: IVAN.id });
    await stage.settle();
    expect(count('contact-give')).toBe(0);
  });

  it('of the CRM is linked, and told when the tie could not be written', async () => {
    const { id } = await stage.accepted();
    await linked(id);
    const caseId = OLENA.id;
    const result = await stage.crm.call({ type: 'case.link', conversationId: id, caseId });
    expect(result).toMatchObject({ ok: true, value: { number: 'SR-7', chat: true } });
    expect(link(id)).toMatchObject({ case: { id: caseId, number: 'SR-7' } });
  });
});

describe('two CRMs', () => {
  const client = {
    channelId: 'm',
    kind: 'client',
    name: 'Ірина',
    gateway: '',
    provider: 'telegram',
    externalId: '77',
  };
  const chosen = (conversationId: string, origin: string) => ({
    ...linkedTo(emptyLink(conversationId), IVAN, 'chosen'),
    origin,
    asked: JSON.stringify({ ...NOBODY, provider: 'telegram', externalId: '77' }),
  });
  const NOBODY = { phone: '', provider: '', externalId: '', username: '', webitelContactId: '' };

  async function contactsOf(origin: string, ids: string[]) {
    const questions: string[] = [];
    const chats = Object.fromEntries(
      ids.map((id) => [id, { id, variables: {}, members: { m: client }, episodes: {}, messages: [] }]),
    );
    const contacts = new Contacts({
      chats: () => chats as never,
      summaries: () => Object.fromEntries(ids.map((id) => [id, { id, status: 'new' }])) as never,
      looking: () => new Set(),
      crm: openCrmDoor({
        hub: {
          askCrm: async (op, _, of) => {
            questions.push(`${op} ${of}`);
            return { ok: true, value: [] };
          },
          crmOrigins: () => [origin],
          crmsCame: 0,
        },
        named: () => ({ origins: [origin], main: '' }),
        onRefused: () => {},
      }),
      changed: () => {},
    });
    await contacts.use({
      loadContacts: async () => [chosen('first', 'https://prod.example')],
      saveContact: async () => {},
      deleteContacts: async () => {},
    } as never);
    for (let i = 0; i < 5; i++) await Promise.resolve();
    return { contacts, questions };
  }

  it('what was chosen in one is not known in the other: that one is asked', async () => {
    const { contacts, questions } = await contactsOf('https://test.example', ['first', 'second']);
    expect(questions).toEqual(['identify https://test.example']);
    expect(contacts.of('second')).toBeNull();
    expect(contacts.originOf('second')).toBe('https://test.example');
  });

  it('in the same one it is, without a question', async () => {
    const { contacts, questions } = await contactsOf('https://prod.example', ['first', 'second']);
    expect(questions).toEqual([]);
    expect(contacts.of('second')).toBe(IVAN.id);
  });
});
