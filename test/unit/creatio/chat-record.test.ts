import { describe, expect, it } from 'vitest';
import { seedIds } from '../../standins/creatio/index.ts';
import { crmStage } from './crm-stage.ts';

const CHAT = '0d6f7a1b-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
const accepted = '2026-10-20T08:30:00.000Z';
const first = {
  name: 'Чат с Олександрой',
  status: 'новый',
  source: 'Telegram',
  queue: 'Доставка',
  operator: { id: seedIds.operator },
  acceptedOn: accepted,
  lastMessage: 'Где заказ?',
} as const;

describe('the record of a chat', () => {
  it('is made under the conversation’s own id, its lookups found by what they say', async () => {
    const stage = await crmStage();
    expect(await stage.ask('chat-record', { conversationId: CHAT })).toBeNull();
    const made = await stage.ask('chat-record-write', { conversationId: CHAT, values: first, create: true });
    expect(made).toMatchObject({ id: CHAT, name: first.name, conversationId: CHAT });
    expect(made.values).toMatchObject({
      status: { name: 'Новый' },
      source: { name: 'telegram' },
      queue: 'Доставка',
      operator: { id: seedIds.operator, name: 'Лысенко Виктория' },
      acceptedOn: accepted,
      completedOn: null,
      contact: null,
      rating: null,
    });
    expect(stage.creatio.db.get('UsrWebitelChat', CHAT)).toMatchObject({
      UsrConversationId: CHAT,
      UsrQueue: 'Доставка',
      UsrAcceptedOn: accepted,
    });
  });

  it('deleted by somebody is made anew, whole', async () => {
    const stage = await crmStage();
    const change = { conversationId: CHAT, values: { lastMessage: 'Спасибо' }, whole: first, create: true };
    await stage.ask('chat-record-write', change);
    expect(stage.creatio.db.get('UsrWebitelChat', CHAT)).toMatchObject({
      UsrName: first.name,
      UsrQueue: 'Доставка',
      UsrLastMessage: 'Спасибо',
    });
    stage.creatio.db.update('UsrWebitelChat', CHAT, { UsrQueue: 'Інша' });
    await stage.ask('chat-record-write', { ...change, values: { lastMessage: 'Ещё' } });
    expect(stage.creatio.db.get('UsrWebitelChat', CHAT)).toMatchObject({
      UsrQueue: 'Інша',
      UsrLastMessage: 'Ещё',
    });
  });

  it('takes a guessed contact where it has none or the guess of before, and never in place of another', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    const other = String(db.insert('Contact', { Name: 'Хтось' }).Id);
    const third = String(db.insert('Contact', { Name: 'Третій' }).Id);
    const contact = () => db.get('UsrWebitelChat', CHAT)!.UsrContactId;
    const guess = async (id: string, was?: string) => {
      const before = was ? { was: { contact: { id: was, guess: true } } as const } : {};
      const values = { queue: 'Черга', contact: { id, guess: true } } as const;
      await stage.ask('chat-record-write', {
        conversationId: CHAT,
        values,
        ...before,
        create: true,
        brief: true,
      });
      return contact();
    };
    expect(await guess(seedIds.hero)).toBe(seedIds.hero);
    expect(await guess(other)).toBe(seedIds.hero);
    expect(await guess(other, seedIds.hero)).toBe(other);
    db.update('UsrWebitelChat', CHAT, { UsrContactId: third });
    expect(await guess(seedIds.hero, other)).toBe(third);
    expect(db.get('UsrWebitelChat', CHAT)!.UsrQueue).toBe('Черга');
    const values = { contact: { id: seedIds.hero } };
    await stage.ask('chat-record-write', { conversationId: CHAT, values, create: true });
    expect(contact()).toBe(seedIds.hero);
  });

  it('is changed where it differs, in three requests at most, and not at all where it does not', async () => {
    const stage = await crmStage();
    await stage.ask('chat-record-write', { conversationId: CHAT, values: first, create: true });
    stage.calls();
    const values = { ...first, status: 'Completed', lastMessage: 'Спасибо' } as const;
    const changed = await stage.ask('chat-record-write', { conversationId: CHAT, values, create: true });
    expect(changed.values).toMatchObject({ status: { name: 'Завершен' }, lastMessage: 'Спасибо' });
    expect(stage.calls()).toEqual(['GET odata/UsrWebitelChat', `PATCH odata/UsrWebitelChat(${CHAT})`]);
    const patch = stage.creatio.requests.at(-1)!.body as object;
    expect(Object.keys(patch).toSorted()).toEqual(['UsrLastMessage', 'UsrStatusId']);

    await stage.ask('chat-record-write', { conversationId: CHAT, values, create: true });
    expect(stage.calls()).toEqual(['GET odata/UsrWebitelChat']);
    await stage.ask('chat-record-write', {
      conversationId: CHAT,
      values: { contact: { id: seedIds.hero } },
      create: true,
    });
    expect(stage.calls().length).toBe(3);
  });

  it('stays one when the answer was lost, and when another tab was quicker', async () => {
    const stage = await crmStage();
    stage.after = (_, { method }, answer) => {
      if (method === 'POST' && answer.status === 201) throw new TypeError('Failed to fetch');
      return answer;
    };
    const write = { conversationId: CHAT, values: first, create: true };
    await expect(stage.ask('chat-record-write', write)).rejects.toMatchObject({ kind: 'unreachable' });
    stage.after = (_, __, answer) => answer;
    await stage.ask('chat-record-write', write);

    const other = CHAT.replace('0', '1');
    const both = ['Раз', 'Два'].map((lastMessage) =>
      stage.ask('chat-record-write', { ...write, conversationId: other, values: { ...first, lastMessage } }),
    );
    await Promise.all(both);
    const rows = stage.creatio.db.filter('UsrWebitelChat', (row) =>
      [CHAT, other].includes(String(row['UsrConversationId'])),
    );
    expect(rows.length).toBe(2);
  });

  it('made by somebody else under another id is the one that is changed; none is made unasked', async () => {
    const stage = await crmStage();
    const write = { conversationId: CHAT, values: { queue: 'Оплаты' }, create: false };
    await expect(stage.ask('chat-record-write', write)).rejects.toMatchObject({ kind: 'missing' });
    const { Id } = stage.creatio.db.insert('UsrWebitelChat', { UsrConversationId: CHAT, UsrName: 'Его' });
    const changed = await stage.ask('chat-record-write', write);
    expect(changed).toMatchObject({ id: Id, name: 'Его', values: { queue: 'Оплаты' } });
  });

  it('refused tells the server’s words; what is not known is left out', async () => {
    const stage = await crmStage();
    const tooLong = { conversationId: CHAT, values: { queue: 'й'.repeat(300) }, create: true };
    await expect(stage.ask('chat-record-write', tooLong)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('UsrQueue') as string,
    });
    stage.settings.objects.chat = { columns: { queue: null } };
    const made = await stage.ask('chat-record-write', {
      ...tooLong,
      values: { ...tooLong.values, source: 'голубиная почта' },
    });
    expect(made.values.source ?? null).toBeNull();
    expect(made.values).not.toHaveProperty('queue');
  });

  it('works for an empty, renamed object, with conversations that are no uuids', async () => {
    const stage = await crmStage({ names: { chat: 'AcmeWebitelChats' }, prefix: '', vdir: '/studio' });
    for (const row of stage.creatio.db.rows('AcmeWebitelChats'))
      stage.creatio.db.remove('AcmeWebitelChats', String(row['Id']));
    const write = { conversationId: 'chat/17', values: first, create: true };
    const { id } = await stage.ask('chat-record-write', write);
    expect((await stage.ask('chat-record-write', write)).id).toBe(id);
    expect(stage.creatio.db.rows('AcmeWebitelChats')).toHaveLength(1);
    expect(await stage.ask('chat-record', { conversationId: 'chat/17' })).toMatchObject({
      id,
      values: { status: { name: 'Новый' } },
    });
  });

  it('where there is no such object, is nothing and cannot be written', async () => {
    const stage = await crmStage({ names: { chat: null } });
    expect(await stage.ask('chat-record', { conversationId: CHAT })).toBeNull();
    const write = stage.ask('chat-record-write', { conversationId: CHAT, values: first, create: true });
    await expect(write).rejects.toMatchObject({ kind: 'missing' });
    expect(await stage.ask('chat-lookup', { column: 'result' })).toEqual([]);
    expect(await stage.ask('chat-history', { skip: 0, top: 10 })).toEqual([]);
  });
});

