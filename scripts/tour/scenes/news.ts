// Messages that are more than words, Webitel's own faults, what an administrator checks.
import { click, find, waitDesk, waitDeskGone } from '../../../test/e2e/support/page.ts';
import { openChat, seeText, showList } from '../acts.ts';
import { standStill, type Scene } from '../show.ts';

export const kinds: Scene = {
  number: '32',
  captions: [
    {
      ru: 'Ответ на сообщение, пересланное, нажатая кнопка, контакт клиента; под шапкой окно WhatsApp.',
      uk: 'Відповідь на повідомлення, переслане, натиснута кнопка, контакт клієнта; під шапкою вікно WhatsApp.',
      en: 'An answer to a message, a forwarded one, a pressed button, a contact; WhatsApp’s window under the header.',
    },
  ],
  async play(show, take) {
    const { page, day } = show;
    await openChat(show, day.red);
    const asked = day.red.messages().find(({ text }) => text?.startsWith('Курьер будет'))!;
    day.red.writes('Это было вчера.', { replyTo: asked.id });
    day.red.writes('Доставка задерживается на день', { forward: { senderName: 'ТехноДім', date: 5 } });
    day.red.presses('Перезвоните мне');
    day.red.sharesContact({ id: '', firstName: 'Наталья', phone: '+380675550177' });
    await seeText(show, 'Перезвоните мне');
    await waitDesk(page, '.quote');
    const contact = await waitDesk(page, '.contact-card');
    await contact.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await take(page);
  },
};

export const checks: Scene = {
  number: '33',
  needs: 'options.html',
  captions: [
    {
      ru: '«Проверить Webitel»: чего не хватает этому логину и что из этого следует.',
      uk: '«Перевірити Webitel»: чого бракує цьому логіну і що з цього випливає.',
      en: '“Check Webitel”: what this login lacks, and what follows.',
    },
    {
      ru: '«Проверить Creatio» и данные на этом компьютере.',
      uk: '«Перевірити Creatio» і дані на цьому комп’ютері.',
      en: '“Check Creatio”, and the data on this computer.',
    },
  ],
  async play(show, take) {
    const { t } = show;
    const page = await show.desk.extensionPage('options.html');
    try {
      await standStill(page);
      await click(page, 'button', t('check.run'));
      await find(page, 'button', t('check.copy'), { timeout: 20_000 });
      await take(page);
      await click(page, 'button', t('crmCheck.run'));
      await page.waitForSelector('#crm .check-findings li', { timeout: 20_000 });
      await click(page, 'link', t('privacy.title'));
      await find(page, 'button', t('privacy.delete'));
      await take(page);
    } finally {
      await page.close();
    }
  },
};

export const faulty: Scene = {
  number: '34',
  captions: [
    {
      ru: 'Webitel отвечает ошибками: вход, черновики и очередь целы, связь вернётся сама.',
      uk: 'Webitel відповідає помилками: вхід, чернетки й черга цілі, зв’язок повернеться сам.',
      en: 'Webitel answers with errors: session, drafts and queue are safe, the connection returns by itself.',
    },
  ],
  async play(show, take) {
    const { page, webitel } = show;
    await showList(show);
    try {
      webitel.faults.tokenExpire = 'never';
      webitel.dropSockets();
      webitel.faults.sessions = 'unavailable';
      await waitDesk(page, '[data-notice="webitel-trouble"]', 30_000);
      await take(page);
    } finally {
      webitel.faults.reset();
    }
    await waitDeskGone(page, '[data-notice="webitel-trouble"]', 40_000);
  },
};
