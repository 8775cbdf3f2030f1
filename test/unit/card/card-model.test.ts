// @vitest-environment happy-dom
// Two windows with one record: whatever the order, nothing that somebody has saved is overwritten unseen.
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCard, type CardModel } from '../../../components/card/card-model.ts';
import { writeTyped, NOTHING } from '../../../lib/card/typed.ts';
import type { DeskModel } from '../../../components/desk/model.ts';
import type { Command } from '../../../lib/bridge/protocol.ts';
import { clashes, type FieldValues } from '../../../lib/card/rules.ts';

type Values = Record<string, unknown>;
const HERE = 'https://here.example';

/** A CRM with at most one record of the chat. */
function crm(values: Values | null, writtenBy = 'extension') {
  const state = { values, writes: [] as Values[], writtenBy, created: [] as boolean[] };
  const record = () =>
    state.values && { id: 'r', name: 'Чат', conversationId: 'c1', values: { ...state.values } };
  const ask = (op: string, args?: Values): Promise<unknown> => {
    if (op === 'chat-names')
      return Promise.resolve({ entity: 'Chat', writtenBy: state.writtenBy, columns: { notes: 'UsrNotes' } });
    if (op === 'chat-record') return Promise.resolve(record());
    const {
      values: wanted,
      expected,
      create,
    } = args as {
      values: Values;
      expected?: FieldValues;
      create: boolean;
    };
    state.created.push(create);
    if (!state.values && !create) return Promise.reject(Object.assign(new Error(''), { kind: 'missing' }));
    const now = state.values ?? {};
    if (expected && clashes(wanted as FieldValues, expected, now as FieldValues).length > 0)
      return Promise.resolve(record());
    state.values = { ...now, ...wanted };
    state.writes.push(wanted);
    return Promise.resolve(record());
  };
  return Object.assign(state, { ask });
}

const open: CardModel[] = [];

/** One window; windows of one operator share what the worker keeps. */
function window(server: ReturnType<typeof crm>, kept = signal(''), chat: Values = {}) {
  const calls: Command[] = [];
  let ids = 0;
  const one = `${Math.random()}`;
  const view = signal({
    chats: { c1: { id: 'c1', status: 'in-progress', acceptedAt: 0, ...chat } },
    contacts: {},
    crmSessionLostAt: null,
  } as unknown as DeskModel['view']['value']);
  const conversation = signal({
    id: 'c1',
    kept: { card: kept.peek() },
  } as unknown as DeskModel['conversation']['value']);
  kept.subscribe((card) => (conversation.value = { id: 'c1', kept: { card } } as never));
  const desk = {
    view,
    conversation,
    dialog: signal(null),
    toast: signal(null),
    now: signal(1_000_000),
    crm: { ask: server.ask, origin: HERE },
    t: signal((key: string) => key),
    newId: () => `${one} ${++ids}`,
    call(command: Command) {
      calls.push(command);
      if (command.type === 'text.keep') kept.value = command.text;
      return Promise.resolve({ ok: true });
    },
  } as unknown as DeskModel;
  const card = createCard(desk, 'c1', 'info');
  open.push(card);
  return { card, calls, view, toast: desk.toast };
}

const settled = () => vi.advanceTimersByTimeAsync(200);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const card of open.splice(0)) card.dispose();
  vi.useRealTimers();
});

