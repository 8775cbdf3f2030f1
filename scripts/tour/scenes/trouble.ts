// What the operator sees when something goes wrong, and that nothing is lost by it.
import { press, until, waitDesk, waitDeskGone } from '../../../test/e2e/support/page.ts';
import { openChat, seeState, send, showList } from '../acts.ts';
import { signIn } from '../../demo/stage.ts';
import type { Scene } from '../show.ts';

export const offline: Scene = {
  number: '13',
  captions: [
    {
      ru: 'Связи нет: с какого времени, на какое время данные, и что сообщение ждёт в очереди.',
      uk: 'Зв’язку немає: від якого часу, на який час дані, і що повідомлення чекає в черзі.',
      en: 'No connection: since when, how old the data is, and that the message waits in the queue.',
    },
  ],
  async play(show, take) {
    const { page, webitel, day } = show;
    await openChat(show, day.green);
    webitel.faults.refuseConnections = true;
    try {
      webitel.dropSockets();
      await waitDesk(page, '[data-notice="offline"]');
      await send(show, 'Відвантажимо завтра до 12:00, ТТН надішлемо сюди.');
      await seeState(page, 'queued');
      await take(page);
    } finally {
      webitel.faults.reset();
    }
    await waitDeskGone(page, '[data-message-state="queued"], [data-message-state="sending"]', 15_000);
  },
};

export const sessionOver: Scene = {
  number: '14',
  captions: [
    {
      ru: 'Сессия Webitel закончилась: войти ещё раз, черновики и очередь на месте.',
      uk: 'Сесія Webitel завершилася: увійти ще раз, чернетки й черга на місці.',
      en: 'The Webitel session is over: sign in again, drafts and queue are kept.',
    },
  ],
  async play(show, take) {
    await showList(show);
    show.webitel.expireTokens();
    await waitDesk(show.page, '[data-notice="webitel-session"]');
    await take(show.page);
    await signIn(show);
    await until(async () => show.webitel.agent().sockets > 0);
  },
};

export const undelivered: Scene = {
  number: '15',
  captions: [
    {
      ru: 'Шлюз отклонил сообщение: «не доставлено» с причиной. Ответ сервера потерян: «неясно», само не повторяется.',
      uk: 'Шлюз відхилив повідомлення: «не доставлено» з причиною. Відповідь сервера втрачено: «нез’ясовано», саме не повторюється.',
      en: 'Refused by the gateway: “not delivered” with the reason. The answer was lost: “unclear”, never resent by itself.',
    },
  ],
  async play(show, take) {
    const { page, webitel, day } = show;
    const { faults } = webitel;
    await openChat(show, day.red);
    try {
      faults.failAfterEcho = { times: 1 };
      await send(show, 'Курьер выехал, будет через 20 минут.');
      await seeState(page, 'failed');
      faults.halfOpen = true;
      await send(show, 'Его телефон: +380 67 412 88 03.');
      await seeState(page, 'sending');
      webitel.dropSockets();
      await seeState(page, 'unclear');
      await take(page);
    } finally {
      faults.reset();
    }
    await press(page, 'Escape');
  },
};