describe('values of its lookups', () => {
  it.each(['schema', 'runtime', 'row'])('are found when the CRM tells by its %s', async (way) => {
    const stage = await crmStage();
    stage.after = (path, _, answer) => {
      const hidden =
        (way !== 'schema' && /SelectQuery/.test(path)) || (way === 'row' && /Runtime/.test(path));
      return hidden ? new Response('', { status: 404 }) : answer;
    };
    const names = (await stage.ask('chat-lookup', { column: 'status' })).map(({ name }) => name);
    expect(names).toEqual(['В обработке', 'Завершен', 'Новый']);
    expect((await stage.ask('chat-lookup', { column: 'result' })).length).toBe(5);
    stage.calls();
    await stage.ask('chat-lookup', { column: 'result' });
    expect(stage.calls()).toEqual([]);
  });
});

describe('earlier chats', () => {
  it('are those of the contact, newest first, by pages', async () => {
    const stage = await crmStage();
    const all = await stage.ask('chat-history', { contactId: seedIds.hero, skip: 0, top: 50 });
    expect(all.length).toBeGreaterThan(2);
    const times = all.map(({ values }) => String(values.acceptedOn));
    expect(times).toEqual(times.toSorted().toReversed());
    expect(all.every(({ values }) => (values.contact as { id: string }).id === seedIds.hero)).toBe(true);
    const second = await stage.ask('chat-history', { contactId: seedIds.hero, skip: 1, top: 1 });
    expect(second).toEqual([all[1]]);
  });

  it('are narrowed by text, time, source and status', async () => {
    const stage = await crmStage();
    const find = (asked: object) => stage.ask('chat-history', { skip: 0, top: 50, ...asked });
    const all = await find({});
    const [one] = await find({ text: 'Chat-4117' });
    expect(one?.name).toBe('Chat-4117');
    const contact = (one!.values.contact as { name: string }).name;
    expect((await find({ text: contact })).map(({ id }) => id)).toContain(one!.id);
    expect(await find({ text: "О'Ніхто" })).toEqual([]);
    const at = String(one!.values.acceptedOn);
    expect((await find({ from: at })).at(-1)?.id).toBe(one!.id);
    expect((await find({ to: at })).map(({ id }) => id)).not.toContain(one!.id);
    const viber = await find({ source: 'Viber', status: 'completed' });
    expect(viber).toEqual(all.filter(({ values }) => (values.source as { name: string }).name === 'viber'));
    expect(await find({ status: 'Новий' })).toEqual([]);
  });
});
