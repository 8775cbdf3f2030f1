// The launcher, the list of chats with its lights, the closed ones.
import {
  click,
  find,
  press,
  until,
  waitDesk,
  waitDeskGone,
  deskQuery,
} from '../../../test/e2e/support/page.ts';
import { showList, wheel } from '../acts.ts';
import type { Scene } from '../show.ts';

export const launcher: Scene = {
  number: '01',
  captions: [
    {
      ru: 'Карточка в Creatio. У правого края — кнопка «Чаты»: сколько клиентов ждут ответа, худший цвет, приглашения.',
      uk: 'Картка в Creatio. Біля правого краю — кнопка «Чати»: скільки клієнтів чекають на відповідь, найгірший колір, запрошення.',
      en: 'A record in Creatio. At the right edge the button “Chats”: how many customers wait, the worst colour, invitations.',
    },
  ],
  async play({ page, t }, take) {
    await page.bringToFront();
    await find(page, 'button', t('launcher.name'));
    await waitDesk(page, '.launcher[data-light="red"]');
    await take(page);
  },
};

export const list: Scene = {
  number: '02',
  captions: [
    {
      ru: 'Рабочее место открыто. Сверху приглашения, под ними чаты: кто ждёт дольше, тот выше.',
      uk: 'Робоче місце відкрито. Згори запрошення, під ними чати: хто чекає довше, той вище.',
      en: 'The desk is open. Invitations on top, then the chats: who waits longest comes first.',
    },
    {
      ru: 'Светофор: красный — дольше шести минут, жёлтый — дольше трёх, зелёный — недавно, серый — ответ дан.',
      uk: 'Світлофор: червоний — понад шість хвилин, жовтий — понад три, зелений — щойно, сірий — відповідь надано.',
      en: 'The traffic light: red is over six minutes, yellow over three, green is recent, grey is answered.',
    },
  ],
  async play(show, take) {
    const { page } = show;
    await showList(show);
    await until(async () => (await deskQuery(page, 'li[data-chat-status="invited"]')).length === 3);
    for (const light of ['red', 'yellow', 'green', 'grey']) await waitDesk(page, `li[data-light="${light}"]`);
    await take(page);
    await wheel(page, '.chats', 2000);
    await take(page);
  },
};

export const closed: Scene = {
  number: '07',
  captions: [
    {
      ru: 'Закрытые: последние чаты этого оператора, кто и чем закончил.',
      uk: 'Закриті: останні чати цього оператора, хто і чим завершив.',
      en: 'Closed: this operator’s last chats and how each of them ended.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await showList(show);
    await click(page, 'tab', t('tab.closed'));
    await until(async () => (await deskQuery(page, 'li[data-chat-status="completed"]')).length >= 4);
    // Webitel's own list says which one waits to be processed; it is read when the tab is opened.
    await waitDesk(page, 'li[data-chat-status="completed"] .chip.amber');
    await take(page);
    await click(page, 'tab', t('tab.active'));
  },
};

export const wide: Scene = {
  number: '08',
  captions: [
    {
      ru: '«Открыть» показывает чат в карточке и не принимает его: можно прочитать и решить.',
      uk: '«Відкрити» показує чат у картці й не приймає його: можна прочитати й вирішити.',
      en: '“Open” shows the chat in its record page without accepting it: read first, then decide.',
    },
  ],
  async play(show, take) {
    const { page, t, day } = show;
    await showList(show);
    const item = await find(page, 'listitem', day.invited.sergey.name);
    await click(page, 'button', t('invite.open'), { within: item });
    await waitDesk(page, '.desk.as-card .conversation[data-chat-status="invited"] .message');
    await waitDeskGone(page, '.card-note .spinner');
    await take(page);
    await press(page, 'Escape');
    await waitDesk(page, '.desk.panel');
  },
};
