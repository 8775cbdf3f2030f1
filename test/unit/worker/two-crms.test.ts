/** Two confirmed CRMs: a chat belongs to the one it was settled in, else to the main one, else the operator is asked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../lib/bridge/client.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { ContactFound } from '../../../lib/contacts/rules.ts';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { FakeCrm } from './fake-crm.ts';
import { FROM_CRM, NAMED } from './ports.ts';
import { Stage } from './stage.ts';

const [ACME, OTHER] = NAMED as [string, string];
const FROM_OTHER = {
  ...FROM_CRM,
  url: `${OTHER}/0/Shell/#Section/Contacts_ListPage`,
  tab: { id: 8, windowId: 3 },
};
const person = (name: string, id: string): ContactFound => ({
  id: `${id}aaaaaaa-0000-4000-8000-000000000000`,
  name,
  accountName: '',
  phone: '',
  photoId: null,
});
const [OLENA, IVAN] = [person('Олена', 'a'), person('Іван', 'b')];

let stage: Stage;
let other: DeskClient;
/** What each CRM was asked, in order. */
let asked: { origin: string; op: string; args: Record<string, unknown> }[];
const crms = new Map<string, FakeCrm>();
let failure: CallResult | null;

const main = (origin: string) =>
  stage.local
    .set({ [SETTINGS_KEY]: { version: 1, creatio: { origins: NAMED, main: origin } } })
    .then(() => stage.worker.desk.onSettingsChanged());

beforeEach(async () => {
  stage = await Stage.start();
  other = stage.open(FROM_OTHER);
  asked = [];
  failure = null;
  for (const [origin, tab, own] of [
    [ACME, stage.crm, OLENA],
    [OTHER, other, IVAN],
  ] as const) {
    const crm = new FakeCrm();
    crms.set(origin, crm);
    crm.people = (op, args) => {
      asked.push({ origin, op, args });
      if (failure) return failure;
      const value = op === 'identify' ? [{ ...own, how: 'phone' }] : args.id === own.id ? own : null;
      return { ok: true, value: op === 'contact-create' ? { ...own, id: args.id } : value };
    };
    crm.serve(tab);
  }
  await main('');
  await stage.online();
});
afterEach(() => {
  other.close();
  return stage.stop();
});

const questions = (op: string) => asked.filter((one) => one.op === op).map((one) => one.origin);
const link = (id: string) => stage.view.contacts[id];
/** As by a notification: in no CRM's desk. */
async function acceptedNowhere(): Promise<string> {
  const { id } = await stage.invited();
  expect(await stage.page.call({ type: 'chat.accept', conversationId: id })).toEqual({ ok: true });
  await stage.until(() => stage.view.chats[id]?.status === 'new');
  return id;
}
const choose = (conversationId: string, origin: string) =>
  stage.crm.call({ type: 'contact.identify', conversationId, origin });

describe('a chat that was taken up in no CRM’s desk', () => {
  it('is looked for in none until the operator has said in which; then there, for good', async () => {
    const id = await acceptedNowhere();
    await stage.clock.advance(600_000);
    expect(asked).toEqual([]);
    expect([...crms.values()].map((crm) => crm.record(id))).toEqual([undefined, undefined]);
    expect(link(id)).toBeUndefined();
    expect(await choose(id, OTHER)).toEqual({ ok: true });
    expect(link(id)).toMatchObject({ origin: OTHER, state: 'linked', name: 'Іван' });
    await stage.clock.advance(30_000);
    expect(crms.get(OTHER)!.record(id)).toMatchObject({ contact: { id: IVAN.id } });
    stage.rebirth();
    await stage.untilOnline();
    await stage.clock.advance(600_000);
    expect(questions('identify')).toEqual([OTHER]);
    expect(crms.get(ACME)!.record(id)).toBeUndefined();
  });

  it('keeps the answer though the CRM did not answer and the worker died', async () => {
    const id = await acceptedNowhere();
    failure = { ok: false, code: 'crm-session' };
    expect(await choose(id, OTHER)).toMatchObject({ ok: false, code: 'crm-session' });
    expect(link(id)).toMatchObject({ origin: OTHER, state: 'unasked' });
    failure = null;
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => link(id)?.state === 'linked');
    expect(link(id)).toMatchObject({ origin: OTHER, name: 'Іван' });
    expect(questions('identify')).not.toContain(ACME);
  });

  it('goes to no address that nobody has named', async () => {
    const id = await acceptedNowhere();
    expect(await choose(id, 'https://evil.example')).toMatchObject({ ok: false, code: 'which-crm' });
    expect(link(id)).toBeUndefined();
  });

  it('belongs to the main one where there is one', async () => {
    await main(OTHER);
    const id = await acceptedNowhere();
    await stage.until(() => link(id)?.state === 'linked');
    expect(link(id)).toMatchObject({ origin: OTHER });
    expect(questions('identify')).toEqual([OTHER]);
  });

  it('is asked about when a main one is named later', async () => {
    const id = await acceptedNowhere();
    await main(ACME);
    await stage.until(() => link(id)?.state === 'linked');
    expect(link(id)).toMatchObject({ origin: ACME });
  });

  it('no command about it guesses', async () => {
    const id = await acceptedNowhere();
    const refused = { ok: false, code: 'which-crm' };
    const choice = { conversationId: id, contactId: OLENA.id } as const;
    expect(await stage.page.call({ type: 'contact.choose', ...choice })).toMatchObject(refused);
    expect(await stage.page.call({ type: 'contact.identify', conversationId: id })).toMatchObject(refused);
    expect(asked).toEqual([]);
  });
});

