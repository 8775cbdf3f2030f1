/** Names of the operator's keys: for the list in the desk, which is loaded late, and for the settings. */
import { late } from '../i18n/late.ts';

export const KEYS_WORDS = late({
  'keys.title': ['Горячие клавиши', 'Гарячі клавіші', 'Keyboard shortcuts'],
  'keys.note': [
    'Работают, пока вы в окне чатов: страница Creatio их не видит. Сменить и выключить\u00a0— в настройках.',
    'Працюють, поки ви у вікні чатів: сторінка Creatio їх не бачить. Змінити й вимкнути\u00a0— у налаштуваннях.',
    'They work while you are in the chat window: the Creatio page does not see them. Change or switch off in the settings.',
  ],
  'keys.browser': [
    'Со страницы Creatio чаты открывает клавиша браузера, по умолчанию Ctrl+.',
    'Зі сторінки Creatio чати відкриває клавіша браузера, типово Ctrl+.',
    'From the Creatio page a key of the browser opens the chats, Ctrl+. by default.',
  ],
  'keys.off': [
    'Горячие клавиши выключены в настройках.',
    'Гарячі клавіші вимкнено в налаштуваннях.',
    'Keyboard shortcuts are switched off in the settings.',
  ],
  'keys.none': ['не задана', 'не задано', 'not set'],
  'keys.settings': ['Настроить', 'Налаштувати', 'Change'],
  'keys.openChat': ['Сначала откройте чат.', 'Спочатку відкрийте чат.', 'Open a chat first.'],
  'keys.noInvites': ['Приглашений нет.', 'Запрошень немає.', 'There are no invitations.'],
  'keys.nobodyWaits': [
    'Больше никто не ждёт ответа.',
    'Більше ніхто не чекає на відповідь.',
    'Nobody else waits for an answer.',
  ],
  'keys.noChats': ['Других чатов нет.', 'Інших чатів немає.', 'There are no other chats.'],
  'keys.group.chats': ['Чаты', 'Чати', 'Chats'],
  'keys.group.chat': ['В чате', 'У чаті', 'In a chat'],
  'keys.group.desk': ['Окно и статус', 'Вікно і статус', 'Window and status'],
  'keys.next-waiting': [
    'Следующий чат без ответа, самый срочный',
    'Наступний чат без відповіді, найтерміновіший',
    'Next unanswered chat, most urgent first',
  ],
  'keys.accept': ['Принять первое приглашение', 'Прийняти перше запрошення', 'Accept the first invitation'],
  'keys.next-chat': ['Следующий чат', 'Наступний чат', 'Next chat'],
  'keys.previous-chat': ['Предыдущий чат', 'Попередній чат', 'Previous chat'],
  'keys.search-list': ['Поиск по списку', 'Пошук у списку', 'Search the list'],
  'keys.new-message': ['Написать клиенту', 'Написати клієнту', 'Write to a client'],
  'keys.compose': ['К полю сообщения', 'До поля повідомлення', 'To the message field'],
  'keys.templates': ['Готовые тексты', 'Готові тексти', 'Ready-made texts'],
  'keys.emoji': ['Выбор эмоджи', 'Вибір емодзі', 'Choose an emoji'],
  'keys.attach': ['Выбор файла', 'Вибір файлу', 'Choose a file'],
  'keys.search-chat': ['Поиск по сообщениям', 'Пошук у повідомленнях', 'Search the messages'],
  'keys.transfer': ['Перевод чата', 'Переведення чату', 'Transfer the chat'],
  'keys.end': ['Завершение чата', 'Завершення чату', 'End the chat'],
  'keys.agent': ['Готов или пауза', 'Готовий або пауза', 'Ready or pause'],
  'keys.enlarge': ['Размер окна', 'Розмір вікна', 'Window size'],
  'keys.close': ['Закрыть окно чатов', 'Закрити вікно чатів', 'Close the chat window'],
  'keys.help': ['Этот список', 'Цей список', 'This list'],
});

export type KeysKey = keyof typeof KEYS_WORDS;
