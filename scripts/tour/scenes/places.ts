// Other places where the extension is seen: the Classic page, its own pages, a narrow window, the dark theme.
import type { Page } from 'puppeteer';
import { click, fill, find } from '../../../test/e2e/support/page.ts';
import { openChat, showList } from '../acts.ts';
import { openCrm, standStill, type Scene, type Show, type Take } from '../show.ts';

const POPUP = { width: 400, height: 600, deviceScaleFactor: 2 };
const WELCOME = { width: 1000, height: 1080 };
const NARROW = { width: 320, height: 640, deviceScaleFactor: 2 };
const WRITTEN =
  'Олександро, холодильник Samsung RB38C775CS9 уже на складі у Дніпрі. Привеземо в четвер з 10:00 до 14:00?';
const DARK = { name: 'prefers-color-scheme', value: 'dark' };

export const classic: Scene = {
  number: '09',
  captions: [
    {
      ru: 'То же на странице Classic, левее её собственной панели.',
      uk: 'Те саме на сторінці Classic, лівіше від її власної панелі.',
      en: 'The same on a Classic page, beside its own bar.',
    },
  ],
  async play(show, take) {
    const page = await openCrm(show, show.creatio.classicUrl());
    try {
      await showList(show, page);
      await take(page);
    } finally {
      await page.close();
    }
  },
};

/** Opens a page of the extension for one picture. */
async function own(
  show: Show,
  path: string,
  look: (page: Page) => Promise<void>,
  ...features: { name: string; value: string }[]
): Promise<void> {
  const page = await show.desk.extensionPage(path);
  try {
    await standStill(page, ...features);
    // As if it had been opened so: nothing is on its way from one theme to the other.
    await page.reload();
    await look(page);
  } finally {
    await page.close();
  }
}

/** The popup is as high as what is in it. */
async function lookAtPopup(show: Show, page: Page, take: Take): Promise<void> {
  await page.setViewport(POPUP);
  await find(page, 'button', show.t('agent.menu'));
  const height = await page.evaluate(() => document.body.scrollHeight);
  await page.setViewport({ ...POPUP, height });
  await take(page);
}

export const popup: Scene = {
  number: '10',
  needs: 'popup.html',
  captions: [
    {
      ru: 'Окно у значка на панели браузера.',
      uk: 'Вікно біля значка на панелі браузера.',
      en: 'The popup of the toolbar button.',
    },
  ],
  play: (show, take) => own(show, 'popup.html', (page) => lookAtPopup(show, page, take)),
};

export const writeFirst: Scene = {
  number: '30',
  needs: 'popup.html',
  captions: [
    {
      ru: 'Написать первым: клиент найден в Creatio, шлюз подобран.',
      uk: 'Написати першим: клієнта знайдено в Creatio, шлюз дібрано.',
      en: 'Writing first: the client was found in Creatio, the gateway is chosen.',
    },
  ],
  play: (show, take) =>
    own(show, 'popup.html', async (page) => {
      const { t } = show;
      await page.setViewport(POPUP);
      await fill(page, 'combobox', t('outgoing.to'), 'Коваленко');
      await click(page, 'option', /^Коваленко-Мироненко/);
      await find(page, 'combobox', t('outgoing.gateway'));
      await fill(page, 'textbox', t('outgoing.message'), WRITTEN);
      await page.waitForSelector('button[type=submit]:not(:disabled)');
      const height = await page.evaluate(() => document.body.scrollHeight);
      await page.setViewport({ ...POPUP, height });
      await take(page);
    }),
};

export const found: Scene = {
  number: '31',
  needs: 'options.html',
  captions: [
    {
      ru: 'Настройки: под какими именами Creatio хранит чаты, и откуда эти имена.',
      uk: 'Налаштування: під якими іменами Creatio зберігає чати, і звідки ці імена.',
      en: 'Options: under which names Creatio keeps chats, and where the names come from.',
    },
  ],
  play: (show, take) =>
    own(show, 'options.html', async (page) => {
      await click(page, 'button', show.t('crm.again'));
      await page.waitForSelector('.crm-facts');
      await click(page, 'link', show.t('crm.title'));
      await page.waitForSelector('nav [aria-current][href="#crm"]');
      await take(page);
    }),
};

export const options: Scene = {
  number: '11',
  needs: 'options.html',
  captions: [
    {
      ru: 'Настройки: вход, доступ к Creatio, светофор.',
      uk: 'Налаштування: вхід, доступ до Creatio, світлофор.',
      en: 'Options: sign-in, access to Creatio, traffic light.',
    },
  ],
  play: (show, take) =>
    own(show, 'options.html', async (page) => {
      await find(page, 'button', show.t('options.signOut'));
      await page.waitForSelector('.crm-facts');
      await take(page);
    }),
};

export const welcome: Scene = {
  number: '12',
  needs: 'welcome.html',
  captions: [
    { ru: 'Первый запуск: три шага.', uk: 'Перший запуск: три кроки.', en: 'First run: three steps.' },
  ],
  async play(show, take) {
    await own(show, 'options.html', async (page) => {
      await click(page, 'button', show.t('options.signOut'));
      await find(page, 'button', show.t('options.signIn'));
    });
    await own(show, 'welcome.html', async (page) => {
      await page.setViewport(WELCOME);
      await find(page, 'button', show.t('options.signIn'));
      await take(page);
    });
  },
};

export const narrow: Scene = {
  number: '16',
  captions: [
    {
      ru: 'Окно шириной 320 px (или масштаб 400 %): список.',
      uk: 'Вікно завширшки 320 px (або масштаб 400 %): список.',
    },
    { ru: 'То же: разговор.', uk: 'Те саме: розмова.' },
  ],
  async play(show, take) {
    const page = await openCrm(show, show.creatio.freedomUrl());
    try {
      await page.setViewport(NARROW);
      await showList(show, page);
      await take(page);
      await openChat(show, show.day.red, page);
      await take(page);
    } finally {
      await page.close();
    }
  },
};

export const dark: Scene = {
  number: '17',
  needs: 'options.html',
  captions: [{ ru: 'Тёмная тема системы: настройки.' }, { ru: 'Тёмная тема системы: окно у значка.' }],
  async play(show, take) {
    const settings = async (page: Page): Promise<void> => {
      await find(page, 'button', show.t('options.signOut'));
      await page.waitForSelector('.crm-facts');
      await take(page);
    };
    await own(show, 'options.html', settings, DARK);
    await own(show, 'popup.html', (page) => lookAtPopup(show, page, take), DARK);
  },
};