describe('a chat that was taken up in one’s desk', () => {
  it('belongs there, main or not, over a death before anything was answered', async () => {
    await main(ACME);
    const { id } = await stage.invited();
    failure = { ok: false, code: 'crm-session' };
    await other.call({ type: 'chat.accept', conversationId: id });
    await stage.until(() => questions('identify').length > 0);
    stage.rebirth();
    await stage.untilOnline();
    failure = null;
    other.look(id);
    await stage.until(() => link(id)?.state === 'linked');
    expect(link(id)).toMatchObject({ origin: OTHER, name: 'Іван' });
    expect(new Set(questions('identify'))).toEqual(new Set([OTHER]));
  });

  it('goes over to the other one with what is chosen there: an id belongs to its CRM', async () => {
    const { id } = await stage.accepted();
    await stage.until(() => link(id)?.state === 'linked');
    const contact = { type: 'contact.choose', conversationId: id, contactId: IVAN.id } as const;
    expect(await other.call(contact)).toEqual({ ok: true });
    await stage.until(() => link(id)?.how === 'chosen');
    expect(link(id)).toMatchObject({ origin: OTHER, name: 'Іван' });
    expect(questions('contact')).toEqual([OTHER]);
    // The same said from there, of the first one.
    expect(await other.call({ ...contact, contactId: OLENA.id, origin: ACME })).toEqual({ ok: true });
    await stage.until(() => link(id)?.origin === ACME && link(id)?.how === 'chosen');
    expect(link(id)).toMatchObject({ name: 'Олена' });
  });

  it('a contact created in the other one is of that one', async () => {
    const { id } = await stage.accepted();
    await stage.until(() => link(id)?.state === 'linked');
    const made = { type: 'contact.create', conversationId: id, name: 'Нова', phone: '', email: '' } as const;
    expect(await other.call(made)).toEqual({ ok: true });
    expect(questions('contact-create')).toEqual([OTHER]);
    await stage.until(() => link(id)?.how === 'created');
    expect(link(id)).toMatchObject({ origin: OTHER });
  });
});

describe('a question without a CRM', () => {
  it('from a page of the extension’s is put to the main one, and to none when there is none', async () => {
    const ask = { type: 'crm.ask', op: 'identify', args: {} } as const;
    expect(await stage.page.call(ask)).toMatchObject({ ok: false, code: 'which-crm' });
    expect(asked).toEqual([]);
    await stage.page.call({ ...ask, origin: OTHER });
    await main(ACME);
    await stage.page.call(ask);
    expect(asked.map((one) => one.origin)).toEqual([OTHER, ACME]);
  });
});

describe('a message that starts a conversation', () => {
  const order = (localId: string) =>
    ({
      type: 'outgoing.send',
      localId,
      label: 'Іван',
      contactId: IVAN.id,
      gatewayName: 'ТехноДім бот',
      peer: { type: 'telegram', id: '520924760', via: '9' },
      text: localId,
    }) as const;
  const recorded = () =>
    [ACME, OTHER].map((origin) => crms.get(origin)!.asked.filter((op) => op === 'outgoing-record').length);

  beforeEach(() => {
    const customer = stage.server.customer({ name: 'Іван', externalId: '520924760', provider: 'telegram' });
    customer.writes('Добрий день');
    customer.leaves();
  });

  it('has its record where it was written', async () => {
    await other.call(order('one'));
    await stage.within(60, () => recorded()[1]! > 0);
    expect(recorded()[0]).toBe(0);
    expect(stage.view.outgoingRecent).toMatchObject([{ contactId: IVAN.id, origin: OTHER }]);
  });

  it('of no CRM has its record in the main one, and waits while there is none', async () => {
    await stage.page.call(order('two'));
    await stage.clock.advance(120_000);
    expect(recorded()).toEqual([0, 0]);
    await main(ACME);
    await stage.within(60, () => recorded()[0]! > 0);
    expect(recorded()[1]).toBe(0);
  });
});
