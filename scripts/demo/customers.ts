// Customers who come to the shop while the demo is open.
import type { CustomerInit, WebitelStandIn } from '../../test/standins/webitel/index.ts';

/** A new one comes only while fewer conversations than this are open. */
const ENOUGH = 3;
const SOONEST_MS = 60_000;
const LATEST_MS = 120_000;

interface Visit extends CustomerInit {
  says: string;
}

const VISITS: readonly Visit[] = [
  {
    name: 'Дмитро Пилипенко',
    provider: 'viber',
    // Creatio's contact of that name.
    externalId: 'Vb7pDm1trO0xA==',
    queue: 'Гарантия',
    says: 'Добрий день! Пральна машина не зливає воду, гарантія ще діє. Що робити?',
  },
  {
    name: 'Анна Ковальова',
    provider: 'webchat',
    queue: 'Доставка',
    says: 'Здравствуйте! Можно изменить адрес доставки? Заказ ещё не выехал.',
  },
  {
    name: 'Павло Крамаренко',
    provider: 'telegram',
    queue: 'Оплата и рассрочка',
    says: 'Вітаю. Оплатив карткою, а чек на пошту не прийшов.',
  },
  {
    name: 'Лілія Савчук',
    provider: 'instagram',
    queue: 'Продажи',
    says: 'Доброго дня! Цей колір навушників з фото є в магазині на Центральній?',
  },
  {
    name: 'Виктор Г.',
    provider: 'whatsapp',
    queue: 'Продажи',
    says: 'Добрый вечер, какой пылесос тише для квартиры с собакой?',
  },
  {
    name: 'Катерина Мороз',
    provider: 'facebook',
    queue: 'Гарантия',
    says: 'Екран телефону мерехтить після оновлення. Чи приймаєте в ремонт без коробки?',
  },
  {
    name: 'Роман Шульга',
    provider: 'telegram',
    queue: 'Доставка',
    says: 'Курʼєр дзвонив, я не встиг відповісти. Можна передзвонити йому?',
  },
  {
    name: 'Елена Тищенко',
    provider: 'viber',
    queue: 'Продажи',
    says: 'Здравствуйте, подарочный сертификат на 3 000 можно оформить онлайн?',
  },
];

/** @returns the way to stop */
export function letCustomersCome(webitel: WebitelStandIn, say: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  let visits = 0;

  function come(): void {
    const open = webitel.conversations().filter(({ closedAt }) => closedAt === null).length;
    if (open < ENOUGH) {
      const round = Math.floor(visits / VISITS.length);
      const { says, ...init } = VISITS[visits % VISITS.length]!;
      visits += 1;
      // Who comes again is the same person, in a conversation of its own.
      webitel.customer({ ...init, userId: 800 + ((visits - 1) % VISITS.length) }).writes(says);
      say(`${init.name} writes${round > 0 ? ' again' : ''} (${init.provider}).`);
    }
    wait();
  }

  function wait(): void {
    timer = setTimeout(come, SOONEST_MS + Math.random() * (LATEST_MS - SOONEST_MS));
  }

  wait();
  return () => clearTimeout(timer);
}
