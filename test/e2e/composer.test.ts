// Where the operator writes: keys that send, long texts, undo, and what the page gets to know of it (nothing).
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_TEXT } from '../../lib/chat/split-text.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { attr, click, fill, find, has, press, textOf, until, value, waitDesk } from './support/page.ts';
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
