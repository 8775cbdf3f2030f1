// Whose chat it is: found, chosen, created once; with the worker dead, without the CRM, under a blocking policy.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { acceptChat, HERO, HERO_CONTACT, linkedTo, SHARED, STRANGER } from './support/people.ts';
import {
  attr,
  click,
  deskQuery,
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
import { setStage, setStatus, type Stage } from './support/stage.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
/** Questions of the desk's own; the page's scripts mark theirs. */
const asked = (stage: Stage) =>
  stage.creatio.requests.filter(
    (r) => r.path.endsWith('/ContactCommunication') && r.headers['x-request-source'] === undefined,
  ).length;

/** The sentence that a screen reader says with a field. */
const describedBy = (field: Awaited<ReturnType<typeof find>>) =>
  field.evaluate((e) => {
    const root = e.getRootNode() as Document | ShadowRoot;
    return root.getElementById(e.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  });

describe.each(['freedom', 'classic'] as const)('on a %s page', (kind) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await setStage({ creatio: { csp: 'block' } });
    const { db } = stage.creatio;
    const photo = '11111111-1111-4111-8111-111111111111';
    db.insert('SysImage', { Id: photo, Name: 'p.png', MimeType: 'image/png' });
    db.streams.set(`SysImage/${photo}/Data`, PIXEL);
    db.update('Contact', seedIds.hero, { PhotoId: photo });
    page = await stage.openDesk(kind);
    await setStatus(page, 'Готов');
  });
  afterAll(() => stage?.close());

  test('the only match is linked: name and photo in list and conversation, kept over a reload and the worker’s death', async () => {
    await acceptChat(stage, page, HERO);
    await linkedTo(page);
    await click(page, 'button', 'К списку чатов');
    const item = await find(page, 'listitem', HERO.name);
    await until(async () => (await textOf(item)).includes(HERO_CONTACT), { what: 'the contact’s name' });
    const photo = await waitDesk(page, '.chat-item .photo:not([hidden])');
    expect(await attr(photo, 'src')).toMatch(/^data:image\//);
    expect(
      stage.creatio.requests.some((r) => /\/img\/entity\/hash\/SysImage\/Data\/1{8}-/.test(r.path)),
    ).toBe(true);
    const before = asked(stage);
    await stage.desk.killWorker();
    await page.reload();
    await click(page, 'button', 'Чаты');
    await click(page, 'button', HERO.name);
    await linkedTo(page);
    expect(asked(stage)).toBe(before);
    expect(stage.creatio.cspViolations).toEqual([]);
    await click(page, 'button', 'К списку чатов');
  });

  test('among several the operator chooses, and may change his mind', async () => {
    await acceptChat(stage, page, SHARED);
    await click(page, 'button', 'Выбрать контакт');
    const dialog = await find(page, 'dialog', 'Выберите контакт');
    expect(await has(page, 'radio', HERO_CONTACT, { within: dialog })).toBe(true);
    const other = await find(page, 'radio', 'Коваленко Олександр', { within: dialog });
    await other.focus();
    await press(page, 'Space');
    await click(page, 'button', 'Выбрать', { within: dialog });
    await waitGone(page, 'dialog', 'Выберите контакт');
    await linkedTo(page, 'Коваленко Олександр');
    await click(page, 'button', 'Изменить контакт');
    const again = await find(page, 'dialog', 'Выберите контакт');
    await click(page, 'radio', HERO_CONTACT, { within: again });
    await click(page, 'button', 'Выбрать', { within: again });
    await linkedTo(page);
    await click(page, 'button', 'К списку чатов');
  });

  test('nobody is found: the operator creates the contact once, with a double press', async () => {
    await acceptChat(stage, page, STRANGER);
    await click(page, 'button', 'Определить клиента');
    const dialog = await find(page, 'dialog', 'Определить клиента');
    expect(await value(await find(page, 'textbox', 'Имя', { within: dialog }))).toBe(STRANGER.name);
    const phone = await find(page, 'textbox', 'Телефон', { within: dialog });
    for (const wrong of ['12', '+999 12', '+38']) {
      await fill(page, 'textbox', 'Телефон', '', { within: dialog });
      await until(async () => (await attr(phone, 'aria-invalid')) === null, { what: 'no fault' });
      await fill(page, 'textbox', 'Телефон', wrong, { within: dialog });
      await click(page, 'button', 'Создать контакт', { within: dialog });
      await until(async () => (await attr(phone, 'aria-invalid')) === 'true', { what: `«${wrong}» refused` });
      expect(await describedBy(phone)).toBe('Такого телефона не бывает: проверьте цифры и код страны.');
    }
    await fill(page, 'textbox', 'Телефон', '+380 99 000 11 22', { within: dialog });
    const create = await find(page, 'button', 'Создать контакт', { within: dialog });
    await create.evaluate((button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
    });
    await waitGone(page, 'dialog', 'Определить клиента');
    await linkedTo(page, STRANGER.name);
    const made = stage.creatio.db.filter('Contact', { Name: STRANGER.name });
    expect(made).toHaveLength(1);
    const numbers = stage.creatio.db.filter('ContactCommunication', { ContactId: made[0]!.Id! });
    expect(numbers.map((row) => row.Number).toSorted()).toEqual(['+380 99 000 11 22', STRANGER.externalId]);
    expect(stage.creatio.cspViolations).toEqual([]);
    await click(page, 'button', 'К списку чатов');
  });

  test('who is typed is looked for first, and linked instead of made again', async () => {
    const before = stage.creatio.db.rows('Contact').length;
    await acceptChat(stage, page, { ...STRANGER, name: 'Гость', externalId: '900100201' });
    await click(page, 'button', 'Определить клиента');
    const dialog = await find(page, 'dialog', 'Определить клиента');
    await fill(page, 'textbox', 'Имя', 'Марина Гнатюк', { within: dialog });
    await click(page, 'radio', 'Гнатюк Марина', { within: dialog });
    await click(page, 'button', 'Связать', { within: dialog });
    await linkedTo(page, 'Гнатюк Марина');
    expect(stage.creatio.db.rows('Contact')).toHaveLength(before);
    await click(page, 'button', 'К списку чатов');
  });

  test('an ended session is one sentence; what was typed stays, and the second press makes one contact', async () => {
    const who = { ...STRANGER, name: 'Сесія Скінчилась', externalId: '900100202' };
    await acceptChat(stage, page, who);
    await click(page, 'button', 'Определить клиента');
    const dialog = await find(page, 'dialog', 'Определить клиента');
    await fill(page, 'textbox', 'E-mail', 'sesia@mail.example', { within: dialog });
    stage.creatio.expireSessions();
    await click(page, 'button', 'Создать контакт', { within: dialog });
    const said = await find(page, 'alert', undefined, { within: dialog });
    await until(async () => (await textOf(said)).includes('Сессия Creatio закончилась'), {
      what: 'the sentence',
    });
    expect(await deskQuery(page, '.dialog-error')).toHaveLength(1);
    expect(await value(await find(page, 'textbox', 'E-mail', { within: dialog }))).toBe('sesia@mail.example');
    const other = await stage.desk.openPage(stage.creatio.freedomUrl());
    await other.close();
    await page.bringToFront();
    await click(page, 'button', 'Создать контакт', { within: dialog });
    await linkedTo(page, who.name);
    expect(stage.creatio.db.filter('Contact', { Name: who.name })).toHaveLength(1);
  });
});
