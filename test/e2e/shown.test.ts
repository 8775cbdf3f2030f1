// What clients send beside words is seen for what it is: in the built extension, in a real browser.
import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { choose, onDisk } from './support/files.ts';
import { wav, webm } from './support/media.ts';
import {
  attr,
  click,
  deskQuery,
  fill,
  find,
  press,
  shot,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let customer: Customer;
let count = 0;

beforeAll(async () => {
  mkdirSync('.output/shots', { recursive: true });
  stage = await setStage({});
  page = await stage.openDesk();
  stage.webitel.agent().setStatus('online');
});
afterAll(() => stage?.close());
beforeEach(() => begin());
afterEach(async () => {
  stage.webitel.faults.reset();
  customer.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
});

async function begin(provider = 'telegram', at?: number): Promise<void> {
  customer = stage.webitel.customer({ name: `Клієнт ${++count}`, provider, externalId: `77${count}` });
  customer.writes('Синій чи чорний?', at === undefined ? {} : { at });
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
}

const last = async () => (await deskQuery(page, '.messages .message')).at(-1)!;
const words = async (selector: string) => textOf(await waitDesk(page, selector));

test('a message longer than anybody reads says that it is shortened, also after the page is loaded again; others do not', async () => {
  customer.writes(`${'Дуже довго. '.repeat(9000)}кінець`);
  customer.writes('коротко');
  const stamps = (): Promise<string[]> =>
    deskQuery(page, '.messages .message').then((all) => Promise.all(all.map((one) => textOf(one))));
  const says = async (): Promise<boolean[]> => (await stamps()).map((text) => text.includes('сокращено'));
  await until(async () => (await textOf(await last())).includes('коротко'));
  expect(await says()).toEqual([false, true, false]);
  expect((await stamps())[1]).not.toContain('кінець');
  await page.reload();
  await click(page, 'button', 'Чаты');
  await click(page, 'button', `Клієнт ${count}`);
  await until(async () => (await says()).length === 3);
  expect(await says()).toEqual([false, true, false]);
});

test('a quotation stands above its answer, and leads to the message, however far up it is', async () => {
  const asked = customer.messages()[0]!;
  for (let i = 0; i < 90; i++) customer.writes(`рядок ${i}`);
  customer.writes('Так, цей', { replyTo: asked.id });
  await until(async () => (await textOf(await last())).includes('Так, цей'));
  const quote = await find(page, 'button', /^Ответ на сообщение, Клієнт/);
  expect(await textOf(quote)).toContain('Синій чи чорний?');
  await click(page, 'button', /^Ответ на сообщение, Клієнт/);
  const line = await waitDesk(page, `.message.current[data-line="m${asked.id}"]`);
  await until(() =>
    line.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const box = element.closest('.messages')!.getBoundingClientRect();
      return top >= box.top && bottom <= box.bottom;
    }),
  );
});

test('forwarded words, a pressed button, an answer to what is not known', async () => {
  customer.writes('Ціна 100', { forward: { chatId: '5', messageId: '6', senderName: '' } });
  customer.writes('Акція', { forward: { senderName: 'Магазин', date: 5 } });
  customer.presses('Оплата');
  customer.writes('про це', { replyTo: 999_999_999 });
  await until(async () => (await textOf(await last())).includes('про це'));
  const marks = await Promise.all((await deskQuery(page, '.came-as')).map(textOf));
  expect(marks.map((m) => m.trim())).toEqual(['Переслано', 'Переслано от Магазин', 'Нажата кнопка']);
  expect(await words('.quote.unknown')).toBe('Ответ на более раннее сообщение');
});

test('a contact card: the number is a link, and whose it is is said', async () => {
  customer.sharesContact({ id: `77${count}`, firstName: 'Олена', lastName: 'Демо', phone: '380675550123' });
  const card = await waitDesk(page, '.contact-card[data-own]');
  expect(await textOf(card)).toContain('Олена Демо');
  expect(await textOf(card)).toContain('Свой номер, подтверждён мессенджером');
  expect(await attr(await waitDesk(page, '.contact-card a'), 'href')).toBe('tel:+380675550123');
  customer.sharesContact({ firstName: 'Сусід', phone: '380501112233' });
  await waitDesk(page, '.contact-card:not([data-own])');
  await shot(page, 'shown-contact.png');
});

test('an edit shows what was there before on demand, a deletion leaves a trace', async () => {
  const { id } = customer.writes('о 10');
  await until(async () => (await textOf(await last())).includes('о 10'));
  customer.edits(id, 'о 11');
  await until(async () => (await textOf(await last())).includes('о 11'));
  await click(page, 'button', 'изменено');
  expect(await words('.earlier')).toContain('о 10');
  await click(page, 'button', 'изменено');
  await waitDeskGone(page, '.earlier');
  const gone = customer.writes('зайве');
  await until(async () => (await textOf(await last())).includes('зайве'));
  customer.deletes(gone.id);
  await until(async () => (await textOf(await last())).includes('Сообщение удалено'));
  expect(await textOf(await waitDesk(page, '.messages'))).not.toContain('зайве');
});

