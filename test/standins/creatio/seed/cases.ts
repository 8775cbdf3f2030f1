import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import type { Cell } from '../schema/types.ts';
import { seedIds } from './hero.ts';
import { guidFrom, type Random } from './random.ts';

const total = 150;
const subjects: [string, string][] = [
  ['Не приходит СМС с кодом подтверждения', 'service:payment'],
  ['Затримка доставки, просить уточнити дату', 'service:delivery'],
  ['Пральна машина Bosch WAN28263UA не зливає воду', 'service:warranty'],
  ['Возврат товара в течение 14 дней', 'service:sale'],
  ['Не працює промокод у кошику', 'service:sale'],
  ['Подвійне списання з картки', 'service:payment'],
  ['Уточнить комплектацию пылесоса Dyson V12', 'service:sale'],
  ['Заміна адреси доставки на інше відділення', 'service:delivery'],
  ['Гарантийный ремонт: нет статуса две недели', 'service:warranty'],
  ['Курьер не дозвонился, перенести доставку', 'service:delivery'],
  ['Оплата частинами: відмова банку', 'service:payment'],
  ['Invoice for legal entity is missing', 'service:payment'],
  ['Parcel arrived damaged, photos attached', 'service:delivery'],
  ['Консультация по встраиваемой технике', 'service:sale'],
];
const statuses = [
  ids.caseStatus.new,
  ids.caseStatus.inProgress,
  ids.caseStatus.inProgress,
  ids.caseStatus.waiting,
  ids.caseStatus.resolved,
  ids.caseStatus.closed,
  ids.caseStatus.closed,
  ids.caseStatus.cancelled,
];

/** About a hundred and fifty cases; the comp's contact has two. */
export function seedCases(db: Db, random: Random) {
  const clients = db.filter('Contact', { TypeId: ids.contactType.client });
  for (let at = 0; at < total - 2; at += 1) {
    const contact = random.pick(clients);
    if (contact['Id'] === seedIds.hero) continue;
    const [Subject, service] = random.pick(subjects);
    addCase(db, `SR-${String(20_450 + at).padStart(8, '0')}`, {
      Subject,
      ContactId: contact['Id'] ?? null,
      AccountId: contact['AccountId'] ?? null,
      StatusId: random.pick(statuses),
      ServiceItemId: guidFrom(service),
      OriginId: guidFrom(`origin:${random.pick(['call', 'email', 'chat', 'portal'])}`),
      PriorityId: guidFrom(`priority:${random.pick(['high', 'medium', 'medium', 'low'])}`),
      RegisteredOn: moment(at, random),
    });
  }
  seedHeroCases(db);
}

function seedHeroCases(db: Db) {
  const hers = {
    ContactId: seedIds.hero,
    AccountId: seedIds.heroAccount,
    ServiceItemId: guidFrom('service:sale'),
  };
  addCase(db, 'SR-00019877', {
    ...hers,
    Subject: 'Возврат чайника Bosch TWK8611P',
    Symptoms: 'Клиентка вернула чайник: не держит температуру. Деньги возвращены на карту.',
    Solution: 'Возврат оформлен, 2 499 ₴ зачислены 21.09.2026.',
    StatusId: ids.caseStatus.closed,
    OriginId: guidFrom('origin:call'),
    RegisteredOn: '2026-09-18T07:40:00.000Z',
    ClosureDate: '2026-09-21T12:05:00.000Z',
  });
  addCase(db, 'SR-00020614', {
    ...hers,
    Subject: 'Подбор холодильника, доставка по области',
    Symptoms:
      'Клієнтка цікавиться Samsung RB38C775CS9, доставка до Кривого Рогу, оплата частинами на 6 місяців.',
    StatusId: ids.caseStatus.inProgress,
    OriginId: guidFrom('origin:chat'),
    RegisteredOn: '2026-10-14T08:50:00.000Z',
  });
}

function addCase(db: Db, Number: string, values: Record<string, Cell>) {
  const Id = guidFrom(`case:${Number}`);
  db.insert('Case', {
    Id,
    Number,
    OwnerId: seedIds.operator,
    GroupId: guidFrom('user:group'),
    CategoryId: guidFrom('category:request'),
    CreatedOn: values['RegisteredOn'] ?? null,
    ...values,
  });
}

/** Registration times run on with the numbers. */
function moment(at: number, random: Random): string {
  const start = Date.UTC(2026, 8, 20, 6, 0);
  return new Date(start + at * 3.5 * 3_600_000 + random.int(0, 55) * 60_000).toISOString();
}
