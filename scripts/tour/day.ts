// The day of the tour: three customers are offered, four are being served (one of each colour), some were served before.
import type { Customer, WebitelStandIn } from '../../test/standins/webitel/index.ts';
import { createPast, MINUTE, SECOND } from './past.ts';

/** Until the first picture of the list the clocks run on by about this much. */
const HEAD_START = 4 * SECOND;
const BOT_RU = 'Здравствуйте! Это «ТехноДім». Оператор уже рядом.';
const BOT_UK = 'Вітаємо у «ТехноДім»! Оператор уже поруч.';

/** Ids in their messengers by which the stand-in Creatio knows these customers. */
const IN_CREATIO = { voitenko: '380675550177', kovalenko: '412880367' };

export interface Day {
  invited: { iryna: Customer; sergey: Customer; dmytro: Customer };
  red: Customer;
  yellow: Customer;
  green: Customer;
  grey: Customer;
  /** Ends the earlier chats; the desk lists as closed what it has seen ending. */
  endEarlier(): void;
}

export function layOutDay(webitel: WebitelStandIn): Day {
  const { served, closed, offered, endEarlier } = createPast(webitel, webitel.now() + HEAD_START);

  closed(
    { name: 'Оксана Бойко', provider: 'viber', userId: 711, queue: 'Доставка' },
    64 * MINUTE,
    'Доброго ранку! Чи можна перенести доставку на суботу?',
    'Перенесли на суботу, з 10:00 до 14:00.',
  );
  closed(
    { name: 'Игорь', provider: 'webchat', userId: 712, queue: 'Продажи', byClient: true },
    47 * MINUTE,
    'Кронштейн для телевизора 65" есть?',
    'Есть, 1 249 ₴, до 45 кг.',
  );
  closed(
    { name: 'Тарас Гнатюк', provider: 'telegram', userId: 713, queue: 'Гарантия' },
    33 * MINUTE,
    'Скільки діє гарантія на пилосос?',
    'Два роки від дня покупки.',
  );
  closed(
    { name: 'Наталья', provider: 'whatsapp', userId: 714, queue: 'Доставка' },
    21 * MINUTE,
    'Во сколько закрывается магазин на Центральной?',
    'Ежедневно с 9:00 до 21:00.',
  );

  const red = served(
    {
      name: 'Наталья Сергеевна Войтенко',
      provider: 'whatsapp',
      userId: 701,
      externalId: IN_CREATIO.voitenko,
      queue: 'Доставка',
      bot: BOT_RU,
    },
    23 * MINUTE,
    [
      ['client', 24 * MINUTE, 'Добрый день, заказ № 4 518 207 на 12 480 ₴ должны были привезти вчера.'],
      ['operator', 21 * MINUTE, 'Наталья Сергеевна, уточняю у курьерской службы.'],
      ['operator', 19 * MINUTE, 'Курьер будет сегодня с 14:00 до 16:00.'],
      ['client', 7 * MINUTE + 5 * SECOND, 'Курьер так и не позвонил.'],
      ['client', 4 * MINUTE, 'Ау?'],
      ['client', MINUTE, 'Третий раз спрашиваю: где заказ № 4 518 207?'],
    ],
  );
  const yellow = served(
    {
      name: 'Олександра Коваленко-Мироненко',
      provider: 'telegram',
      userId: 702,
      externalId: IN_CREATIO.kovalenko,
      queue: 'Продажи',
      bot: BOT_UK,
      variables: { lang: 'uk', model: 'RB38C775CS9', city: 'Дніпро', utm_source: 'instagram' },
    },
    14 * MINUTE,
    [
      ['client', 15 * MINUTE, 'Добрий день! Цікавить холодильник Samsung RB38C775CS9, чи є він у Дніпрі?'],
      ['operator', 12 * MINUTE, 'Так, є 2 шт. Ціна 32 999 ₴, за карткою «ТехноДім» 30 499 ₴.'],
      ['client', 5 * MINUTE + 18 * SECOND, 'А скільки коштує з доставкою до Кривого Рогу?'],
      ['client', 4 * MINUTE + 40 * SECOND, 'І чи можна оплатити частинами на 6 місяців? Картка monobank.'],
    ],
  );
  const green = served(
    { name: 'ТОВ «Агро-Південь Логістика»', provider: 'telegram', userId: 703, queue: 'Оплата и рассрочка' },
    8 * MINUTE,
    [
      ['client', 9 * MINUTE, 'Добрий день. Потрібен рахунок на 12 кавомашин для офісів.'],
      ['operator', 6 * MINUTE, 'Рахунок АП-2291 на 48 650 ₴ надіслали на пошту.'],
      ['client', 20 * SECOND, 'Рахунок АП-2291 отримали, дякуємо. Коли відвантажите?'],
    ],
  );
  const grey = served(
    { name: 'Марина Гнатюк', provider: 'facebook', userId: 704, queue: 'Продажи', bot: BOT_RU },
    11 * MINUTE,
    [
      ['client', 12 * MINUTE, 'Вернула чайник в магазин, когда придут деньги?'],
      ['operator', 2 * MINUTE, 'Возврат оформлен, 2 499 ₴ поступят за 3 рабочих дня.'],
    ],
  );

  return {
    invited: {
      iryna: offered(
        { name: 'Ірина Шевчук', provider: 'viber', userId: 705, queue: 'Гарантия', bot: BOT_UK },
        48 * SECOND,
        'Добрий день! Пральна машина Bosch WAN28263UA не зливає воду, гарантія до березня. Що робити?',
      ),
      sergey: offered(
        { name: 'Сергей Литвин', provider: 'telegram', userId: 706, queue: 'Продажи', bot: BOT_RU },
        31 * SECOND,
        'Здравствуйте! Ноутбук 15,6" с 32 ГБ памяти за 32 999 есть в наличии?',
      ),
      dmytro: offered(
        { name: 'Дмитро Пилипенко', provider: 'webchat', userId: 707, queue: 'Доставка' },
        12 * SECOND,
        'Замовлення №48213 мали привезти до 12-ї. Де курʼєр?',
      ),
    },
    red,
    yellow,
    green,
    grey,
    endEarlier,
  };
}
