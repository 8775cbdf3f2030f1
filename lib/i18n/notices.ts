/** Texts of what is wrong now (`notices.tsx`); on a good day they are not loaded. */
import { late } from './late.ts';

export const NOTICE_WORDS = late({
  'notice.offline': ['Нет связи с {time}.', "Немає зв'язку з {time}.", 'No connection since {time}.'],
  'notice.offlineText': [
    'Сообщения ждут в очереди и уйдут сами.',
    'Повідомлення чекають у черзі й надішлються самі.',
    'Messages wait in the queue and will go by themselves.',
  ],
  'notice.session': [
    'Сессия Webitel закончилась в {time}.',
    'Сесія Webitel закінчилася о {time}.',
    'The Webitel session ended at {time}.',
  ],
  'notice.sessionText': [
    'Войдите ещё раз: черновики и очередь сохранены.',
    'Увійдіть ще раз: чернетки та чергу збережено.',
    'Sign in again: drafts and the queue are kept.',
  ],
  'notice.autoAccepted': [
    'Чат принят автоматически: {name}.',
    'Чат прийнято автоматично: {name}.',
    'Chat accepted automatically: {name}.',
  ],
  'notice.trouble': [
    'Webitel отвечает ошибками с {time}.',
    'Webitel відповідає помилками з {time}.',
    'Webitel has been answering with errors since {time}.',
  ],
  'notice.troubleText': [
    'Вход сохранён, связь восстановится сама. Черновики и очередь на месте.',
    "Вхід збережено, зв'язок відновиться сам. Чернетки та черга на місці.",
    'You stay signed in, the connection repairs itself. Drafts and the queue are kept.',
  ],
  'notice.forbidden': [
    'Webitel не пускает этот логин.',
    'Webitel не пускає цей логін.',
    'Webitel does not let this login in.',
  ],
  'notice.forbiddenText': [
    'Доступ открывает администратор Webitel. Черновики и очередь на месте.',
    'Доступ відкриває адміністратор Webitel. Чернетки та черга на місці.',
    'The Webitel administrator opens the access. Drafts and the queue are kept.',
  ],
  'notice.storage': [
    'На этом компьютере сейчас ничего не сохраняется.',
    "На цьому комп'ютері зараз нічого не зберігається.",
    'Nothing can be kept on this computer now.',
  ],
  'notice.storageFull': [
    'Закончилось место на диске: новое сообщение не отправится, пока место не освободится.',
    'Закінчилося місце на диску: нове повідомлення не буде надіслано, поки місце не звільниться.',
    'The disk is full: a new message is not sent until there is room.',
  ],
  'notice.storageMemory': [
    'Переписка работает. Не закрывайте браузер, пока есть неотправленное; запись пробуем снова.',
    'Листування працює. Не закривайте браузер, поки є ненадіслане; запис пробуємо знову.',
    'Chats work. Do not close the browser while something is unsent; storing is tried again.',
  ],
  'notice.crmSession': [
    'Creatio просит войти снова.',
    'Creatio просить увійти знову.',
    'Creatio asks to sign in again.',
  ],
  'notice.crmSessionText': [
    'Чаты работают, запись в карточку ждёт.',
    'Чати працюють, запис у картку чекає.',
    'Chats work; writing to the record waits.',
  ],
  'notice.thrown': [
    'Вы не в сети с {time}.',
    'Ви не в мережі з {time}.',
    'You have been offline since {time}.',
  ],
  'notice.thrownText': ['Webitel снял вас с линии.', 'Webitel зняв вас з лінії.', 'Webitel set you offline.'],
  'notice.thrownMissed': [
    {
      one: 'Webitel снял вас с линии: {count} приглашение без ответа.',
      few: 'Webitel снял вас с линии: {count} приглашения без ответа.',
      many: 'Webitel снял вас с линии: {count} приглашений без ответа.',
      other: 'Webitel снял вас с линии: {count} приглашения без ответа.',
    },
    {
      one: 'Webitel зняв вас з лінії: {count} запрошення без відповіді.',
      few: 'Webitel зняв вас з лінії: {count} запрошення без відповіді.',
      many: 'Webitel зняв вас з лінії: {count} запрошень без відповіді.',
      other: 'Webitel зняв вас з лінії: {count} запрошення без відповіді.',
    },
    {
      one: 'Webitel set you offline: {count} invitation went unanswered.',
      other: 'Webitel set you offline: {count} invitations went unanswered.',
    },
  ],
  'notice.im': [
    'Вам приходят и чаты канала IM.',
    'Вам надходять і чати каналу IM.',
    'Chats of the IM channel come to you too.',
  ],
  'notice.imText': [
    'Здесь они не показываются: принимайте их в рабочем месте Webitel.',
    'Тут їх не видно: приймайте їх у робочому місці Webitel.',
    "They are not shown here: take them in Webitel's own workspace.",
  ],
});
