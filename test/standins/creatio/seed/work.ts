import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { seedIds } from './hero.ts';
import { guidFrom, type Random } from './random.ts';

const heroOrders: [string, string, number, string, string][] = [
  ['ЗК-4 518 207', 'Холодильник Samsung RB38C775CS9', 30_499, 'new', '2026-10-14'],
  ['ЗК-4 402 118', 'Пылесос Dyson V12 Detect Slim', 24_999, 'done', '2026-08-03'],
  ['ЗК-4 377 940', 'Сертификат подарочный', 3000, 'done', '2026-07-11'],
  ['ЗК-4 120 055', 'Чайник Bosch TWK8611P', 2499, 'done', '2026-03-08'],
];
const products = [
  'Стиральная машина LG F2WV3S7S',
  'Мультипіч Philips HD9252',
  'Ноутбук Lenovo IdeaPad 5',
  'Кофемашина DeLonghi ECAM22',
  'Телевізор Samsung QE55Q60D',
  'Фен Dyson Supersonic',
];
const titles = [
  'Перезвонить клиенту по доставке',
  'Надіслати рахунок-фактуру',
  'Согласовать возврат со складом',
  'Уточнити наявність на складі',
  'Отправить акт сервисного центра',
  'Call back about the damaged parcel',
];

/** Orders and activities. */
export function seedWork(db: Db, random: Random) {
  for (const [Number, Comment, Amount, status, date] of heroOrders) {
    db.insert('Order', {
      Id: guidFrom(`order:${Number}`),
      Number,
      Comment,
      Amount,
      StatusId: guidFrom(`orderStatus:${status}`),
      Date: date,
      ContactId: seedIds.hero,
      AccountId: seedIds.heroAccount,
      OwnerId: seedIds.operator,
      CreatedOn: `${date}T09:00:00.000Z`,
    });
  }
  const clients = db.filter('Contact', { TypeId: ids.contactType.client });
  for (let at = 0; at < 60; at += 1) {
    const contact = random.pick(clients);
    if (contact['Id'] === seedIds.hero) continue;
    const Number = `ЗК-4 5${String(10_000 + at * 37).slice(0, 2)} ${String(100 + at * 7)}`;
    const date = `2026-0${random.int(5, 9)}-1${random.int(0, 9)}`;
    db.insert('Order', {
      Id: guidFrom(`order:${at}`),
      Number,
      Comment: random.pick(products),
      Amount: random.int(900, 42_000),
      StatusId: guidFrom(`orderStatus:${random.pick(['new', 'paid', 'delivery', 'done'])}`),
      Date: date,
      ContactId: contact['Id'] ?? null,
      AccountId: contact['AccountId'] ?? null,
      OwnerId: seedIds.operator,
      CreatedOn: `${date}T12:00:00.000Z`,
    });
  }
  const cases = db.rows('Case');
  for (let at = 0; at < 48; at += 1) {
    const about = random.pick(cases);
    const start = Date.UTC(2026, 9, 12 + (at % 8), 6 + (at % 9), (at % 4) * 15);
    db.insert('Activity', {
      Id: guidFrom(`activity:${at}`),
      Title: random.pick(titles),
      StartDate: new Date(start).toISOString(),
      DueDate: new Date(start + 30 * 60_000).toISOString(),
      StatusId: at % 3 === 0 ? ids.activity.done : ids.activity.notStarted,
      OwnerId: seedIds.operator,
      AuthorId: seedIds.operator,
      ContactId: about['ContactId'] ?? null,
      AccountId: about['AccountId'] ?? null,
      CaseId: about['Id'] ?? null,
      CreatedOn: new Date(start - 86_400_000).toISOString(),
    });
  }
}
