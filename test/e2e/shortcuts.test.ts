// The operator's keys: every action by keyboard alone, changed, switched off, and no letter lost in any layout.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  accessible,
  attr,
  click,
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
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { chooseBy } from './support/files.ts';
import { setStage, setStatus, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';
const MINUTE = 60_000;

let stage: Stage;
let page: Page;

interface Traps {
  __keysSeen: { type: string; key: string }[];
  __saves: number;
  __altHotkeys: number;
}

beforeAll(async () => {
  stage = await setStage();
  page = await stage.openDesk();
  await setStatus(page, 'Готов');
  await stage.webitel.agent().waitForStatus('online');
  // The first waits longest: red; the second waits for a moment: green.
  await chat('Олена Бондар', 8);
  await chat('Петро Мельник', 0);
  // The keys are a part of their own; the button in the status line comes with it.
  await find(page, 'button', 'Горячие клавиши');
});
afterAll(() => stage?.close());

beforeEach(async () => {
  // A modifier that a failed test left down would spoil all others.
  for (const key of ['Control', 'Alt', 'Shift'] as const) await page.keyboard.up(key);
});

async function chat(name: string, minutesAgo: number): Promise<void> {
  const customer = stage.webitel.customer({ name });
  stage.webitel.at(stage.webitel.now() - minutesAgo * MINUTE, () => {
    customer.writes(`Питання від ${name}`);
    customer.invite();
    customer.takenElsewhere();
  });
  await waitDesk(page, `[data-chat-status][aria-label="${name}"]`);
}

const shown = async (): Promise<string | null> => {
  const [conversation] = await deskQuery(page, '.conversation');
  return conversation ? attr(conversation, 'aria-label') : null;
};
const untilShown = (name: string | null) => until(async () => (await shown()) === name, { what: `${name}` });
const at = async () => accessible(page, (await focused(page))!);
const untilAt = (role: string, name?: string) =>
  until(
    async () => {
      const here = await at();
      return here.role === role && (name === undefined || here.name.startsWith(name));
    },
    { what: async () => `the focus at ${role} ${name ?? ''}, but it is at ${JSON.stringify(await at())}` },
  );
const text = async () => value(await find(page, 'textbox', FIELD));

async function clearTraps(): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as Traps).__keysSeen.length = 0;
  });
}
const seen = () =>
  page.evaluate(() => {
    const { __keysSeen, __saves, __altHotkeys } = window as unknown as Traps;
    return { keys: __keysSeen, saves: __saves, hotkeys: __altHotkeys };
  });
const NOTHING = { keys: [], saves: 0, hotkeys: 0 };

/** Into the open conversation's field. */
async function toField(): Promise<void> {
  await press(page, 'Control+Backquote');
  await untilAt('textbox', FIELD);
}

async function stored(): Promise<{ enabled?: boolean; keys?: Record<string, string | null> }> {
  const { settings } = (await stage.desk.getStorage('local', 'settings')) as {
    settings: { shortcuts?: { enabled?: boolean; keys?: Record<string, string | null> } };
  };
  return settings.shortcuts ?? {};
}

test('the next who waits, the worst first; next and previous chat', async () => {
  await (await find(page, 'tab', 'Активные')).focus();
  await clearTraps();
  await press(page, 'F2');
  await untilShown('Олена Бондар');
  await untilAt('textbox', FIELD);
  await press(page, 'F2');
  await untilShown('Петро Мельник');
  await untilAt('textbox', FIELD);
  await press(page, 'F2');
  await untilShown('Олена Бондар');
  await untilAt('textbox', FIELD);
  await press(page, 'Alt+ArrowDown');
  await untilShown('Петро Мельник');
  await untilAt('textbox', FIELD);
  await press(page, 'Alt+ArrowUp');
  await untilShown('Олена Бондар');
  await untilAt('textbox', FIELD);
  await press(page, 'Alt+ArrowUp');
  await untilShown('Петро Мельник');
  expect(await seen()).toEqual(NOTHING);
});

