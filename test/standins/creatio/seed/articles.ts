import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { guidFrom, type Random } from './random.ts';
import { russianTemplates } from './templates-ru.ts';
import { ukrainianTemplates } from './templates-uk.ts';

const topics: [string, string, string][] = [
  [
    'Как оформить возврат',
    'Возврат возможен в течение 14 дней с чеком и в упаковке.',
    'возврат, деньги, чек',
  ],
  [
    'Оплата частинами: правила',
    'Сума від 1 000 ₴, до 12 місяців, банки-партнери на сторінці оплати.',
    'оплата, частини, банк',
  ],
  ['Доставка по області', 'Термін 2–4 дні, вартість 129 ₴, безкоштовно від 2 000 ₴.', 'доставка, область'],
  [
    'Гарантийный ремонт',
    'Принимаем технику в сервисных центрах, срок до 14 дней.',
    'гарантия, ремонт, сервис',
  ],
  [
    'Пральна машина не зливає воду',
    'Перевірити фільтр, шланг, помпу. Код E18 означає засмічення.',
    'Bosch, E18, злив',
  ],
  [
    'Подарочные сертификаты',
    'Действуют год, сдача не выдаётся, возврату не подлежат.',
    'сертификат, подарок',
  ],
  [
    'Як змінити адресу доставки',
    'До передачі курʼєру адресу змінює оператор у замовленні.',
    'адреса, доставка',
  ],
  [
    'Двойное списание с карты',
    'Вторая сумма блокируется и возвращается банком за 3 рабочих дня.',
    'карта, списание',
  ],
  [
    'Invoice for companies',
    'Send the tax number; the invoice comes by e-mail within an hour.',
    'invoice, tax',
  ],
  [
    'Холодильники: сравнение моделей',
    'Объём, шум, класс, ширина: таблица по моделям 2026 года.',
    'холодильник, Samsung',
  ],
];

/** Thirty knowledge base articles and a dozen message templates of Creatio's own kind. */
export function seedArticles(db: Db, random: Random) {
  for (let at = 0; at < 30; at += 1) {
    const [name, text, Keywords] = topics[at % topics.length] ?? ['', '', ''];
    const edition = Math.floor(at / topics.length);
    const Name = edition === 0 ? name : `${name} (${edition === 1 ? 'для операторов' : 'архив 2025'})`;
    db.insert('KnowledgeBase', {
      Id: guidFrom(`article:${at}`),
      Name,
      Notes: `<p>${text}</p>`,
      NotHtmlNote: text,
      Keywords,
      Code: `KB-${String(at + 1).padStart(4, '0')}`,
      TypeId: guidFrom('articleType:faq'),
      ViewsCount: random.int(3, 900),
      CreatedOn: '2026-05-12T08:00:00.000Z',
    });
  }
  const texts = [...russianTemplates.slice(0, 6), ...ukrainianTemplates.slice(0, 6)];
  for (const [at, [Name, Body]] of texts.entries()) {
    db.insert('EmailTemplate', {
      Id: guidFrom(`emailTemplate:${at}`),
      Name,
      Subject: at % 2 === 0 ? Name : '',
      Body: `<p>${Body}</p>`,
      TemplateTypeId: at % 2 === 0 ? ids.templateType.email : guidFrom('templateType:chat'),
      CreatedOn: '2026-04-01T08:00:00.000Z',
    });
  }
}
