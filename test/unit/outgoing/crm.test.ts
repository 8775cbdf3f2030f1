import { describe, expect, test } from 'vitest';
import { seedIds } from '../../standins/creatio/seed/hero.ts';
import { crmStage, type CrmStage } from '../creatio/crm-stage.ts';

const find = async (stage: CrmStage, query: string) => {
  stage.calls();
  const found = await stage.ask('recipient-search', { query, countryCode: '380' });
  const calls = stage.calls();
  expect(calls.length, calls.join()).toBeLessThanOrEqual(2);
  return found;
};

describe('contacts that a message may be sent to', () => {
  test.each([
    ['by name', 'Коваленко-Мироненко', 'Коваленко-Мироненко Олександра'],
    ['by a part of a name', 'Коваленко-М', 'Коваленко-Мироненко Олександра'],
    ['by words in any order', 'Олександра Мироненко', 'Коваленко-Мироненко Олександра'],
    ['by a phone as it is spoken', '067 412 88 03', 'Коваленко-Мироненко Олександра'],
    ['by a phone with its code', '+38 (067) 412-88-03', 'Коваленко-Мироненко Олександра'],
    ['by the beginning of a phone', '067 41', 'Коваленко-Мироненко Олександра'],
    ['by another trunk', '+380675550188', 'Петренко Иван'],
    ['by an id in a messenger', '412880367', 'Коваленко-Мироненко Олександра'],
    ['by a username', '@oleksandra', 'Коваленко-Мироненко Олександра'],
    ['by a username without its sign', 'pkram', 'Крамаренко Павел'],
    ['by a link', 't.me/pkram', 'Крамаренко Павел'],
    ['by a name with an apostrophe', "О'Коннор", "О'Коннор Стефанія"],
  ])('%s', async (_, query, name) => {
    const stage = await crmStage();
    expect((await find(stage, query)).map((one) => one.name)).toContain(name);
  });

  test('those who share a number are both there, nobody else', async () => {
    const names = (await find(await crmStage(), '0674128803')).map((one) => one.name);
    expect(names.toSorted()).toEqual(['Коваленко Олександр', 'Коваленко-Мироненко Олександра']);
  });

  test('too short, and nobody', async () => {
    const stage = await crmStage();
    expect(await find(stage, 'К')).toEqual([]);
    expect(await find(stage, '06')).toEqual([]);
    expect(stage.calls()).toEqual([]);
    expect(await find(stage, 'нет такого человека')).toEqual([]);
  });

  test('the addresses come along, phones with their country', async () => {
    const [hero] = await find(await crmStage(), 'Коваленко-Мироненко');
    expect(hero?.addresses).toEqual(
      expect.arrayContaining([
        { kind: 'phone', value: '+380674128803', messenger: null },
        { kind: 'username', value: '@oleksandra_km', messenger: 'telegram' },
        { kind: 'id', value: '412880367', messenger: 'telegram' },
      ]),
    );
    expect(hero).toMatchObject({
      contactId: seedIds.hero,
      complete: true,
      account: expect.stringMatching(/./),
    });
  });

  test('one contact in full; a local number gets the default code, and none without one', async () => {
    const stage = await crmStage();
    const [{ contactId } = { contactId: '' }] = await find(stage, 'Войтенко Наталья');
    stage.calls();
    const full = await stage.ask('recipient', { contactId, countryCode: '380' });
    expect(stage.calls()).toHaveLength(2);
    expect(full?.addresses).toEqual([
      { kind: 'phone', value: '+380675550177', messenger: null, completed: true },
      { kind: 'id', value: '380675550177', messenger: 'whatsapp' },
    ]);
    expect((await stage.ask('recipient', { contactId }))?.addresses).toHaveLength(1);
    const nobody = '11111111-1111-1111-1111-111111111111';
    expect(await stage.ask('recipient', { contactId: nobody })).toBeNull();
    await expect(stage.ask('recipient', { contactId: "x' or 1 eq 1" })).rejects.toMatchObject({
      kind: 'server',
    });
  });

  test('an expired session is told as one', async () => {
    const stage = await crmStage();
    stage.creatio.expireSessions();
    await expect(stage.ask('recipient-search', { query: 'Коваленко' })).rejects.toMatchObject({
      kind: 'session',
    });
  });
});
