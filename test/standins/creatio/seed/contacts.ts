import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import type { Cell, Row } from '../schema/types.ts';
import { seedIds } from './hero.ts';
import { cities, messengerTypes } from './lookups.ts';
import { latin, russian, ukrainian, type NamePool } from './names.ts';
import { guidFrom, type Random } from './random.ts';

const total = 200;
const codes = ['050', '063', '066', '067', '068', '073', '093', '095', '096', '097', '098', '099'];
const jobs = ['Менеджер', 'Бухгалтер', 'Директор', 'Закупівельник', 'Логист', 'Owner', 'Office manager'];

/** About two hundred people: three languages, phones as people type them, some sharing one, some with messengers. */
export function seedContacts(db: Db, random: Random) {
  seedStaff(db);
  seedHero(db);
  seedNamed(db);
  const accounts = db.rows('Account');
  let shared = '+38 067 555 01 01';
  for (let at = db.rows('Contact').length; at < total; at += 1) {
    const pool = at % 10 < 5 ? ukrainian : at % 10 < 8 ? russian : latin;
    const phone = at % 25 === 0 ? shared : phoneOf(random);
    if (at % 24 === 0) shared = phone;
    const id = guidFrom(`contact:${at}`);
    db.insert('Contact', {
      Id: id,
      Name: nameOf(pool, random),
      MobilePhone: phone,
      Email: random.chance(0.6) ? `client${at}@mail.example` : null,
      AccountId: random.chance(0.35) ? String(random.pick(accounts)['Id']) : null,
      JobTitle: random.chance(0.25) ? random.pick(jobs) : null,
      TypeId: ids.contactType.client,
      OwnerId: seedIds.operator,
      CityId: guidFrom(`city:${random.pick(cities)[0]}`),
      LanguageId: guidFrom(`language:${pool === ukrainian ? 'uk' : pool === russian ? 'ru' : 'en'}`),
      BirthDate: random.chance(0.4)
        ? `19${random.int(60, 99)}-0${random.int(1, 9)}-1${random.int(0, 9)}`
        : null,
      CreatedOn: `2026-0${random.int(1, 9)}-${10 + random.int(0, 18)}T${10 + random.int(0, 9)}:15:00.000Z`,
    });
    if (at % 4 === 0) addMessenger(db, id, 'telegram', String(300_000_000 + at * 7919));
    if (at % 9 === 0) addMessenger(db, id, 'viber', `Vb${at}kQ7z${(at * 104_729) % 100_000}==`);
    if (at % 7 === 0) addCommunication(db, id, ids.communication.homePhone, phoneOf(random));
  }
}

/** Adds a messenger id as this customer keeps it: a row of their own communication type (creatio.md §6.2). */
export function addMessenger(
  db: Db,
  contactId: string,
  type: keyof typeof messengerTypes,
  number: string,
): Row {
  return addCommunication(db, contactId, messengerTypes[type], number);
}

function addCommunication(db: Db, ContactId: string, CommunicationTypeId: string, number: string): Row {
  const Id = guidFrom(`communication:${ContactId}:${CommunicationTypeId}:${number}`);
  return db.insert('ContactCommunication', { Id, ContactId, CommunicationTypeId, Number: number });
}

function seedStaff(db: Db) {
  const employee = { TypeId: ids.contactType.employee };
  const staff: [string, string, string][] = [
    [seedIds.operator, 'Лысенко Виктория', '101'],
    [guidFrom('contact:staff:2'), 'Андрієнко Максим', '102'],
    [guidFrom('contact:staff:3'), 'Романова Ольга', '103'],
  ];
  for (const [Id, Name, extension] of staff) {
    db.insert('Contact', { Id, Name, ...employee, JobTitle: 'Оператор', Email: `${extension}@acme.example` });
    addCommunication(db, Id, ids.communication.innerPhone, extension);
  }
}

function seedHero(db: Db) {
  db.insert('Contact', {
    Id: seedIds.hero,
    Name: 'Коваленко-Мироненко Олександра',
    MobilePhone: '+38 067 412 88 03',
    Email: 'o.kovalenko@agro-pivden.ua',
    AccountId: seedIds.heroAccount,
    JobTitle: 'Менеджер із закупівель',
    TypeId: ids.contactType.client,
    OwnerId: seedIds.operator,
    CityId: guidFrom('city:dnipro'),
    LanguageId: guidFrom('language:uk'),
    BirthDate: '1988-03-12',
    UsrSegment: 'Розница, постоянный',
    UsrDiscountCard: '7 800 214',
    UsrTimeZone: 'GMT+3, Киев',
    CreatedOn: '2024-02-06T09:12:00.000Z',
  });
  addMessenger(db, seedIds.hero, 'telegram', '@oleksandra_km');
  addMessenger(db, seedIds.hero, 'telegram', '412880367');
  db.update('Account', seedIds.heroAccount, { PrimaryContactId: seedIds.hero });
}

/** The people of the comps, and hard cases: an apostrophe, a twin of a number, a raw phone. */
function seedNamed(db: Db) {
  const people: [string, string, Record<string, Cell>][] = [
    ['Пилипенко Дмитро', '+380 (50) 318-44-02', { AccountId: guidFrom('account:ТОВ «ТехноДім»') }],
    ['Войтенко Наталья Сергеевна', '0675550177', {}],
    ['Петренко Иван', '8 067 555-01-88', {}],
    ['Гнатюк Марина', '+380671002030', { AccountId: guidFrom('account:ФОП Гнатюк М. В.') }],
    ['Крамаренко Павел', '067 100 20 31', {}],
    ["О'Коннор Стефанія", '+353 87 123 4567', {}],
    ['Коваленко Олександр', '+38 (067) 412-88-03', { AccountId: seedIds.heroAccount }],
  ];
  for (const [Name, MobilePhone, more] of people) {
    db.insert('Contact', {
      Id: guidFrom(`contact:${Name}`),
      Name,
      MobilePhone,
      TypeId: ids.contactType.client,
      OwnerId: seedIds.operator,
      CityId: guidFrom('city:kyiv'),
      CreatedOn: '2026-03-18T10:00:00.000Z',
      ...more,
    });
  }
  addMessenger(db, guidFrom('contact:Пилипенко Дмитро'), 'viber', 'Vb7pDm1trO0xA==');
  addMessenger(db, guidFrom('contact:Войтенко Наталья Сергеевна'), 'whatsApp', '380675550177');
  addMessenger(db, guidFrom('contact:Крамаренко Павел'), 'telegram', '@pkram');
}

function nameOf(pool: NamePool, random: Random): string {
  const form = random.chance(0.55) ? 0 : 1;
  const first = random.pick(form === 0 ? pool.female : pool.male);
  const family = random.pick(pool.families)[form];
  if (pool === latin) return `${first} ${family}`;
  const patronymic =
    pool.patronymics.length > 0 && random.chance(0.5) ? ` ${random.pick(pool.patronymics)[form]}` : '';
  return `${family} ${first}${patronymic}`;
}

/** A mobile number in one of the ways in which people write it. */
function phoneOf(random: Random): string {
  const code = random.pick(codes);
  const rest = String(random.int(1_000_000, 9_999_999));
  const [a, b, c] = [rest.slice(0, 3), rest.slice(3, 5), rest.slice(5)];
  return random.pick([
    `+38 ${code} ${a} ${b} ${c}`,
    `+38 (${code}) ${a}-${b}-${c}`,
    `+38${code}${rest}`,
    `38${code}${rest}`,
    `${code}-${a}-${b}-${c}`,
    `${code}${rest}`,
  ]);
}
