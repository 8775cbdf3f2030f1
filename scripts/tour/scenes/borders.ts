// Where somebody else's doing meets the operator's: a CRM that nobody has named, one in a foreign frame, a record that has changed.
import {
  click,
  clickOn,
  fill,
  find,
  framedRoot,
  press,
  until,
  waitDesk,
  waitDeskGone,
} from '../../../test/e2e/support/page.ts';
import { startCreatio } from '../../../test/standins/creatio/index.ts';
import { openChat } from '../acts.ts';
import { openCrm, type Scene, type Show } from '../show.ts';

declare const chrome: typeof import('wxt/browser').browser;

/** A second server of the same language. */
async function another(show: Show) {
  const { culture } = show.creatio.options;
  return startCreatio({ culture, inertMs: 0, latencyMs: [0, 0] });
}

export const question: Scene = {
  number: '35',
  captions: [
    {
      ru: 'Адрес похож на Creatio, но никто его не назвал: один вопрос, и ничего больше.',
      uk: 'Адреса схожа на Creatio, але її ніхто не назвав: одне запитання, і нічого більше.',
      en: 'The address looks like Creatio, but nobody has named it: one question, and nothing else.',
    },
  ],
  async play(show, take) {
    const creatio = await another(show);
    const page = await openCrm(show, creatio.freedomUrl());
    try {
      // As the manifest does on any address of the cloud.
      await show.desk.inExtension(async (origin) => {
        const [tab] = await chrome.tabs.query({ url: `${origin}/*` });
        const files = ['creatio.js' as '/background.js'];
        await chrome.scripting.executeScript({ target: { tabId: tab!.id! }, files });
      }, creatio.origin);
      await page.bringToFront();
      await find(page, 'button', show.t('question.show'));
      await take(page);
    } finally {
      await page.close();
      await creatio.stop();
    }
  },
};

export const framed: Scene = {
  number: '36',
  captions: [
    {
      ru: 'Creatio внутри страницы другого сайта: чатов там нет, сказано, что делать.',
      uk: 'Creatio всередині сторінки іншого сайту: чатів там немає, сказано, що робити.',
      en: 'Creatio inside a page of another site: no chats there, and what to do is said.',
    },
  ],
  async play(show, take) {
    const page = await openCrm(show, `${show.webitel.origin}/customer`);
    try {
      const address = show.creatio.freedomUrl();
      show.creatio.options.framable = true;
      await page.evaluate((src) => {
        const frame = document.createElement('iframe');
        frame.style.cssText =
          'position:fixed;inset:64px 0 0;width:100%;height:calc(100% - 64px);border:0;z-index:9';
        frame.src = src;
        document.body.append(frame);
      }, address);
      const frame = await until(() => page.frames().find((one) => one.url().startsWith(show.creatio.origin)));
      await until(() => framedRoot(frame), { what: 'the note' });
      await take(page);
    } finally {
      await page.close();
    }
  },
};

export const changed: Scene = {
  number: '37',
  captions: [
    {
      ru: '«Запись изменилась»: коллега написал в Creatio другое. Видно оба значения, решает оператор.',
      uk: '«Запис змінився»: колега написав у Creatio інше. Видно обидва значення, вирішує оператор.',
      en: '“The record has changed”: a colleague wrote otherwise in Creatio. Both values are shown, the operator decides.',
    },
  ],
  async play(show, take) {
    const { page, t, day, creatio } = show;
    const entity = creatio.options.names.chat!;
    const row = await until(() => creatio.db.find(entity, { UsrConversationId: day.yellow.conversationId }), {
      what: 'the record of the chat',
      timeout: 20_000,
    });
    await openChat(show, day.yellow);
    await click(page, 'button', day.yellow.name);
    await waitDesk(page, '.card');
    await waitDeskGone(page, '.card-note .spinner');
    const field = await find(page, 'textbox', t('card.resultDetails'));
    await clickOn(page, field);
    await fill(page, 'textbox', t('card.resultDetails'), 'Samsung RB38C775CS9, 6 платежів monobank');
    creatio.db.update(entity, String(row['Id']), { UsrResultDetails: 'Samsung RB38C775CS9, оплата карткою' });
    await click(page, 'button', t('card.save'));
    await waitDesk(page, '[role=dialog]');
    await take(page);
    await press(page, 'Escape');
    await waitDeskGone(page, '[role=dialog]');
    await click(page, 'button', t('card.back'));
    await waitDeskGone(page, '.card');
  },
};