describe('a field that somebody else has changed since typing began', () => {
  const typedOver = async () => {
    const server = crm({ notes: '<p>v1</p>', resultDetails: null });
    const own = window(server);
    await settled();
    own.card.edit('notes', '<p>v1 with my line</p>');
    own.card.edit('resultDetails', 'Ждёт цену');
    server.values = { ...server.values, notes: '<p>v2 by a colleague <img src="x"></p>' };
    return { server, ...own };
  };

  it('is not written, nor is anything else, and both are shown', async () => {
    const { server, card } = await typedOver();
    await card.save();
    expect(server.writes).toEqual([]);
    expect(card.clashing.value).toEqual(['notes']);
    expect(card.stored('notes')).toContain('colleague');
    expect(card.value('notes')).toContain('my line');
  });

  it('is written over when the operator says so, with the rest', async () => {
    const { server, card } = await typedOver();
    await card.save();
    card.settle('notes', 'mine');
    await settled();
    expect(server.values).toEqual({ notes: '<p>v1 with my line</p>', resultDetails: 'Ждёт цену' });
    expect(card.typed.value.values).toEqual({});
  });

  it('stays as it is when the operator says so, and the rest is written', async () => {
    const { server, card } = await typedOver();
    await card.save();
    card.settle('notes', 'theirs');
    await settled();
    expect(server.writes).toEqual([{ resultDetails: 'Ждёт цену' }]);
    expect(card.value('notes')).toContain('colleague');
  });

  it('changed once more while the operator was deciding, is asked about again', async () => {
    const { server, card } = await typedOver();
    await card.save();
    server.values = { ...server.values, notes: '<p>v3</p>' };
    card.settle('notes', 'mine');
    await settled();
    expect(server.writes).toEqual([]);
    expect(card.clashing.value).toEqual(['notes']);
    expect(card.stored('notes')).toBe('<p>v3</p>');
  });

  it('is asked about too when it was typed before the bases were kept', async () => {
    const server = crm({ notes: '<p>somebody’s</p>' });
    const kept = signal(writeTyped({ ...NOTHING, values: { notes: '<p>mine</p>' } }));
    const { card } = window(server, kept);
    await settled();
    await card.save();
    expect(server.writes).toEqual([]);
    expect(card.clashing.value).toEqual(['notes']);
  });

  it('typed back to what it was, is not unsaved any more', async () => {
    const { card } = window(crm({ notes: 'a' }));
    await settled();
    card.edit('notes', 'ab');
    card.edit('notes', 'a');
    expect(card.typed.value).toEqual(NOTHING);
  });
});

it('two tabs with one card see each other’s typing and saving', async () => {
  const server = crm({ notes: 'a' });
  const kept = signal('');
  const [one, two] = [window(server, kept), window(server, kept)];
  await settled();
  one.card.edit('notes', 'b');
  await settled();
  expect(two.card.value('notes')).toBe('b');
  await one.card.save();
  await settled();
  expect(two.card.typed.value.values).toEqual({});
  expect(two.card.stored('notes')).toBe('b');
  // And again, with nothing typed in between that the other could have seen.
  one.card.edit('notes', 'c');
  await one.card.save();
  await settled();
  expect(two.card.stored('notes')).toBe('c');
});

describe('a record that is not there yet', () => {
  it('is not made by the card while the connector may still make it, and what was typed goes into the connector’s', async () => {
    const server = crm(null, 'auto');
    const { card } = window(server, signal(''), { acceptedAt: 999_000 });
    await settled();
    card.edit('resultDetails', 'ok');
    await card.save();
    expect(card.awaiting.value).toBe(true);
    expect(card.failure.value).toBeNull();
    expect(server.created).toEqual([false]);
    server.values = { resultDetails: null, name: 'коннектор' };
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.writes).toEqual([{ resultDetails: 'ok' }]);
    expect(card.typed.value.values).toEqual({});
  });

  it('is never made for an invitation', async () => {
    const server = crm(null);
    const { card, view } = window(server, signal(''), { status: 'invited', acceptedAt: null });
    await settled();
    card.edit('resultDetails', 'ok');
    await card.save();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.created).toEqual([false]);
    expect(card.awaiting.value).toBe(true);
    view.value = { ...view.value!, chats: { c1: { id: 'c1', status: 'new', acceptedAt: 999_000 } } } as never;
    await settled();
    expect(server.created.at(-1)).toBe(true);
    expect(server.values).toEqual({ resultDetails: 'ok' });
  });
});

it('a record that is made just after the card was opened is shown within seconds, and asked for no more', async () => {
  const server = crm(null);
  const ask = vi.spyOn(server, 'ask');
  const looks = () => ask.mock.calls.filter(([op]) => op === 'chat-record').length;
  const { card } = window(server);
  await settled();
  expect([card.state.value, looks()]).toEqual(['no-record', 1]);
  server.values = { notes: 'сделана' };
  await vi.advanceTimersByTimeAsync(3_000);
  expect([card.state.value, looks()]).toEqual(['ready', 2]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks()).toBe(2);
});

