// What the desk knows of Creatio, and does in it: the client's contact, «Действия», the chat's card, the history.
import {
  click,
  clickOn,
  deskQuery,
  fill,
  find,
  has,
  press,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from '../../../test/e2e/support/page.ts';
import { seedIds } from '../../../test/standins/creatio/index.ts';
import { openChat, showList } from '../acts.ts';
import type { Scene, Show } from '../show.ts';

export const actions: Scene = {
  number: '26',
  captions: [
    {
      ru: 'Чей это чат, Creatio нашла сама. «Действия»: обращения, лента, задачи; чего нельзя сейчас, сказано почему.',
      uk: 'Чий це чат, Creatio знайшла сама. «Дії»: звернення, стрічка, завдання; чого не можна зараз, сказано чому.',
      en: 'Whose chat it is was found in Creatio. “Actions”: cases, feed, tasks; what cannot be done now says why.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.yellow);
    await waitDesk(page, '.people .contact');
    await click(page, 'button', t('actions.menu'));
    const menu = await find(page, 'group', t('actions.menu'));
    await until(async () => !(await textOf(menu)).includes(t('actions.checking')), {
      what: 'what is checked',
    });
    await take(page);
    await press(page, 'Escape');
    await waitGone(page, 'group', t('actions.menu'));
  },
};

export const card: Scene = {
  number: '27',
  captions: [
    {
      ru: 'Карточка чата: стадия, связи, результат. Переписка рядом, несохранённое видно.',
      uk: 'Картка чату: стадія, зв’язки, результат. Листування поруч, незбережене видно.',
      en: 'The chat’s record page: stage, connections, result. The conversation is beside it, unsaved fields are counted.',
    },
    {
      ru: 'Детали чата: переданные переменные, история ответственных.',
      uk: 'Деталі чату: передані змінні, історія відповідальних.',
      en: 'Chat details: passed variables, owner history.',
    },
    {
      ru: 'Файлы и примечания записи: клиент их не получает.',
      uk: 'Файли та примітки запису: клієнт їх не отримує.',
      en: 'Attachments and notes of the record: the client does not get them.',
    },
  ],
  async play(show, take) {
    const { page, t, day } = show;
    await tieRecord(show);
    await openChat(show, day.yellow);
    await click(page, 'button', day.yellow.name);
    await waitDesk(page, '.card');
    await waitDeskGone(page, '.card-note .spinner');
    await find(page, 'button', t('card.openRecord'));
    await fill(page, 'textbox', t('card.resultDetails'), 'Samsung RB38C775CS9, 6 платежів monobank');
    await waitDesk(page, '.card-unsaved svg');
    await take(page);
    await click(page, 'tab', t('card.details'));
    await waitDesk(page, '.time-line li');
    await take(page);
    await click(page, 'tab', t('card.files'));
    await fill(page, 'textbox', t('card.link'), 'https://tehnodim.example/rb38c775cs9');
    await click(page, 'button', t('card.addLink'));
    await waitDesk(page, '.record-files li');
    await take(page);
    await click(page, 'button', t('card.back'));
    await waitDeskGone(page, '.card');
  },
};

/** As it would be some minutes into the chat: the record is there, and tied to the case it is about. */
async function tieRecord({ creatio, day }: Show): Promise<void> {
  const entity = creatio.options.names.chat!;
  const row = await until(() => creatio.db.find(entity, { UsrConversationId: day.yellow.conversationId }), {
    what: 'the record of the chat',
    timeout: 20_000,
  });
  creatio.db.update(entity, String(row['Id']), {
    UsrCaseId: seedIds.heroCase,
    UsrAccountId: seedIds.heroAccount,
  });
}

export const history: Scene = {
  number: '28',
  captions: [
    {
      ru: 'Вся история: чаты из Creatio с поиском и отбором.',
      uk: 'Уся історія: чати з Creatio з пошуком і відбором.',
      en: 'Full history: the chats in Creatio, searched and filtered.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await showList(show);
    await click(page, 'tab', t('tab.closed'));
    await click(page, 'button', t('closed.all'));
    await until(async () => (await deskQuery(page, '.past-chat')).length >= 20);
    await take(page);
    await click(page, 'button', t('card.historyBack'));
    await waitDeskGone(page, '.history-view');
    await click(page, 'tab', t('tab.active'));
  },
};

export const keys: Scene = {
  number: '29',
  captions: [
    {
      ru: 'F1: горячие клавиши. Ни одна не отнимает букв ни в одной раскладке.',
      uk: 'F1: гарячі клавіші. Жодна не забирає літер у жодній розкладці.',
      en: 'F1: keyboard shortcuts. None costs a letter in any layout.',
    },
  ],
  async play(show, take) {
    const { page, t } = show;
    await openChat(show, show.day.green);
    const field = await find(page, 'textbox', t('chat.text'));
    await clickOn(page, field);
    await press(page, 'F1');
    await find(page, 'dialog', t('keys.title'));
    await take(page);
    await press(page, 'Escape');
    await until(async () => !(await has(page, 'dialog', t('keys.title'))));
  },
};