test('what is typed right after a change of chats goes to the new chat, and nothing of it to the page', async () => {
  await untilAt('textbox', FIELD);
  await clearTraps();
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.up('Alt');
  await untilShown('Олена Бондар');
  await untilAt('textbox', FIELD);
  await page.keyboard.type('для Олени');
  await until(async () => (await text()) === 'для Олени');
  await press(page, 'Alt+ArrowDown');
  await untilShown('Петро Мельник');
  expect(await text()).toBe('');
  expect(await seen()).toEqual(NOTHING);
  await press(page, 'Alt+ArrowUp');
  await untilShown('Олена Бондар');
  await fill(page, 'textbox', FIELD, '');
});

test('the first invitation is accepted, and opened', async () => {
  const ivan = stage.webitel.customer({ name: 'Іван Гончар' });
  ivan.writes('Алло');
  ivan.invite();
  await toField();
  await until(async () => {
    await press(page, 'F8');
    return (await shown()) === 'Іван Гончар';
  });
  await untilAt('textbox', FIELD);
  await press(page, 'F8');
  await until(async () => (await textOf(await find(page, 'status', undefined))) !== '');
  await until(async () => {
    const toasts = await Promise.all((await deskQuery(page, '.toast')).map(textOf));
    return toasts.some((toast) => toast.includes('Приглашений нет.'));
  });
});

test('a chat is ended after a question, and transferred through the dialog', async () => {
  expect(await shown()).toBe('Іван Гончар');
  await press(page, 'F9');
  await find(page, 'dialog', 'Перевести чат');
  // A question over the desk is answered first.
  await press(page, 'Alt+ArrowDown');
  await press(page, 'Shift+F9');
  expect(await has(page, 'dialog', 'Завершить чат')).toBe(false);
  expect(await shown()).toBe('Іван Гончар');
  await press(page, 'Escape');
  await waitGone(page, 'dialog', 'Перевести чат');
  await untilAt('textbox', FIELD);
  await press(page, 'Shift+F9');
  await find(page, 'dialog', 'Завершить чат?');
  await untilAt('button', 'Нет');
  await press(page, 'Tab');
  await untilAt('button', 'Да');
  await press(page, 'Enter');
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await waitGone(page, 'dialog', 'Завершить чат?');
  await press(page, 'Alt+ArrowDown');
  await untilAt('textbox', FIELD);
});

test('emoji, texts, a file, and back to the field', async () => {
  await press(page, 'Control+Semicolon');
  await find(page, 'dialog', 'Эмоджи');
  await untilAt('searchbox');
  await press(page, 'Control+Semicolon');
  await waitDesk(page, '.emoji-picker[hidden]');
  await untilAt('textbox', FIELD);
  await press(page, 'Control+Comma');
  await find(page, 'listbox', undefined);
  await press(page, 'Escape');
  await waitGone(page, 'listbox', undefined);
  const asked = await chooseBy(page, () => press(page, 'Control+Quote'), []);
  expect(asked).toBe('selectMultiple');
  await (await find(page, 'tab', 'Активные')).focus();
  await toField();
});

test('search in the chat and in the list', async () => {
  await press(page, 'Shift+F2');
  await find(page, 'search', 'Поиск в чате');
  await untilAt('searchbox');
  await press(page, 'Escape');
  await waitGone(page, 'search', 'Поиск в чате');
  await toField();
  await press(page, 'Control+Backslash');
  await find(page, 'search', 'Поиск по чатам');
  await untilAt('searchbox');
  await page.keyboard.type('Петро');
  await waitDeskGone(page, '[data-chat-status][aria-label="Олена Бондар"]');
  await press(page, 'Alt+ArrowDown');
  await untilShown('Петро Мельник');
  await untilAt('textbox', FIELD);
  await press(page, 'Control+Backslash');
  await untilAt('searchbox');
  await press(page, 'Escape');
  await waitDesk(page, '[data-chat-status][aria-label="Олена Бондар"]');
  await press(page, 'Escape');
  await waitGone(page, 'search', 'Поиск по чатам');
});

