/** Names of controls as people, screen readers and end-to-end tests know them. A change here is a change of the contract. */
import type { Key } from '../../../lib/i18n/index.ts';

export interface ContractName {
  ru: string;
  uk: string;
  en: string;
  /** The texts that must read exactly so. Without keys, any text with the Russian name must have these translations. */
  keys: Key[];
  /** The Russian word also names another thing, translated otherwise. */
  ambiguous?: true;
}

const name = (ru: string, uk: string, en: string, ...keys: Key[]): ContractName => ({ ru, uk, en, keys });

export const CONTRACT: ContractName[] = [
  // Options page
  name('Адрес Webitel', 'Адреса Webitel', 'Webitel address', 'setting.webitel.origin'),
  name('Домен', 'Домен', 'Domain', 'setting.webitel.domain'),
  name('Логин', 'Логін', 'Login', 'options.login'),
  name('Пароль', 'Пароль', 'Password', 'options.password'),
  name('Войти', 'Увійти', 'Sign in', 'options.signIn', 'empty.signInButton'),
  name('Выйти', 'Вийти', 'Sign out', 'options.signOut'),
  name('Адрес Creatio', 'Адреса Creatio', 'Creatio address', 'setting.creatio.origins'),
  name(
    'Разрешить доступ к Creatio',
    'Дозволити доступ до Creatio',
    'Allow access to Creatio',
    'options.allow',
  ),
  name(
    'Включить подсветку рамки активного чата',
    'Увімкнути підсвічування рамки активного чату',
    'Highlight the active chat frame',
    'setting.trafficLight.enabled',
  ),
  name(
    'Желтая рамка, секунд',
    'Жовта рамка, секунд',
    'Yellow frame, seconds',
    'setting.trafficLight.yellowSeconds',
  ),
  name(
    'Красная рамка, секунд',
    'Червона рамка, секунд',
    'Red frame, seconds',
    'setting.trafficLight.redSeconds',
  ),
  name(
    'Использовать сообщение агента (оператора) вместо сообщения клиента для отсчета',
    'Використовувати повідомлення агента (оператора) замість повідомлення клієнта для відліку',
    "Count from the agent's message instead of the client's",
    'setting.trafficLight.basis',
  ),
  name('Сохранить', 'Зберегти', 'Save', 'options.save'),

  // Lists and invitation
  name('Чаты', 'Чати', 'Chats', 'launcher.name', 'list.label'),
  name('Активные', 'Активні', 'Active', 'tab.active'),
  name('Закрытые', 'Закриті', 'Closed', 'tab.closed'),
  name('Принять', 'Прийняти', 'Accept', 'invite.accept'),
  name('Открыть', 'Відкрити', 'Open', 'invite.open'),
  { ...name('Отменить', 'Відхилити', 'Decline', 'invite.decline'), ambiguous: true },
  name('Вся история', 'Уся історія', 'Full history'),
  name('История клиента', 'Історія клієнта', 'Client history', 'story.title'),
  name('Поиск…', 'Пошук…', 'Search…', 'search'),

  // Conversation
  name('Сообщения', 'Повідомлення', 'Messages', 'chat.messages'),
  name('Текст сообщения', 'Текст повідомлення', 'Message text', 'chat.text'),
  name('Отправить', 'Надіслати', 'Send', 'chat.send'),
  name('Эмоджи', 'Емодзі', 'Emoji', 'chat.emoji'),
  name('Прикрепить файл', 'Прикріпити файл', 'Attach file'),
  name('Выбрать текст', 'Вибрати текст', 'Select text'),
  name('Завершить чат', 'Завершити чат', 'End chat', 'chat.end'),
  name('Перевести чат', 'Перевести чат', 'Transfer chat', 'chat.transfer'),
  name('Да', 'Так', 'Yes', 'answer.yes'),
  name('Нет', 'Ні', 'No', 'answer.no'),
  name('Увеличить размер окна чата', 'Збільшити вікно чату', 'Enlarge the chat window', 'desk.enlarge'),
  name('К списку чатов', 'До списку чатів', 'Back to the chats', 'desk.back'),
  name('Действия', 'Дії', 'Actions'),
  name('Новый шаблон', 'Новий шаблон', 'New template'),
  name('Название', 'Назва', 'Name'),
  name('Описание', 'Опис', 'Description'),
  name('Создать обращение', 'Створити звернення', 'Create case'),
  name(
    'Проконсультировать по существующему обращению',
    'Проконсультувати за наявним зверненням',
    'Consult on an existing case',
  ),
  name('Подписаться на обновление ленты', 'Підписатися на оновлення стрічки', 'Follow the feed'),

  // Agent
  name('Статус оператора', 'Статус оператора', 'Agent status', 'agent.menu'),
  name('Готов', 'Готовий', 'Ready', 'agent.online', 'empty.goReady'),
  name('Пауза', 'Пауза', 'Pause', 'agent.pause'),
  name('Не в сети', 'Не в мережі', 'Offline', 'agent.offline'),
  name('Завершить обработку', 'Завершити обробку', 'Finish processing', 'processing.finish'),
  name('Продлить', 'Продовжити', 'Extend', 'processing.prolong'),

  // Outgoing message
  name('Новое сообщение', 'Нове повідомлення', 'New message'),
  name('Кому', 'Кому', 'To'),
  name('Сообщение', 'Повідомлення', 'Message'),
  name('Предзаготовленное сообщение', 'Заготовлене повідомлення', 'Prepared message'),
  name('Подтверждение типа ввода', 'Підтвердження типу введення', 'Confirm the input type'),
  name('Provider', 'Provider', 'Provider'),
  name('Gateway', 'Gateway', 'Gateway'),

  // Card
  name('Прикрепить к карточке', 'Прикріпити до картки', 'Attach to the record'),
  name('Добавить ссылку', 'Додати посилання', 'Add link'),
  name('Результат', 'Результат', 'Result'),
  name('Контрагент', 'Контрагент', 'Account'),
  name('Контакт', 'Контакт', 'Contact'),
  name('Активность', 'Активність', 'Activity'),
  name('Обращение', 'Звернення', 'Case'),
  name('Результат подробно', 'Результат детально', 'Result details'),
  name('Примечания', 'Примітки', 'Notes'),
  name('Сообщение в ленту', 'Повідомлення у стрічку', 'Feed message'),
  name('Ссылка', 'Посилання', 'Link'),
  name('Опубликовать', 'Опублікувати', 'Post'),
  name('Выберите контакт', 'Виберіть контакт', 'Choose the contact'),
  name('Чат', 'Чат', 'Chat'),
  name('Основная информация', 'Основна інформація', 'General info'),
  name('Детали чата', 'Деталі чату', 'Chat details'),
  name('Файлы и примечания', 'Файли та примітки', 'Attachments and notes'),
  name('Лента', 'Стрічка', 'Feed'),

  // State of a chat, in text
  name('Новый', 'Новий', 'New', 'status.new'),
  name('В обработке', 'В обробці', 'In progress', 'status.in-progress'),
  name('Завершен', 'Завершено', 'Completed', 'status.completed'),
];
