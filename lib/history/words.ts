/** Texts of a client's whole history; they are loaded with it. */
import { late } from '../i18n/late.ts';

export const HISTORY_WORDS = late({
  'story.close': ['Закрыть историю клиента', 'Закрити історію клієнта', 'Close the client history'],
  'story.loading': ['Читаем историю…', 'Читаємо історію…', 'Reading the history…'],
  'story.shown': [
    {
      one: 'Показан {count} чат.',
      few: 'Показаны {count} чата.',
      many: 'Показаны {count} чатов.',
      other: 'Показаны {count} чата.',
    },
    {
      one: 'Показано {count} чат.',
      few: 'Показано {count} чати.',
      many: 'Показано {count} чатів.',
      other: 'Показано {count} чату.',
    },
    { one: '{count} chat is shown.', other: '{count} chats are shown.' },
  ],
  'story.end': ['Более ранних чатов нет.', 'Раніших чатів немає.', 'There are no earlier chats.'],
  'story.empty': [
    'Других чатов этого клиента нет.',
    'Інших чатів цього клієнта немає.',
    'This client has no other chats.',
  ],
  'story.nothing': [
    'Ничего не найдено. Измените запрос.',
    'Нічого не знайдено. Змініть запит.',
    'Nothing found. Change your search.',
  ],
  'story.more': ['Показать более ранние', 'Показати раніші', 'Show earlier ones'],
  'story.again': ['Прочитать ещё раз', 'Прочитати ще раз', 'Read again'],
  'story.unlinked': [
    'Webitel не связывает этого клиента с контактом: переписки других чатов отсюда не видно.',
    "Webitel не пов'язує цього клієнта з контактом: листування інших чатів звідси не видно.",
    'Webitel does not link this client to a contact: what was said in other chats cannot be seen here.',
  ],
  'story.forbidden': [
    'Переписки других чатов не видно: в Webitel нет права читать чаты и контакты (chats, contacts). Его даёт администратор.',
    'Листування інших чатів не видно: у Webitel немає права читати чати й контакти (chats, contacts). Його дає адміністратор.',
    'What was said in other chats cannot be seen: the right to read chats and contacts in Webitel (chats, contacts) is missing. An administrator grants it.',
  ],
  'story.webitelFailed': [
    'Webitel не отдал историю: {reason}',
    'Webitel не віддав історію: {reason}',
    'Webitel did not give the history: {reason}',
  ],
  'story.noContact': [
    'Контакт в Creatio не определён: её записей о чатах здесь нет.',
    'Контакт у Creatio не визначено: її записів про чати тут немає.',
    'The contact in Creatio is not identified: its records of chats are not here.',
  ],
  'story.crmFailed': [
    'Записей Creatio здесь нет: {reason}',
    'Записів Creatio тут немає: {reason}',
    'Records of Creatio are not here: {reason}',
  ],
  'story.f.session': [
    'Creatio просит войти снова.',
    'Creatio просить увійти знову.',
    'Creatio asks to sign in again.',
  ],
  'story.f.refused': ['Creatio отказала. {words}', 'Creatio відмовила. {words}', 'Creatio refused. {words}'],
  'story.f.missing': [
    'в этой Creatio не найдены чаты.',
    'у цій Creatio не знайдено чатів.',
    'no chats were found in this Creatio.',
  ],
  'story.f.odata': [
    'Creatio не даёт права на OData (CanUseODataService). Его даёт администратор.',
    'Creatio не дає права на OData (CanUseODataService). Його дає адміністратор.',
    'Creatio does not grant OData (CanUseODataService). An administrator grants it.',
  ],
  'story.f.busy': [
    'Creatio занята. Повторите через минуту.',
    'Creatio зайнята. Повторіть за хвилину.',
    'Creatio is busy. Try again in a minute.',
  ],
  'story.f.unreachable': [
    'нет связи с Creatio.',
    "немає зв'язку з Creatio.",
    'there is no connection to Creatio.',
  ],
  'story.f.server': [
    'Creatio ответила ошибкой.',
    'Creatio відповіла помилкою.',
    'Creatio answered with an error.',
  ],
  'story.operators': ['Операторы: {names}', 'Оператори: {names}', 'Operators: {names}'],
  'story.span': ['{name} ({from}–{to})', '{name} ({from}–{to})', '{name} ({from}–{to})'],
  'story.since': ['{name} (с {from})', '{name} (з {from})', '{name} (from {from})'],
  'story.then': ['{before}, затем {name}', '{before}, потім {name}', '{before}, then {name}'],
  'story.result': ['Результат: {result}', 'Результат: {result}', 'Result: {result}'],
  'story.current': ['этот чат', 'цей чат', 'this chat'],
  'story.you': ['Вы', 'Ви', 'You'],
  'story.bot': ['Бот', 'Бот', 'Bot'],
  'story.client': ['Клиент', 'Клієнт', 'Client'],
  'story.file': ['Файл: {name}', 'Файл: {name}', 'File: {name}'],
  'story.edited': ['изменено', 'змінено', 'edited'],
  'story.openCard': [
    'Открыть карточку чата от {when}',
    'Відкрити картку чату від {when}',
    'Open the card of the chat of {when}',
  ],
  'story.openRecord': [
    'Открыть в Creatio чат от {when}',
    'Відкрити в Creatio чат від {when}',
    'Open in Creatio the chat of {when}',
  ],
});