test('blocked files, unknown kinds, stickers and a film without a name', async () => {
  const webp = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 96;
    canvas.getContext('2d')!.fillRect(8, 8, 80, 80);
    const blob = await new Promise<Blob>((done) => canvas.toBlob((b) => done(b!), 'image/webp'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  customer.fileIsBlocked();
  customer.sendsFile({
    name: 'a.exe',
    mime: 'application/x-msdownload',
    bytes: new Uint8Array(4),
    malware: true,
  });
  customer.writes('', { type: 'reaction' });
  customer.sendsFile({ name: 'file_12.webp', mime: '', bytes: Uint8Array.from(webp), text: '🥳' });
  customer.sendsFile({
    name: 'AnimatedSticker.tgs',
    mime: 'application/x-tgsticker',
    bytes: new Uint8Array(9),
    text: '🔥',
  });
  customer.sendsFile({ name: '', mime: 'video/mp4', bytes: await webm(page) });
  await waitDesk(page, 'img[alt*="file_12.webp"]');
  await waitDesk(page, '.text.sticker');
  const log = await words('.messages');
  expect(log.match(/Файл не пропущен политикой безопасности/g)).toHaveLength(2);
  expect(log).toContain('Сообщение, которое здесь не показать (reaction)');
  await find(page, 'button', 'Скачать: Видео');
  await shot(page, 'shown-files.png');
  await click(page, 'button', 'К списку чатов');
  expect(await textOf(await find(page, 'listitem', customer.name))).toContain('Видео');
  await click(page, 'button', customer.name);
  await find(page, 'textbox', 'Текст сообщения');
});

test('a picture of too many pixels is a file', async () => {
  const bomb = Uint8Array.from([
    0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 62, 128, 0, 0, 62, 128, 8, 0, 0, 0,
    0,
  ]);
  customer.sendsFile({ name: 'plan.png', mime: 'image/png', bytes: bomb });
  await find(page, 'button', 'Скачать: plan.png');
  await until(async () => (await deskQuery(page, '.received .skeleton')).length === 0);
  expect(await deskQuery(page, '.received img')).toEqual([]);
});

test('playing one sound pauses the other', async () => {
  customer.sendsFile({ name: 'перше.wav', mime: 'audio/wav', bytes: wav(20) });
  customer.sendsFile({ name: 'друге.wav', mime: 'audio/wav', bytes: wav(20) });
  const playing = async () => {
    const states = await Promise.all(
      page
        .frames()
        .map((f) =>
          f.evaluate(() => [...document.querySelectorAll('audio')].map((a) => a.paused)).catch(() => []),
        ),
    );
    return states.flat();
  };
  await find(page, 'button', 'Скачать: друге.wav');
  await until(async () => (await deskQuery(page, '.received .button')).length >= 2);
  await click(page, 'button', 'Воспроизвести');
  await until(async () => (await playing()).filter((paused) => !paused).length === 1);
  await click(page, 'button', 'Воспроизвести');
  await until(async () => (await playing()).length === 2);
  await until(async () => (await playing()).filter((paused) => !paused).length === 1);
});

test('a file that storage does not take: texts go on, the reason is told, and it goes when asked again', async () => {
  Object.assign(stage.webitel.faults, { http: '500', httpPath: '/api/storage' });
  await choose(page, onDisk('звіт.txt', 'раз'));
  await until(async () => (await deskQuery(page, '.tray .num')).length > 0);
  await click(page, 'button', 'Отправить');
  await until(async () => (await words('.file.outgoing')).includes('Не загрузилось, пробуем ещё раз'));
  await fill(page, 'textbox', 'Текст сообщения', 'файл пізніше');
  await press(page, 'Enter');
  await customer.heard('файл пізніше');
  await shot(page, 'shown-trouble.png');
  stage.webitel.faults.http = 'ok';
  await until(() => customer.messages().some((m) => m.file?.name === 'звіт.txt'), { timeout: 30_000 });
});

test('WhatsApp: what is left of the 24 hours, then that they are over, and a refusal names them', async () => {
  customer.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
  const HOUR = 3_600_000;
  await begin('whatsapp', Date.now() - 23.5 * HOUR - 5000);
  expect(await words('[data-window="soon"]')).toContain('WhatsApp: свободный текст ещё 29:');
  await shot(page, 'shown-window.png');
  customer.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
  await begin('whatsapp', Date.now() - 25 * HOUR);
  expect(await words('[data-window="over"]')).toContain('WhatsApp принимает свободный текст');
  stage.webitel.faults.failAfterEcho = { times: 1 };
  await fill(page, 'textbox', 'Текст сообщения', 'Доброго дня');
  await press(page, 'Enter');
  expect(await words('[data-notice="send-failed"]')).toContain(
    'WhatsApp принимает свободный текст только 24',
  );
});

test('Instagram: the counter and the parts are those of its 1,000 characters', async () => {
  customer.leaves();
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await click(page, 'button', 'К списку чатов');
  await begin('instagram');
  const field = await find(page, 'textbox', 'Текст сообщения');
  const text = 'слово '.repeat(250).trim();
  await field.evaluate((element, value) => {
    (element as HTMLTextAreaElement).value = value;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  expect(await words('.composer .hint')).toMatch(/^1499 из 1000 · .*2/);
  await press(page, 'Enter');
  await until(() => customer.messages().filter((m) => m.from === 'operator').length === 2);
  for (const { text: part } of customer.messages().filter((m) => m.from === 'operator'))
    expect(part.length).toBeLessThanOrEqual(1000);
});

test('chats of the IM channel are said not to be served here', async () => {
  stage.webitel.agent().otherWork('im', 'distribute');
  expect(await words('[data-notice="im-channel"]')).toContain('Вам приходят и чаты канала IM.');
  await shot(page, 'shown-im.png');
  await click(page, 'button', 'Скрыть');
  await waitDeskGone(page, '[data-notice="im-channel"]');
});
