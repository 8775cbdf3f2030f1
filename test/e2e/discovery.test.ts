// What the desk finds out about the CRM: shown to the administrator, set by hand, and the light's settings in force.
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { CreatioStartOptions } from '../standins/creatio/index.ts';
import {
  attr,
  click,
  fill,
  find,
  has,
  shot,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

let stage: Stage;
afterEach(() => stage?.close());

const AGAIN = 'Проверить ещё раз';
const ENTITY = 'Объект чатов Creatio';

const begin = async (creatio: CreatioStartOptions = {}): Promise<void> => {
  stage = await setStage({ creatio });
  stage.webitel.agent().setStatus('online');
};
const section = async (page: Page): Promise<string> => textOf((await page.$('#crm'))!);
const says = (page: Page, words: string) =>
  until(async () => (await section(page)).includes(words), {
    what: async () => `«${words}» in ${await section(page)}`,
  });
const stored = async () =>
  ((await stage.desk.getStorage('local', 'settings')).settings ?? {}) as Record<
    string,
    Record<string, unknown>
  >;

/** The sentence that a screen reader says with a field. */
const note = async (page: Page, role: string, name: string): Promise<string> => {
  const field = await find(page, role, name);
  return field.evaluate(
    (e) => document.getElementById(e.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
  );
};

function set(code: string, setting: number | boolean): void {
  const { db } = stage.creatio;
  const { Id } = db.find('SysSettings', { Code: code })!;
  const row = db.find('SysSettingsValue', { SysSettingsId: Id! })!;
  db.update('SysSettingsValue', String(row['Id']), {
    [typeof setting === 'boolean' ? 'BooleanValue' : 'IntegerValue']: setting,
  });
}
const names = () => stage.creatio.options.names;

test('without a CRM tab it says so; with one it shows what is there and where each name comes from', async () => {
  await begin();
  const options = await stage.desk.extensionPage('options.html');
  await says(options, 'Вкладка Creatio не открыта');
  await stage.openDesk();
  await click(options, 'button', AGAIN);
  await says(options, 'Лысенко Виктория');
  await says(options, 'Freedom UI · 8.2.2');
  await says(options, 'UsrChatHelloMessages');
  await says(options, 'WebitelChatYellowFrameSeconds = 180');
  expect(await note(options, 'textbox', ENTITY)).toBe('найдено: UsrWebitelChat');
  await options.$eval('.crm-columns summary', (e) => (e as HTMLElement).click());
  expect(await note(options, 'textbox', 'Статус')).toBe('найдено: UsrStatus');
  await shot(options, 'discovery-ru.png');
});

test('a name that cannot be one is refused with a sentence; a good one is stored and said to be set here', async () => {
  await begin();
  const desk = await stage.openDesk('classic');
  const options = await stage.desk.extensionPage('options.html');
  await says(options, 'Classic UI');
  await fill(options, 'textbox', ENTITY, 'Чат Webitel');
  await click(options, 'button', 'Сохранить');
  expect(await textOf(await find(options, 'alert'))).toBe(`Не сохранено: исправьте поле «${ENTITY}»`);
  expect(await attr(await find(options, 'textbox', ENTITY), 'aria-invalid')).toBe('true');
  expect(await note(options, 'textbox', ENTITY)).toContain('латинские буквы');
  expect((await stored()).creatio?.objects).toBeUndefined();

  await fill(options, 'textbox', ENTITY, 'UsrNoSuchThing');
  await fill(options, 'textbox', 'Процесс создания обращения', 'UsrMakeCase');
  await click(options, 'button', 'Сохранить');
  await until(async () => (await stored()).creatio?.objects !== undefined);
  expect((await stored()).creatio).toEqual({
    origins: [stage.creatio.origin],
    objects: { chat: { entity: 'UsrNoSuchThing' } },
    processes: { createCase: 'UsrMakeCase' },
  });
  await click(options, 'button', AGAIN);
  await until(async () => (await note(options, 'textbox', ENTITY)) === 'такого имени в Creatio нет');
  await fill(options, 'textbox', ENTITY, '');
  await click(options, 'button', 'Сохранить');
  await until(async () => (await stored()).creatio?.objects !== undefined);
  await click(options, 'button', AGAIN);
  await until(async () => (await note(options, 'textbox', ENTITY)) === 'найдено: UsrWebitelChat');
  await desk.close();
});

test('what is not there comes with a recipe, and the desk works', async () => {
  await begin({ names: { chat: null, templates: null }, prefix: '', vdir: '/studio' });
  stage.creatio.deny('SysSettings');
  const desk = await stage.openDesk();
  const options = await stage.desk.extensionPage('options.html');
  await says(options, '«Системных настройках»');
  await says(options, 'Справочник «Chat Hello Messages» даёт пакет Webitel');
  expect(await note(options, 'textbox', ENTITY)).toContain('«Конфигурация»');
  stage.webitel.customer({ name: 'Ірина' }).writes('Добрий день');
  await click(desk, 'button', 'Принять');
  await waitDesk(desk, '.conversation[data-light="green"]');
});

test('an object of another name is found by its caption', async () => {
  await begin({ names: { chat: 'AcmeTalk' } });
  await stage.openDesk();
  const options = await stage.desk.extensionPage('options.html');
  await until(async () => (await note(options, 'textbox', ENTITY)) === 'найдено: AcmeTalk');
});

test('the light is as Creatio has it, until this page says otherwise', async () => {
  await begin();
  set(names().lightYellow, 1);
  set(names().lightRed, 600);
  const desk = await stage.openDesk();
  stage.webitel.customer({ name: 'Ірина' }).writes('Добрий день');
  await click(desk, 'button', 'Принять');
  await waitDesk(desk, '.conversation[data-light="yellow"]');

  const options = await stage.desk.extensionPage('options.html');
  await says(options, 'WebitelChatYellowFrameSeconds = 1');
  expect(await value(await find(options, 'spinbutton', 'Желтая рамка, секунд'))).toBe('1');
  expect(await note(options, 'spinbutton', 'Желтая рамка, секунд')).toBe('Действует значение Creatio.');
  await fill(options, 'spinbutton', 'Желтая рамка, секунд', '500');
  await click(options, 'button', 'Сохранить');
  await waitDesk(desk, '.conversation[data-light="green"]');
  expect((await stored()).trafficLight).toEqual({ yellowSeconds: 500 });
  expect(await note(options, 'spinbutton', 'Желтая рамка, секунд')).toBe('Задано здесь. В Creatio: 1.');
  await click(options, 'button', 'Взять значения из Creatio');
  await waitDesk(desk, '.conversation[data-light="yellow"]');

  // Nonsense in Creatio is mended and told; switched off there, it is off.
  set(names().lightYellow, 900);
  await click(options, 'button', AGAIN);
  await until(async () => (await value(await find(options, 'spinbutton', 'Желтая рамка, секунд'))) === '600');
  await until(async () =>
    (await textOf((await options.$('#light'))!)).includes('жёлтая рамка не меньше красной'),
  );
  set(names().lightEnabled, false);
  await click(options, 'button', AGAIN);
  await waitDeskGone(desk, '.conversation[data-light]');
});

test('it is read with the first CRM page and not again with the next ones', async () => {
  await begin();
  const settingsReads = () => stage.creatio.requests.filter((r) => /QuerySysSettings/.test(r.path)).length;
  await stage.openDesk();
  await until(() => settingsReads() === 1);
  const second = await stage.desk.openPage(stage.creatio.classicUrl());
  await find(second, 'button', 'Чаты');
  await stage.desk.killWorker();
  const third = await stage.desk.openPage(stage.creatio.freedomUrl());
  await click(third, 'button', 'Чаты');
  await find(third, 'tab', 'Активные');
  expect(settingsReads()).toBe(1);
});

test.each(['uk', 'en'] as const)('the section in %s, on a narrow dark page', async (language) => {
  await begin();
  await stage.settings({ language, theme: 'dark' });
  await stage.desk.openPage(stage.creatio.freedomUrl());
  const options = await stage.desk.extensionPage('options.html');
  await options.setViewport({ width: 360, height: 800 });
  await says(options, language === 'uk' ? 'знайдено: UsrWebitelChat' : 'found: UsrWebitelChat');
  const overflow = await options.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflow).toBe(false);
  expect(await has(options, 'button', language === 'uk' ? 'Перевірити ще раз' : 'Check again')).toBe(true);
  await (await options.$('#crm'))!.scrollIntoView();
  await shot(options, `discovery-${language}.png`);
});

test('every question to Creatio is counted, with no desk open, over the worker’s death, and shown with the check', async () => {
  await begin();
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await find(page, 'button', 'Чаты');
  const options = await stage.desk.extensionPage('options.html');
  await says(options, 'Лысенко Виктория');
  const { requests } = stage.creatio;
  const ours = () =>
    requests.filter(({ headers: h }) => h['forceusesession'] === 'true' && !h['x-request-source']).length;
  const told = async () =>
    Number(/сегодня: ([\d\s]+)\./.exec(await section(options))?.[1]?.replace(/\s/g, ''));
  await click(options, 'button', 'Проверить Creatio');
  await until(async () => (await section(options)).includes('Проверка закончена.'));
  await until(async () => (await told()) === ours(), { what: async () => `${await told()} of ${ours()}` });
  expect(ours()).toBeGreaterThan(10);
  await stage.desk.killWorker();
  await options.reload();
  await says(options, 'Лысенко Виктория');
  await click(options, 'button', 'Проверить Creatio');
  await until(async () => (await told()) === ours(), { what: async () => `${await told()} of ${ours()}` });
});
