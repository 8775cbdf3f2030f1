import type { WebitelStandIn } from './api.ts';
import { drawReceipt } from './seed/picture.ts';

const MINUTE = 60_000;
const BOT_UK = 'Вітаємо у «ТехноДім»! Оператор відповість за кілька хвилин.';
const BOT_RU = 'Здравствуйте! Это «ТехноДім». Оператор ответит в течение нескольких минут.';

/**
 * Webitel lists what is closed «today»: right after midnight, what began some minutes ago must have taken less.
 * @param minutes how long before `now` the first of it began
 * @returns ms
 */
export const minuteOfToday = (now: number, minutes: number): number =>
  Math.min(MINUTE, (now - new Date(now).setHours(0, 0, 0, 0)) / minutes);

/**
 * Lays out a believable working day of an electronics shop: three customers wait in different messengers (one short,
 * one past the yellow limit, one past the red one), one chat of the agent `login` is in progress and waits for his
 * answer, another one waits for the customer, and two were closed earlier.
 * The waiting ones are offered as soon as an agent goes online.
 */
export function seedDay(standIn: WebitelStandIn, login = 'operator'): void {
  closedChats(standIn, login);
  chatsInProgress(standIn, login);
  waitingCustomers(standIn);
}

function waitingCustomers(standIn: WebitelStandIn) {
  const now = standIn.now();
  const iryna = standIn.customer({
    name: 'Ірина Шевчук',
    provider: 'viber',
    userId: 603,
    contactId: 903,
    queue: 'Доставка',
    bot: BOT_UK,
    variables: { lang: 'uk', ttn: '20450891234567' },
  });
  iryna.writes('Добрий день! Замовила пральну машину, обіцяли привезти сьогодні до 12-ї.', {
    at: now - 7 * MINUTE,
  });
  iryna.writes('Уже друга година, а курʼєр не дзвонив. Підкажіть, будь ласка, де моє замовлення №48213?', {
    at: now - 6.5 * MINUTE,
  });

  const sergey = standIn.customer({
    name: 'Сергей Литвин',
    provider: 'telegram',
    userId: 604,
    contactId: 904,
    queue: 'Продажи',
    bot: BOT_RU,
    variables: { lang: 'ru', price: '32 999' },
  });
  sergey.writes('Здравствуйте! Ноутбук 15,6" с 32 ГБ памяти за 32 999 есть в наличии?', {
    at: now - 4 * MINUTE,
  });

  const oleg = standIn.customer({
    name: 'Олег Д.',
    provider: 'whatsapp',
    userId: 605,
    externalId: '380671112200',
    queue: 'Оплата и рассрочка',
    variables: { lang: 'ru' },
  });
  oleg.writes('Добрый день, можно оплатить холодильник частями на 10 месяцев?', { at: now - 0.7 * MINUTE });
}

function chatsInProgress(standIn: WebitelStandIn, login: string) {
  const now = standIn.now();
  const oleksandr = standIn.customer({
    name: 'Олександр Петренко',
    provider: 'telegram',
    userId: 601,
    contactId: 901,
    queue: 'Гарантия',
    bot: BOT_UK,
    variables: { lang: 'uk' },
  });
  oleksandr.writes('Вітаю! Купив у вас кавомашину, другий тиждень підтікає вода.', { at: now - 10 * MINUTE });
  standIn.at(now - 9 * MINUTE, () => {
    oleksandr.invite({ login, timeoutSec: 0 });
    oleksandr.takenElsewhere();
  });
  oleksandr.operatorSays('Добрий день, Олександре! Перепрошуємо за незручності. Вже розбираємося.', {
    at: now - 8.6 * MINUTE,
  });
  oleksandr.operatorSays('Надішліть, будь ласка, фото несправності та чека.', { at: now - 8.2 * MINUTE });
  oleksandr.sendsFile(
    { name: 'чек-12094.png', mime: 'image/png', bytes: drawReceipt() },
    { at: now - 6 * MINUTE },
  );
  oleksandr.writes('Ось чек. Тече знизу, коли готую другу чашку. Чи можна замінити за гарантією?', {
    at: now - 5 * MINUTE,
  });

  const marina = standIn.customer({
    name: 'Марина Кравцова',
    provider: 'facebook',
    userId: 602,
    contactId: 902,
    queue: 'Продажи',
    bot: BOT_RU,
    variables: { lang: 'ru' },
  });
  marina.writes('Здравствуйте, подскажите, какая стиральная машина тише: на 8 кг или на 10?', {
    at: now - 9.5 * MINUTE,
  });
  standIn.at(now - 9 * MINUTE, () => {
    marina.invite({ login, timeoutSec: 0 });
    marina.takenElsewhere();
  });
  marina.operatorSays(
    'Здравствуйте, Марина! На 8 кг тише: 49 дБ при стирке против 53 дБ. Показать обе модели?',
    {
      at: now - 2 * MINUTE,
    },
  );
}

function closedChats(standIn: WebitelStandIn, login: string) {
  const now = standIn.now();
  const minute = minuteOfToday(now, 36);
  const natalia = standIn.customer({
    name: 'Наталья',
    provider: 'webchat',
    userId: 606,
    queue: 'Доставка',
    variables: { lang: 'ru' },
  });
  natalia.writes('Во сколько закрывается магазин на Центральной?', { at: now - 34 * minute });
  standIn.at(now - 33 * minute, () => {
    natalia.invite({ login, timeoutSec: 0 });
    natalia.takenElsewhere();
  });
  natalia.operatorSays('Добрый день! Магазин работает ежедневно с 9:00 до 21:00.', { at: now - 32 * minute });
  natalia.writes('Спасибо!', { at: now - 31 * minute });
  standIn.at(now - 30 * minute, () => {
    natalia.operatorLeaves();
    natalia.operatorReports();
  });

  const taras = standIn.customer({
    name: 'Тарас Г.',
    provider: 'viber',
    userId: 607,
    queue: 'Продажи',
    variables: { lang: 'uk' },
  });
  taras.writes('Доброго дня, телевізор 55" з вітрини ще продається?', { at: now - 25 * minute });
  standIn.at(now - 24 * minute, () => {
    taras.invite({ login, timeoutSec: 0 });
    taras.takenElsewhere();
  });
  taras.operatorSays('Добрий день! Так, зі знижкою 15%. Відкласти для вас?', { at: now - 22 * minute });
  standIn.at(now - 20 * minute, () => {
    taras.leaves();
    taras.operatorReports();
  });
}
