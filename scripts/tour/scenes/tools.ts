// What stands over the field: emoji, ready-made texts, files; and what is done with a chat: search, transfer.
import {
  click,
  clickOn,
  find,
  press,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
} from '../../../test/e2e/support/page.ts';
import { choose, onDisk, PNG } from '../../../test/e2e/support/files.ts';
import { openChat, write } from '../acts.ts';
import type { Scene } from '../show.ts';

export const emoji: Scene = {
  number: '20',
  captions: [
    {
      ru: 'Эмоджи: недавние, разделы, поиск словами на трёх языках. Работает без сети.',
      uk: 'Емодзі: нещодавні, розділи, пошук словами трьома мовами. Працює без мережі.',
      en: 'Emoji: recent ones, groups, search by words of three languages. Works offline.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.green);
    await click(page, 'button', t('chat.emoji'));
    await find(page, 'dialog', t('chat.emoji'));
    await waitDesk(page, '.emoji-picker [data-emoji="🙏"]');
    await take(page);
    await press(page, 'Escape');
    await waitDesk(page, '.emoji-picker[hidden]');
  },
};

export const templates: Scene = {
  number: '21',
  captions: [
    {
      ru: 'Готовые тексты Webitel и Creatio: поиск в названии и тексте, найденное подсвечено.',
      uk: 'Готові тексти Webitel і Creatio: пошук у назві й тексті, знайдене підсвічено.',
      en: 'Ready-made texts of Webitel and Creatio: search in name and text, hits are marked.',
    },
    {
      ru: 'Что осталось заполнить, стоит под полем, Tab ведёт от одного места к другому.',
      uk: 'Що лишилося заповнити, стоїть під полем, Tab веде від одного місця до іншого.',
      en: 'What is still to be filled in stands under the field, Tab goes from one to the next.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.green);
    await write(show, '/');
    await page.keyboard.type('доставк');
    await waitDesk(page, '.templates [role=option] mark');
    await take(page);
    await press(page, 'Escape');
    await write(show, 'Відвантажимо ${дата}, ТТН ${номер} надішлемо сюди.');
    await find(page, 'button', t('blank.label', { name: 'дата' }));
    await take(page);
    await write(show, '-');
    await press(page, 'Backspace');
  },
};

export const files: Scene = {
  number: '22',
  captions: [
    {
      ru: 'Файлы сначала в лотке: что уйдёт картинкой, что файлом, и чего сервер не возьмёт.',
      uk: 'Файли спершу в лотку: що піде зображенням, що файлом, і чого сервер не візьме.',
      en: 'Files go to a tray first: what goes as a picture, what as a file, and what the server will not take.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.green);
    await choose(
      page,
      onDisk('рахунок АП-2291.png', PNG),
      onDisk('специфікація на 12 кавомашин для офісів.pdf', '%PDF-1.4 '.padEnd(48_000, '.')),
      onDisk('порожній.txt', ''),
    );
    await waitDesk(page, '.tray-file .thumb img');
    const ready = t('file.trayCount', { ready: 2, count: 3 });
    await until(async () => (await textOf(await waitDesk(page, '.tray'))).includes(ready), { what: ready });
    await take(page);
    await click(page, 'button', t('file.clear'));
    await waitDeskGone(page, '.tray');
  },
};

export const transfer: Scene = {
  number: '23',
  captions: [
    {
      ru: 'Перевод на схему: куда, и что останется неотправленным.',
      uk: 'Переведення на схему: куди, і що лишиться ненадісланим.',
      en: 'Transfer to a scheme: where to, and what would remain unsent.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.red);
    await write(show, 'Наталья Сергеевна, передаю вас в службу доставки');
    await clickOn(page, await waitDesk(page, `.conversation-head [aria-label="${t('transfer.title')}"]`));
    await clickOn(page, await waitDesk(page, '.dialog [role=option]'));
    await waitDesk(page, '.dialog .primary:not(:disabled)');
    await take(page);
    await click(page, 'button', t('transfer.cancel'));
    await waitDeskGone(page, '.dialog');
  },
};

export const search: Scene = {
  number: '24',
  captions: [
    {
      ru: 'Поиск в чате и по списку.',
      uk: 'Пошук у чаті та за списком.',
      en: 'Search in the chat and in the list.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.red);
    await clickOn(page, await waitDesk(page, `.conversation-head [aria-label="${t('search.label')}"]`));
    await page.keyboard.type('заказ');
    await waitDesk(page, '.messages mark');
    await take(page);
    await press(page, 'Escape');
    await press(page, 'Escape');
    await waitDeskGone(page, '.conversation .chat-search');
  },
};

export const night: Scene = {
  number: '25',
  captions: [
    {
      ru: 'Тёмное оформление по выбору оператора.',
      uk: 'Темне оформлення за вибором оператора.',
      en: 'The dark theme, by the operator’s choice.',
    },
  ],
  async play(show, take) {
    const { page } = show;
    await show.settings({ language: show.language, theme: 'dark' });
    await waitDesk(page, '.root[data-theme="dark"]');
    await openChat(show, show.day.red);
    await take(page);
    await show.settings({ language: show.language });
    await waitDesk(page, '.root[data-theme="auto"]');
  },
};