test('a new message', async () => {
  await press(page, 'Alt+Insert');
  // The page shows a contact, who is the recipient: there is only the text to write.
  await untilAt('textbox', 'Сообщение');
  await press(page, 'Escape');
  await waitGone(page, 'combobox', 'Кому');
  await click(page, 'button', 'Петро Мельник');
  await untilAt('textbox', FIELD);
  expect(await shown()).toBe('Петро Мельник');
});

test('ready and pause', async () => {
  await press(page, 'Shift+F8');
  await until(() => stage.webitel.agent().status !== 'online' || has(page, 'menuitemradio', 'Пауза'));
  if (await has(page, 'menuitemradio', 'Пауза')) {
    await untilAt('menuitemradio');
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
  }
  await stage.webitel.agent().waitForStatus('pause');
  await find(page, 'button', 'Статус оператора: Пауза');
  await press(page, 'Shift+F8');
  await stage.webitel.agent().waitForStatus('online');
  await find(page, 'button', 'Статус оператора: Готов');
});

test('the window grows, and is closed and opened again', async () => {
  await press(page, 'F2');
  await untilShown('Олена Бондар');
  await untilAt('textbox', FIELD);
  await press(page, 'Alt+Enter');
  await waitDesk(page, '.desk.wide');
  await untilAt('textbox', FIELD);
  await press(page, 'Alt+Enter');
  await waitDesk(page, '.desk.full');
  await press(page, 'Alt+Enter');
  await waitDesk(page, '.desk.panel');
  await untilAt('textbox', FIELD);
  expect(await text()).toBe('');
  await press(page, 'Alt+End');
  await waitDesk(page, '.desk[hidden]');
  await untilAt('button', 'Чаты');
  // Closed, the desk has no keys.
  await press(page, 'F2');
  await press(page, 'F1');
  expect(await has(page, 'dialog', 'Горячие клавиши')).toBe(false);
  await press(page, 'Enter');
  await waitDesk(page, '.desk:not([hidden])');
  await untilAt('textbox', FIELD);
});

test('the button that closes does what its key does', async () => {
  await click(page, 'button', 'Закрыть');
  await waitDesk(page, '.desk[hidden]');
  await untilAt('button', 'Чаты');
  await press(page, 'Enter');
  await waitDesk(page, '.desk:not([hidden])');
  await untilAt('textbox', FIELD);
});

describe('the list of keys', () => {
  test('is opened by its key and by its button, and says the keys as they are', async () => {
    await press(page, 'F1');
    const dialog = await find(page, 'dialog', 'Горячие клавиши');
    const words = await textOf(dialog);
    for (const row of ['Перевод чата F9', 'Следующий чат Alt+↓', 'Выбор эмоджи Ctrl+;', 'Этот список F1'])
      expect(words).toContain(row);
    await press(page, 'F1');
    await waitGone(page, 'dialog', 'Горячие клавиши');
    await untilAt('textbox', FIELD);
    await click(page, 'button', 'Горячие клавиши');
    await find(page, 'dialog', 'Горячие клавиши');
    await press(page, 'Escape');
    await waitGone(page, 'dialog', 'Горячие клавиши');
  });

  test('a control tells its key', async () => {
    const transfer = await find(page, 'button', 'Перевести чат');
    await transfer.focus();
    await until(async () => (await attr(transfer, 'title')) === 'Перевести чат (F9)');
    expect(await attr(transfer, 'aria-keyshortcuts')).toBe('F9');
    expect((await accessible(page, transfer)).name).toBe('Перевести чат');
  });
});