it('a record that nobody makes is not asked for again and again', async () => {
  const server = crm(null);
  const ask = vi.spyOn(server, 'ask');
  window(server);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask.mock.calls.filter(([op]) => op === 'chat-record')).toHaveLength(3);
});

it('what was saved of contact and case is shown elsewhere too', async () => {
  const { card, calls } = window(crm({}));
  await settled();
  const [contact, chosen] = [
    { id: 'c4ed336c-3e9b-40fe-8b82-5632476472b4', name: 'Коваль' },
    { id: 'd4ed336c-3e9b-40fe-8b82-5632476472b4', name: 'SR-1' },
  ];
  card.edit('contact', contact);
  card.edit('case', chosen);
  await card.save();
  expect(calls).toContainEqual({ type: 'contact.choose', conversationId: 'c1', contactId: contact.id });
  expect(calls).toContainEqual({
    type: 'case.note',
    conversationId: 'c1',
    case: { id: chosen.id, number: 'SR-1' },
  });
});

describe('a chat that belongs to another Creatio', () => {
  const link = (origin: string) => ({ contacts: { c1: { origin, contactId: null, case: null } } });

  it('has no record here: none is made, none is written, and it says so', async () => {
    const server = crm(null);
    const asked = vi.spyOn(server, 'ask');
    const kept = signal(
      writeTyped({ ...NOTHING, values: { resultDetails: 'ok' }, bases: { resultDetails: '' } }),
    );
    const { card, view } = window(server, kept);
    view.value = { ...(view.value as object), ...link('https://other.example') } as never;
    await settled();
    expect(card.state.value).toBe('elsewhere');
    asked.mockClear();
    await card.save();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([server.created, asked.mock.calls]).toEqual([[], []]);
    // The operator has taken it over.
    view.value = { ...(view.value as object), ...link(HERE) } as never;
    await settled();
    expect(card.state.value).toBe('no-record');
    await card.save();
    expect(server.values).toEqual({ resultDetails: 'ok' });
  });
});

describe('a contact that is not the card’s doing', () => {
  const linked = (contactId: string | null) => ({
    contacts: { c1: { origin: HERE, contactId, case: null } },
  });

  it('chosen beside it, is shown once the record has it', async () => {
    const server = crm({ contact: { id: 'a', name: 'Перший' } });
    const { card, view } = window(server);
    view.value = { ...(view.value as object), ...linked('a') } as never;
    await settled();
    view.value = { ...(view.value as object), ...linked('b') } as never;
    await settled();
    // The worker writes it a moment later.
    server.values = { contact: { id: 'b', name: 'Другий' } };
    await vi.advanceTimersByTimeAsync(4_000);
    expect(card.stored('contact')).toMatchObject({ id: 'b' });
  });

  it('found while there is no record, reads it no second time', async () => {
    const server = crm(null);
    const { view } = window(server, signal(''), { status: 'invited', acceptedAt: null });
    await settled();
    const ask = vi.spyOn(server, 'ask');
    view.value = { ...(view.value as object), ...linked('a') } as never;
    await settled();
    expect(ask).not.toHaveBeenCalled();
  });

  it('cleared in the card, is nobody’s elsewhere too', async () => {
    const { card, calls } = window(crm({ contact: { id: 'a', name: 'Перший' } }));
    await settled();
    card.edit('contact', null);
    await card.save();
    expect(calls).toContainEqual({ type: 'contact.choose', conversationId: 'c1', contactId: null });
  });
});

it('what was said to be unsaved when the card was closed is said to be saved once it is', async () => {
  const { card, toast } = window(crm({ notes: 'a' }));
  await settled();
  card.edit('notes', 'b');
  const saving = card.save();
  card.dispose();
  toast.value = { text: 'не сохранено', tone: 'error', detail: '', notice: 'card-closed:c1' };
  await saving;
  expect(toast.value).toMatchObject({ text: 'card.saved', tone: 'plain' });
});
