// From the invitation to the question whether the chat may be ended.
import { click, find, waitDesk, waitGone } from '../../../test/e2e/support/page.ts';
import { openChat, seeText, send, write } from '../acts.ts';
import type { Scene } from '../show.ts';

const DRAFT = 'З доставкою до Кривого Рогу 31 149 ₴, привеземо у четвер. Частинами можна: 6 платежів';
const ANSWER = `${DRAFT}, без переплати.`;
const REPLY = 'Чудово, оформлюйте! Картка monobank, адреса та сама.';

export const accepted: Scene = {
  number: '03',
  captions: [
    {
      ru: 'Приглашение принято: весь разговор с начала, курсор уже в поле ответа.',
      uk: 'Запрошення прийнято: уся розмова від початку, курсор уже в полі відповіді.',
      en: 'The invitation is accepted: the conversation from its start, the cursor in the answer field.',
    },
  ],
  async play(show, take) {
    await openChat(show, show.day.invited.iryna);
    await waitDesk(show.page, '.conversation[data-chat-status="new"][data-light="green"]');
    await take(show.page);
  },
};

export const draft: Scene = {
  number: '04',
  captions: [
    {
      ru: 'Ответ пишется. Черновик хранится сам: его не теряют ни закрытая вкладка, ни другой чат.',
      uk: 'Відповідь пишеться. Чернетка зберігається сама: її не втрачають ані закрита вкладка, ані інший чат.',
      en: 'The answer being typed. The draft is kept: neither a closed tab nor another chat loses it.',
    },
  ],
  async play(show, take) {
    await openChat(show, show.day.yellow);
    await write(show, DRAFT);
    await take(show.page);
  },
};

export const answered: Scene = {
  number: '05',
  captions: [
    {
      ru: 'Отправлено: рамка серая, никто не ждёт.',
      uk: 'Надіслано: рамка сіра, ніхто не чекає.',
      en: 'Sent: the frame is grey, nobody is waiting.',
    },
    {
      ru: 'Клиент ответил: отсчёт начался заново.',
      uk: 'Клієнт відповів: відлік почався знову.',
      en: 'The customer replied: the clock starts anew.',
    },
  ],
  async play(show, take) {
    const { page, day } = show;
    await openChat(show, day.yellow);
    await send(show, ANSWER);
    await day.yellow.heard(ANSWER);
    await waitDesk(page, '.conversation[data-light="grey"]');
    await waitDesk(page, '.message[data-author="operator"]:last-of-type');
    await take(page);
    day.yellow.writes(REPLY);
    await seeText(show, REPLY);
    await waitDesk(page, '.conversation[data-light="green"]');
    await take(page);
  },
};

export const end: Scene = {
  number: '06',
  captions: [
    {
      ru: 'Завершение чата: расширение напоминает, что клиент ждёт, а в поле остался текст.',
      uk: 'Завершення чату: розширення нагадує, що клієнт чекає, а в полі лишився текст.',
      en: 'Ending a chat: a reminder that the customer is waiting and that text is left in the field.',
    },
  ],
  async play(show, take) {
    const { page, t, day } = show;
    await openChat(show, day.red);
    await write(show, 'Наталья Сергеевна, курьер уже');
    await click(page, 'button', t('chat.end'));
    await find(page, 'dialog', t('chat.endQuestion'));
    await waitDesk(page, '.dialog-warning');
    await take(page);
    await click(page, 'button', t('answer.no'));
    await waitGone(page, 'dialog', t('chat.endQuestion'));
  },
};
