// «Новое сообщение»: what is typed into «Кому», every door to the form, every refusal, and that nothing is lost or sent twice.
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import {
  attr,
  click,
  fill,
  find,
  has,
  press,
  textOf,
  until,
  value,
  waitDesk,
  waitGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

const HERO = 'Коваленко-Мироненко Олександра';

let stage: Stage;
let popup: Page;

beforeAll(async () => {
  stage = await setStage();
  const { webitel } = stage;
  // What Webitel knows: a client of the bot, and one of the app's line.
  for (const init of [
    { name: 'Олександра', externalId: '412880367' },
    { name: 'Через застосунок', gateway: '14' },
    { name: 'З сайту', provider: 'webchat' },
    { name: 'З Viber', provider: 'viber' },
  ]) {
    const customer = webitel.customer(init);
    customer.writes('Добрий день');
    customer.leaves();
  }
  popup = await openPopup();
});
afterAll(() => stage?.close());
beforeEach(() => stage.webitel.log.clear());
afterEach(() => stage.webitel.faults.reset());

async function openPopup(): Promise<Page> {
  const page = await stage.desk.extensionPage('popup.html');
  await page.setViewport({ width: 400, height: 560 });
  await find(page, 'combobox', 'Кому');
  return page;
}

const to = (page: Page, text: string) => fill(page, 'combobox', 'Кому', text);
const say = (page: Page, text: string) => fill(page, 'textbox', 'Сообщение', text);
const invalid = async (page: Page): Promise<string | null> =>
  attr(await find(page, 'combobox', 'Кому'), 'aria-invalid');

/** Types and takes «Manual input» with the keyboard: it is always last. */
async function manual(page: Page, text: string): Promise<void> {
  await to(page, text);
  await find(page, 'option', `Manual input: ${text}`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
}

const chosen = async (page: Page): Promise<string> => textOf(await waitDesk(page, '.recipient-chip .name'));

const broadcasts = () => stage.webitel.log.requests.filter(({ path }) => path === '/api/chat/broadcast');

const sentItem = (page: Page, text: string, state: string) =>
  until(
    async () => {
      for (const item of await page.$$(`.sent li[data-message-state="${state}"]`))
        if ((await textOf(item)).includes(text)) return item;
      return null;
    },
    { what: `«${text}» as ${state}` },
  );

describe('manual input', () => {
  test.each([
    ['+380671234567', '+38 067 123 45 67'],
    ['+38 (067) 123-45-67', '+38 067 123 45 67'],
    ['@ivan_petrenko', '@ivan_petrenko'],
  ])('%s is taken without a question', async (typed, label) => {
    await manual(popup, typed);
    expect((await chosen(popup)).replaceAll('\u00a0', ' ')).toBe(label);
    expect(await has(popup, 'dialog')).toBe(false);
  });

  test.each([
    ['380671234567', ['Мобильный телефон', 'Id пользователя в мессенджере']],
    ['0671234567', ['Мобильный телефон']],
    ['123456789', ['Id пользователя в мессенджере', 'Мобильный телефон']],
    ['t.me/ivan_petrenko', ['Юзернейм пользователя']],
  ])('%s is asked about', async (typed, readings) => {
    await manual(popup, typed);
    await find(popup, 'dialog', 'Подтверждение типа ввода');
    const radios = await popup.$$eval('[role=dialog] label .name', (all) =>
      all.map((one) => one.textContent),
    );
    expect(radios).toEqual(readings);
    await find(popup, 'radio', readings[0]);
    await popup.keyboard.press('Escape');
    await waitGone(popup, 'dialog');
    expect(await value(await find(popup, 'combobox', 'Кому'))).toBe(typed);
  });

  test('the confirmed reading is the recipient', async () => {
    await manual(popup, '380671234567');
    await find(popup, 'dialog', 'Подтверждение типа ввода');
    await click(popup, 'radio', 'Id пользователя в мессенджере');
    await click(popup, 'button', 'Подтвердить');
    await waitGone(popup, 'dialog');
    expect(await chosen(popup)).toBe('380671234567');
    await manual(popup, '0671234567');
    await find(popup, 'radio', 'Мобильный телефон');
    await popup.keyboard.press('Enter');
    await waitGone(popup, 'dialog');
    expect((await chosen(popup)).replaceAll('\u00a0', ' ')).toBe('+38 067 123 45 67');
  });

  test.each([
    ['@ab', 'не меньше 5 знаков'],
    ['@', 'нет имени'],
    ['+12', 'не хватает цифр'],
    ['+999 12', 'не хватает цифр'],
    ['ivan_petrenko', 'начинается с «@»'],
    ['Нема такого', 'Выберите контакт'],
  ])('%s is refused with a sentence', async (typed, sentence) => {
    await manual(popup, typed);
    expect(await invalid(popup)).toBe('true');
    expect(await textOf(await find(popup, 'alert'))).toContain(sentence);
    await to(popup, `${typed}x`);
    await until(async () => (await invalid(popup)) === null);
  });
});

describe('without a CRM tab', () => {
  test('a line says how to search contacts; recent recipients and manual input work', async () => {
    await to(popup, 'Коваленко');
    await until(async () =>
      (await textOf((await popup.$('.recipient-list'))!)).includes('откройте вкладку Creatio'),
    );
    await find(popup, 'option', 'Manual input: Коваленко');
  });

  test('clients whom Webitel knows are found all the same', async () => {
    await to(popup, 'Олександра');
    await click(popup, 'option', 'Олександра');
    expect(await chosen(popup)).toBe('Олександра');
    expect(await value(await find(popup, 'combobox', 'Gateway'))).toBe('9');
  });
});

describe('with the CRM open', () => {
  let crm: Page;
  beforeAll(async () => {
    crm = await stage.openDesk();
  });
  afterAll(() => crm?.close());

  test.each([
    ['by name', 'Коваленко-М'],
    ['by phone', '067 412'],
    ['by id', '412880367'],
    ['by username', '@oleksandra'],
  ])('a contact is found %s and its ways are filled in', async (_, query) => {
    await to(popup, query);
    await click(popup, 'option', HERO);
    expect(await chosen(popup)).toBe(HERO);
    expect(await value(await find(popup, 'combobox', 'Provider'))).toBe('telegram');
    expect(await value(await find(popup, 'combobox', 'Gateway'))).toBe('9');
  });

  test('by keyboard alone, from the field to the sent message; the next time it is a recent one', async () => {
    await to(popup, 'Коваленко-Мирон');
    await find(popup, 'option', HERO);
    await popup.keyboard.press('Enter');
    await find(popup, 'combobox', 'Gateway');
    await popup.keyboard.type('Заказ готов');
    await find(popup, 'button', 'Отправить');
    await until(async () => (await attr(await find(popup, 'button', 'Отправить'), 'disabled')) === null, {
      what: 'all that is needed',
    });
    await popup.keyboard.press('Enter');
    const item = await sentItem(popup, 'Заказ готов', 'sent');
    // Ten seconds are left to the connector, which may write the record itself.
    await until(async () => /OutgoingChat-\d+ · ответ придёт новым чатом/.test(await textOf(item)), {
      what: 'the number of its record',
      timeout: 20_000,
    });
    expect(broadcasts()).toHaveLength(1);
    expect(broadcasts()[0]?.body).toEqual({
      message: { text: 'Заказ готов' },
      peers: [{ type: 'telegram', id: '412880367', via: '9' }],
    });
    await to(popup, 'x');
    await to(popup, '');
    await click(popup, 'option', HERO);
    expect(await chosen(popup)).toBe(HERO);
  });

  test('another gateway is chosen by hand and remembered for the contact; what is impossible says why', async () => {
    const gateway = await find(popup, 'combobox', 'Gateway');
    const provider = await find(popup, 'combobox', 'Provider');
    expect((await textOf(provider)).replaceAll('\u00a0', ' ')).toContain(
      'Viber: Этот мессенджер не включён для исходящих сообщений',
    );
    await (gateway as unknown as { select(v: string): Promise<string[]> }).select('14');
    await say(popup, 'Через застосунок');
    await click(popup, 'button', 'Отправить');
    await sentItem(popup, 'Через застосунок', 'sent');
    expect(broadcasts().map(({ body }) => (body as { peers: unknown[] }).peers[0])).toEqual([
      { type: 'gotd', id: '+380674128803', via: '14' },
    ]);
    await to(popup, 'Коваленко-Мирон');
    await click(popup, 'option', HERO);
    expect(await value(await find(popup, 'combobox', 'Gateway'))).toBe('14');
  });

  test.each([
    [{ code: 404, message: 'peer is not found' }, 'не знает этого получателя'],
    [{ code: 400, message: 'gateway is disabled' }, 'Шлюз отключён'],
    [{ code: 404, message: 'gateway is not found' }, 'больше нет'],
    [{ code: 400, message: 'peer type telegram is not supported' }, 'нельзя написать первым'],
    [{ code: 429, message: 'too many' }, 'Webitel отказал'],
  ])('a refusal %j says why, and is tried again', async (failure, sentence) => {
    const text = `Отказ ${failure.message}`;
    stage.webitel.faults.broadcastFailures = [failure];
    await to(popup, '412880367');
    await click(popup, 'option', HERO);
    await say(popup, text);
    await click(popup, 'button', 'Отправить');
    const item = await sentItem(popup, text, 'failed');
    expect(await textOf(item)).toContain(sentence);
    stage.webitel.faults.broadcastFailures = [];
    await (await item.$('button'))!.click();
    await sentItem(popup, text, 'sent');
    expect(broadcasts()).toHaveLength(2);
  });

  test('a username that nobody has is refused plainly', async () => {
    await manual(popup, '@nobody_here');
    await say(popup, 'Кому-нибудь');
    await click(popup, 'button', 'Отправить');
    expect(await textOf(await sentItem(popup, 'Кому-нибудь', 'failed'))).toContain('username не найден');
  });

  test('a ready-made text is put in, edited, and asks once for its blanks', async () => {
    await manual(popup, '@ivan_petrenko');
    await say(popup, '');
    await click(popup, 'button', 'Предзаготовленное сообщение');
    await fill(popup, 'searchbox', 'Поиск', 'Вітання');
    await find(popup, 'option', 'Вітання');
    await popup.keyboard.press('Enter');
    const field = await find(popup, 'textbox', 'Сообщение');
    await until(async () => (await value(field)).includes('Добрий день! Мене звати'));
    await fill(popup, 'textbox', 'Сообщение', 'Ждём ${дата}');
    await popup.keyboard.press('Enter');
    await find(popup, 'dialog');
    expect(await textOf(await find(popup, 'dialog'))).toContain('дата');
    await click(popup, 'button', 'Нет');
    await waitGone(popup, 'dialog');
    expect(broadcasts()).toHaveLength(0);
    expect(await value(field)).toBe('Ждём ${дата}');
  });

  test('what is missing is said beside the button; too long a text is not sent', async () => {
    await manual(popup, '@ivan_petrenko');
    await say(popup, '');
    const send = await find(popup, 'button', 'Отправить');
    expect(await attr(send, 'disabled')).not.toBeNull();
    expect(await textOf((await popup.$('.outgoing-foot p'))!)).toBe('Введите сообщение');
    await (
      await find(popup, 'textbox', 'Сообщение')
    ).evaluate((field) => {
      (field as HTMLTextAreaElement).value = 'я'.repeat(4100);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await until(async () => (await textOf((await popup.$('.outgoing-foot p'))!)).includes('Сократите на 4'));
    expect(await attr(send, 'disabled')).not.toBeNull();
    await say(popup, '');
    await click(popup, 'button', 'Убрать получателя');
    expect(await textOf((await popup.$('.outgoing-foot p'))!)).toBe('Выберите получателя');
  });

  test('pressed twice and the popup closed at once: one broadcast', async () => {
    const own = await openPopup();
    await to(own, 'Коваленко-Мирон');
    await click(own, 'option', HERO);
    await (
      (await find(own, 'combobox', 'Gateway')) as unknown as { select(v: string): Promise<string[]> }
    ).select('9');
    await say(own, 'Дважды');
    await own.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('.outgoing-foot button')!;
      button.click();
      button.click();
    });
    await own.close();
    await sentItem(popup, 'Дважды', 'sent');
    expect(broadcasts()).toHaveLength(1);
  });

  test('what is typed outlives the popup, and is there in the desk', async () => {
    const own = await openPopup();
    await manual(own, '@ivan_petrenko');
    await say(own, 'Не дописано');
    await own.close();
    const again = await openPopup();
    await until(async () => (await value(await find(again, 'textbox', 'Сообщение'))) === 'Не дописано');
    expect(await chosen(again)).toBe('@ivan_petrenko');
    await again.close();
    await click(crm, 'button', 'Новое сообщение');
    expect(await value(await find(crm, 'textbox', 'Сообщение'))).toBe('Не дописано');
    expect(await chosen(crm)).toBe('@ivan_petrenko');
    await say(crm, '');
    await click(crm, 'button', 'Убрать получателя');
    await press(crm, 'Escape');
    await press(crm, 'Escape');
    await waitGone(crm, 'combobox', 'Кому');
  });
});

describe('doors', () => {
  test.each([
    ['Freedom', 'freedom', `#Card/Contacts_FormPage/edit/${seedIds.hero}`],
    ['Classic', 'classic', `#CardModuleV2/ContactPageV2/edit/${seedIds.hero}`],
  ] as const)('a contact’s page on %s fills in the contact with its addresses', async (_, kind, hash) => {
    const page = await stage.desk.openPage(
      kind === 'freedom' ? stage.creatio.freedomUrl(hash) : stage.creatio.classicUrl(hash),
    );
    await click(page, 'button', 'Чаты');
    await click(page, 'button', 'Новое сообщение');
    expect(await chosen(page)).toBe(HERO);
    await find(page, 'combobox', 'Gateway');
    expect(await value(await find(page, 'combobox', 'Gateway'))).toBe('9');
    const addresses = await textOf(await find(page, 'combobox', 'Адрес'));
    expect(addresses).toContain('412880367');
    expect(addresses).toContain('@oleksandra_km');
    await click(page, 'button', 'Убрать получателя');
    await page.close();
  });

  test('the section of chats opens an empty form', async () => {
    const page = await stage.desk.openPage(stage.creatio.freedomUrl('#Section/UsrWebitelChat_ListPage'));
    await click(page, 'button', 'Чаты');
    await click(page, 'button', 'Новое сообщение');
    await find(page, 'combobox', 'Кому');
    expect(await value(await find(page, 'textbox', 'Сообщение'))).toBe('');
    expect(await has(page, 'button', 'Убрать получателя')).toBe(false);
    await page.close();
  });

  test('a closed chat fills in its client and gateway', async () => {
    stage.webitel.agent().setStatus('online');
    const page = await stage.openDesk('classic');
    const customer = stage.webitel.customer({ name: 'Ганна Сорока', externalId: '520000777' });
    customer.writes('Питання');
    await click(page, 'button', 'Принять');
    await find(page, 'textbox', 'Текст сообщения');
    customer.leaves();
    await click(page, 'button', 'Новое сообщение', { within: await waitDesk(page, '.over') });
    expect(await chosen(page)).toBe('Ганна Сорока');
    expect(await value(await find(page, 'combobox', 'Gateway'))).toBe('9');
    await say(page, 'Доброго дня');
    await click(page, 'button', 'Отправить');
    await until(() => broadcasts().length === 1);
    expect((broadcasts()[0]!.body as { peers: unknown[] }).peers).toEqual([
      { type: 'telegram', id: '520000777', via: '9' },
    ]);
    await waitDesk(page, '.sent li[data-message-state="sent"]');
    // The client's answer is a chat of its own; the message leads to it.
    customer.writes('Дякую');
    await click(page, 'button', 'Открыть ответ');
    await waitDesk(page, '.conversation');
    await page.close();
  });
});