/** A stroke as the system reports it: the key's place, what it types, and the modifiers that are held. */
async function stroke(code: string, letter: string, modifiers: number): Promise<void> {
  const cdp = await page.createCDPSession();
  const key = { code, key: letter, modifiers, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
  await cdp.send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown' });
  // The letter itself comes without modifiers where they only chose it.
  await cdp.send('Input.dispatchKeyEvent', { ...key, type: 'char', text: letter, modifiers: 0 });
  await cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
  await cdp.detach();
}
const ALT = 1;
const CTRL = 2;
const SHIFT = 8;

describe('letters', () => {
  test.each([
    ['Russian', 0, { Semicolon: 'ж', Quote: 'э', Comma: 'б', Period: 'ю', Backquote: 'ё', BracketLeft: 'х' }],
    ['Russian capitals', SHIFT, { Semicolon: 'Ж', Quote: 'Э', Comma: 'Б', Backquote: 'Ё' }],
    ['Ukrainian', 0, { BracketRight: 'ї', Quote: 'є', KeyS: 'і', Backslash: 'ґ', Semicolon: 'ж' }],
    ['Ukrainian, AltGr as Linux says it', 0, { KeyU: 'ґ' }],
    ['Ukrainian, AltGr as Windows says it', ALT | CTRL, { KeyU: 'ґ' }],
    [
      'Polish, AltGr as Windows says it',
      ALT | CTRL,
      { KeyA: 'ą', KeyC: 'ć', KeyE: 'ę', KeyL: 'ł', KeyN: 'ń', KeyO: 'ó', KeyS: 'ś', KeyX: 'ź', KeyZ: 'ż' },
    ],
    ['Polish capitals', ALT | CTRL | SHIFT, { KeyA: 'Ą', KeyL: 'Ł', KeyS: 'Ś', KeyZ: 'Ż' }],
    ['Polish, Option of a Mac', ALT, { KeyA: 'ą', KeyE: 'ę', KeyL: 'ł', KeyS: 'ś' }],
  ])('%s: none is eaten, and the page learns nothing', async (_, modifiers, letters) => {
    await toField();
    await fill(page, 'textbox', FIELD, '');
    await clearTraps();
    for (const [code, letter] of Object.entries(letters)) await stroke(code, letter, modifiers);
    const expected = Object.values(letters).join('');
    await until(async () => (await text()) === expected, { what: `${expected}, but ${await text()}` });
    expect(await seen()).toEqual(NOTHING);
    expect(await deskQuery(page, '[role=dialog]:not([hidden])')).toEqual([]);
  });

  test('even when a policy or an import wants such a key, it falls back to its own', async () => {
    await stage.settings({ shortcuts: { keys: { accept: 'Alt+KeyA', end: 'Ctrl+Alt+KeyE' } as never } });
    const options = await stage.desk.extensionPage('options.html');
    await find(options, 'button', 'Принять первое приглашение: F8');
    await find(options, 'button', 'Завершение чата: Shift+F9');
    await options.close();
    await stage.settings();
  });
});

test('outside the desk the keys are the page’s, and do nothing in the desk', async () => {
  await clearTraps();
  await page.mouse.click(300, 500);
  const before = await shown();
  for (const key of ['F2', 'F8', 'F9', 'Shift+F9', 'Alt+ArrowDown', 'Control+Semicolon'])
    await press(page, key);
  expect(await shown()).toBe(before);
  expect(await deskQuery(page, '[role=dialog]:not([hidden])')).toEqual([]);
  const { keys } = await seen();
  expect(new Set(keys.map((k) => k.key))).toContain('F9');
});

describe('changed in the settings', () => {
  test('another key is recorded, works, and the old one does not', async () => {
    const options = await stage.desk.extensionPage('options.html');
    await (await find(options, 'button', 'Перевод чата: F9')).focus();
    await press(options, 'Enter');
    await find(options, 'button', 'Нажмите клавишу');
    for (const [chord, words] of [
      ['a', 'нужна, когда вы пишете'],
      ['Alt+a', 'набирает букву'],
      ['Control+s', 'занята браузером или Creatio'],
      ['F8', 'уже занята: «Принять первое приглашение»'],
    ] as const) {
      await press(options, chord);
      await until(async () => (await textOf(await find(options, 'alert', undefined))).includes(words), {
        what: words,
      });
    }
    await press(options, 'F4');
    await find(options, 'button', 'Перевод чата: F4');
    await click(options, 'button', 'Без клавиши: Завершение чата');
    await find(options, 'button', 'Завершение чата: не задана');
    await click(options, 'button', 'Сохранить');
    await until(async () => (await stored()).keys?.transfer === 'F4');
    await options.close();

    await toFieldOf('Олена Бондар');
    await press(page, 'F9');
    await press(page, 'Shift+F9');
    await press(page, 'F4');
    await find(page, 'dialog', 'Перевести чат');
    await press(page, 'Escape');
    await waitGone(page, 'dialog', 'Перевести чат');
    await press(page, 'F1');
    const words = await textOf(await find(page, 'dialog', 'Горячие клавиши'));
    expect(words).toContain('Перевод чата F4');
    expect(words).toContain('Завершение чата не задана');
    await press(page, 'F1');
    await waitGone(page, 'dialog', 'Горячие клавиши');
  });

  test('reset, and switched off altogether', async () => {
    const options = await stage.desk.extensionPage('options.html');
    await click(options, 'button', 'Вернуть: Завершение чата');
    await find(options, 'button', 'Завершение чата: Shift+F9');
    await click(options, 'button', 'Вернуть все клавиши');
    await find(options, 'button', 'Перевод чата: F9');
    await click(options, 'checkbox', 'Горячие клавиши в окне чатов');
    await click(options, 'button', 'Сохранить');
    await until(async () => (await stored()).enabled === false);
    await options.close();

    await toFieldOf('Олена Бондар');
    await clearTraps();
    for (const key of ['F2', 'F9', 'Shift+F9', 'F1', 'Alt+ArrowDown', 'Control+Semicolon'])
      await press(page, key);
    expect(await deskQuery(page, '[role=dialog]:not([hidden])')).toEqual([]);
    expect(await shown()).toBe('Олена Бондар');
    expect(await seen()).toEqual(NOTHING);
    await click(page, 'button', 'Горячие клавиши');
    expect(await textOf(await find(page, 'dialog', 'Горячие клавиши'))).toContain('выключены в настройках');
    await press(page, 'Escape');
  });

  /** Without keys: they may be off. */
  async function toFieldOf(name: string): Promise<void> {
    await page.bringToFront();
    if ((await shown()) !== name) await click(page, 'button', name);
    await untilShown(name);
    await (await find(page, 'textbox', FIELD)).focus();
  }
});

test('the browser’s own key opens the desk of the page in front and leads the keyboard into it', async () => {
  const commands = await stage.desk.inExtension(() => chrome.commands.getAll());
  expect(commands.find(({ name }) => name === 'open-desk')?.shortcut).toBe('Ctrl+Period');
  const other = await stage.desk.openPage(stage.creatio.classicUrl(), { tab: true });
  await waitDesk(other, '.launcher');
  const [front] = await stage.desk.inExtension(() =>
    chrome.tabs.query({ active: true, lastFocusedWindow: true }),
  );
  const worker = await stage.desk.worker();
  await worker.evaluate((tab) => chrome.commands.onCommand.dispatch('open-desk', tab), front);
  await stage.desk.releaseWorker();
  await waitDesk(other, '.desk:not([hidden])');
  await until(async () => (await focused(other)) !== null);
  await other.close();
});

/** What the tests need of the extension API. `dispatch` plays the browser, whose own keys cannot be pressed from here. */
declare const chrome: {
  commands: {
    getAll(): Promise<{ name: string; shortcut: string }[]>;
    onCommand: { dispatch(command: string, tab: { id: number } | undefined): void };
  };
  tabs: { query(what: object): Promise<{ id: number }[]> };
};
