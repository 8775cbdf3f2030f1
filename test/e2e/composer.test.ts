// Where the operator writes: keys that send, long texts, undo, and what the page gets to know of it (nothing).
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_TEXT } from '../../lib/chat/split-text.ts';
import type { Customer } from '../standins/webitel/index.ts';
import {
  accessible,
  attr,
  click,
  clickOn,
  deskQuery,
  fill,
  find,
  focused,
  has,
  press,
  textOf,
  until,
  value,
  waitDesk,
} from './support/page.ts';
import { setStage, setStatus, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';

let stage: Stage;
let page: Page;
let olena: Customer;

beforeAll(async () => {
  stage = await setStage();
  page = await stage.openDesk();
  await setStatus(page, 'Готов');
  await stage.webitel.agent().waitForStatus('online');
  olena = stage.webitel.customer({ name: 'Олена Бондар' });
  olena.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', FIELD);
});
afterAll(() => stage?.close());

const field = () => find(page, 'textbox', FIELD);
const text = async () => value(await field());
const said = (customer: Customer) =>
  customer.messages().flatMap((m) => (m.from === 'operator' ? [m.text] : []));

async function chooseKey(item: string): Promise<void> {
  await click(page, 'button', 'Чем отправлять');
  await click(page, 'menuitemradio', item);
}

test('Enter sends; Shift+Enter and Ctrl+Enter make a new line', async () => {
  await fill(page, 'textbox', FIELD, 'раз');
  await press(page, 'Shift+Enter');
  await page.keyboard.type('два');
  await press(page, 'Control+Enter');
  await page.keyboard.type('три');
  expect(await text()).toBe('раз\nдва\nтри');
  await press(page, 'Enter');
  await olena.heard('раз\nдва\nтри');
  await until(async () => (await text()) === '');
  await press(page, 'Enter');
  await page.keyboard.type('   ');
  await press(page, 'Enter');
  expect(await attr(await find(page, 'button', 'Отправить'), 'disabled')).not.toBeNull();
  await fill(page, 'textbox', FIELD, 'после пустых');
  await click(page, 'button', 'Отправить');
  await olena.heard('после пустых');
  expect(said(olena)).toEqual(['раз\nдва\nтри', 'после пустых']);
  // Nothing else was even tried.
  expect(await deskQuery(page, '.message[data-author="operator"]')).toHaveLength(2);
  expect(await deskQuery(page, '.composer .field-error')).toEqual([]);
});

test('the caret beside «Отправить» lets Ctrl+Enter send; the choice is a setting and outlives the page', async () => {
  await chooseKey('Ctrl+Enter отправляет');
  await find(page, 'button', 'Чем отправлять: Ctrl+Enter');
  await waitDesk(page, '.composer .hint');
  expect(await textOf(await waitDesk(page, '.composer .hint'))).toBe(
    'Ctrl+Enter отправляет, Enter — новая строка',
  );
  await fill(page, 'textbox', FIELD, 'четыре');
  await press(page, 'Enter');
  await page.keyboard.type('пять');
  await press(page, 'Shift+Enter');
  await page.keyboard.type('шесть');
  expect(await text()).toBe('четыре\nпять\nшесть');
  await press(page, 'Control+Enter');
  await olena.heard('четыре\nпять\nшесть');
  await fill(page, 'textbox', FIELD, 'семь');
  await press(page, 'Meta+Enter');
  await olena.heard('семь');

  const options = await stage.desk.extensionPage('options.html');
  const select = await find(options, 'combobox', 'Отправка');
  expect(await value(select)).toBe('ctrl-enter');
  await options.select('#composer select', 'enter');
  await click(options, 'button', 'Сохранить');
  await find(page, 'button', 'Чем отправлять: Enter');
  await options.close();
});

test('the menu is worked by keys alone, and Escape goes back to its button', async () => {
  await (await find(page, 'button', 'Чем отправлять')).focus();
  await press(page, 'ArrowDown');
  await find(page, 'menuitemradio', 'Enter отправляет');
  await press(page, 'ArrowDown');
  await press(page, 'Escape');
  expect(await has(page, 'menuitemradio', 'Enter отправляет')).toBe(false);
  await press(page, 'Enter');
  await find(page, 'menuitemradio', 'Ctrl+Enter отправляет');
  await press(page, 'End');
  await press(page, 'Enter');
  await find(page, 'button', 'Чем отправлять: Ctrl+Enter');
  await chooseKey('Enter отправляет');
  await find(page, 'button', 'Чем отправлять: Enter');
});

test('characters being composed are never sent', async () => {
  const before = said(olena).length;
  await fill(page, 'textbox', FIELD, '');
  const cdp = await page.createCDPSession();
  await cdp.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await until(async () => (await text()) === 'にほ');
  // What a browser sends while an input method is at work.
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', windowsVirtualKeyCode: 13 });
  await cdp.send('Input.insertText', { text: '日本' });
  await cdp.detach();
  await until(async () => (await text()) === '日本');
  expect(said(olena)).toHaveLength(before);
  await press(page, 'Enter');
  await olena.heard('日本');
});

test('a long text is counted from 3,500 on, says as how many messages it goes, and goes in order', async () => {
  const paste = async (long: string) => {
    await fill(page, 'textbox', FIELD, '');
    const cdp = await page.createCDPSession();
    await cdp.send('Input.insertText', { text: long });
    await cdp.detach();
  };
  const hint = async () => textOf(await waitDesk(page, '.composer .hint'));
  await paste('а'.repeat(3499));
  await until(async () => (await hint()).startsWith('Enter отправляет'));
  await page.keyboard.type('б');
  await until(async () => (await hint()) === '3500 из 4096');
  const parts = ['1'.repeat(MAX_TEXT - 10), '2'.repeat(MAX_TEXT - 10), '3'.repeat(50)];
  await paste(parts.join(' '));
  await until(async () => (await hint()).includes('3 сообщения'));
  const before = said(olena).length;
  await press(page, 'Enter');
  await olena.heard(parts[2]!);
  expect(said(olena).slice(before)).toEqual(parts);
});

test('the field grows to eight lines', async () => {
  const height = async () => (await field()).evaluate((it) => it.getBoundingClientRect().height);
  await fill(page, 'textbox', FIELD, '');
  const [two] = [await height()];
  for (let n = 0; n < 12; n++) await press(page, 'Shift+Enter');
  await until(async () => (await height()) === 176);
  expect(two).toBe(56);
  await fill(page, 'textbox', FIELD, '');
  await until(async () => (await height()) === 56);
});

test('an emoji by mouse: at the cursor, taken back by Ctrl+Z, the field stays in sight', async () => {
  await fill(page, 'textbox', FIELD, 'Дякую за очікування');
  for (const _ of 'очікування') await press(page, 'ArrowLeft');
  const start = performance.now();
  await click(page, 'button', 'Эмоджи');
  const picker = await find(page, 'dialog', 'Эмоджи');
  expect(performance.now() - start).toBeLessThan(3000);
  const below = await picker.evaluate((it) => {
    const fieldBox = it.closest('.composer')!.querySelector('textarea')!.getBoundingClientRect();
    return fieldBox.top - it.getBoundingClientRect().bottom;
  });
  expect(below).toBeGreaterThan(0);
  await clickOn(page, await waitDesk(page, '.emoji-picker [data-emoji="🙏"]'));
  expect(await text()).toBe('Дякую за 🙏очікування');
  await waitDesk(page, '.emoji-picker[hidden]');
  await page.keyboard.down('Control');
  await page.keyboard.press('z', { commands: ['undo'] });
  await page.keyboard.up('Control');
  expect(await text()).toBe('Дякую за очікування');
});

test('an emoji by keyboard alone: several with Shift, Escape goes back to the field', async () => {
  await fill(page, 'textbox', FIELD, 'Так ');
  await press(page, 'Tab');
  expect((await accessible(page, (await focused(page))!)).name).toBe('Эмоджи');
  await press(page, 'Enter');
  await find(page, 'dialog', 'Эмоджи');
  expect((await accessible(page, (await focused(page))!)).role).toBe('searchbox');
  await press(page, 'ArrowDown');
  expect(await attr((await focused(page))!, 'data-emoji')).toBe('🙏');
  await press(page, 'ArrowUp');
  expect((await accessible(page, (await focused(page))!)).role).toBe('searchbox');
  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await press(page, 'Home');
  const place = async () =>
    (await focused(page))!.evaluate((it) => [(it as HTMLElement).offsetLeft, (it as HTMLElement).offsetTop]);
  const corner = await place();
  await press(page, 'ArrowRight');
  const right = await place();
  expect([right[0]! > corner[0]!, right[1]]).toEqual([true, corner[1]]);
  await press(page, 'ArrowLeft');
  expect(await place()).toEqual(corner);
  await press(page, 'ArrowDown');
  const under = await place();
  expect([under[0], under[1]! > corner[1]!]).toEqual([corner[0], true]);
  await press(page, 'End');
  await press(page, 'ArrowLeft');
  await press(page, 'ArrowDown');
  await press(page, 'Home');
  const first = await attr((await focused(page))!, 'data-emoji');
  await press(page, 'Shift+Enter');
  await press(page, 'PageDown');
  const second = await attr((await focused(page))!, 'data-emoji');
  await press(page, 'Shift+Enter');
  expect(await text()).toBe(`Так ${first}${second}`);
  await find(page, 'dialog', 'Эмоджи');
  await press(page, 'Escape');
  await waitDesk(page, '.emoji-picker[hidden]');
  expect((await accessible(page, (await focused(page))!)).name).toBe(FIELD);
  expect(await text()).toBe(`Так ${first}${second}`);
});

test.each([
  ['спасибо', '🙏'],
  ['кур’єр', '🚚'],
  ['delivry', '📦'],
  // Not among the words that come with the picker.
  ['жирафа', '🦒'],
])('search in three languages, with a slip: %s', async (query, emoji) => {
  await fill(page, 'textbox', FIELD, '');
  await click(page, 'button', 'Эмоджи');
  await page.keyboard.type(query);
  await waitDesk(page, `.emoji-picker [data-group="results"] [data-emoji="${emoji}"]`);
  await press(page, 'Enter');
  await until(async () => (await text()) !== '');
});

test('recent emoji and the skin tone are there after a reload', async () => {
  await fill(page, 'textbox', FIELD, '');
  await click(page, 'button', 'Эмоджи');
  await click(page, 'button', 'Тон кожи: Обычный');
  await press(page, 'ArrowRight');
  await press(page, 'ArrowRight');
  await press(page, 'Enter');
  await find(page, 'button', 'Тон кожи: Средне-светлый');
  await clickOn(page, await waitDesk(page, '.emoji-picker [data-group="faces"] [data-emoji="👍"]'));
  expect(await text()).toBe('👍🏼');
  await until(async () => {
    const { ui } = (await stage.desk.getStorage('local', 'ui')) as {
      ui: { skinTone?: number; recentEmoji?: string[] };
    };
    return ui.skinTone === 2 && ui.recentEmoji?.[0] === '👍🏼';
  });
  await page.reload();
  await click(page, 'button', 'Чаты');
  await click(page, 'button', 'Олена Бондар');
  expect(await until(text)).toBe('👍🏼');
  await click(page, 'button', 'Эмоджи');
  await find(page, 'button', 'Тон кожи: Средне-светлый');
  const recent = await waitDesk(page, '.emoji-picker [data-group="recent"] [role=gridcell]');
  expect(await textOf(recent)).toBe('👍🏼');
  await press(page, 'Escape');
});

test('two chats share no text, and the page learns none of it', async () => {
  const petro = stage.webitel.customer({ name: 'Петро Мельник' });
  petro.writes('Алло');
  await page.evaluate(() => {
    (window as unknown as { __keysSeen: unknown[] }).__keysSeen.length = 0;
  });
  await fill(page, 'textbox', FIELD, 'для Олены');
  await click(page, 'button', 'Эмоджи');
  await page.keyboard.type('дякую');
  await press(page, 'Enter');
  await until(async () => (await text()).startsWith('для Олены'));
  await until(async () => (await text()).length > 'для Олены'.length);
  const first = await text();
  await click(page, 'button', 'К списку чатов');
  await click(page, 'button', 'Принять');
  await waitDesk(page, '.conversation[aria-label="Петро Мельник"] textarea');
  expect(await text()).toBe('');
  await page.keyboard.type('для Петра');
  await click(page, 'button', 'К списку чатов');
  await click(page, 'button', 'Олена Бондар');
  await until(async () => (await text()) === first);
  const seen = await page.evaluate(() => (window as unknown as { __keysSeen: unknown[] }).__keysSeen);
  expect(seen).toEqual([]);
  expect(said(petro)).toEqual([]);
});
