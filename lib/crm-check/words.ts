/** Texts of «Проверить Creatio» in the options. */
import type { Words } from '../i18n/words.ts';

export const CRM_CHECK_WORDS = {
  'crmCheck.run': ['Проверить Creatio', 'Перевірити Creatio', 'Check Creatio'],
  'crmCheck.copy': ['Скопировать отчёт', 'Скопіювати звіт', 'Copy the report'],
  'crmCheck.policy': ['Скопировать политику', 'Скопіювати політику', 'Copy the policy'],
  'crmCheck.copied': ['Скопировано.', 'Скопійовано.', 'Copied.'],
  'crmCheck.notCopied': [
    'Скопировать не удалось: браузер не дал доступа к буферу обмена.',
    'Скопіювати не вдалося: браузер не дав доступу до буфера обміну.',
    'Not copied: the browser gave no access to the clipboard.',
  ],
  'crmCheck.done': ['Проверка закончена.', 'Перевірку закінчено.', 'The check is done.'],
  'crmCheck.hint': [
    'Проверка только читает: каждый вид вопросов задаётся один раз, ничего не меняется.',
    'Перевірка лише читає: кожен вид запитань ставиться один раз, нічого не змінюється.',
    'The check only reads: every kind of question is asked once, nothing is changed.',
  ],
  'crmCheck.calls': [
    'Запросов расширения к этой Creatio сегодня: {count}. Некоторые тарифы допускают {limit} в день на пользователя.',
    'Запитів розширення до цієї Creatio сьогодні: {count}. Деякі тарифи допускають {limit} на день на користувача.',
    'Calls of the extension to this Creatio today: {count}. Some plans allow {limit} a day for a user.',
  ],
  'crmCheck.callsBefore': ['Раньше: {days}.', 'Раніше: {days}.', 'Earlier: {days}.'],
  'crmCheck.onlyWriting': [
    'Только записью или со временем видно: пустая ссылка и дата при записи, кириллица в имени файла, отказ в правах на запись, ответ при исчерпанном дневном лимите запросов.',
    'Лише записом або з часом видно: порожнє посилання й дата під час запису, кирилиця в імені файлу, відмова у правах на запис, відповідь при вичерпаному денному ліміті запитів.',
    'Only writing or time shows: an empty lookup and a date that are written, Cyrillic in a file name, a refusal of the right to write, the answer when the daily quota is used up.',
  ],
  'crmCheck.policyHint': [
    'Политика — имена и коды, найденные здесь. Администратор раздаёт её тем, кому они не видны.',
    'Політика — імена й коди, знайдені тут. Адміністратор роздає її тим, кому їх не видно.',
    'The policy holds the names and codes found here. An administrator hands it out to those who cannot see them.',
  ],
  'crmCheck.user': ['Кто вошёл', 'Хто увійшов', 'Who is signed in'],
  'crmCheck.contacts': [
    'Чтение контактов через OData',
    'Читання контактів через OData',
    'Reading contacts over OData',
  ],
  'crmCheck.phones': ['Поиск по телефону', 'Пошук за телефоном', 'Search by phone'],
  'crmCheck.lookups': ['Условие по справочнику', 'Умова за довідником', 'Condition on a lookup'],
  'crmCheck.conditions': [
    'Сколько условий принимает один вопрос, из 40, 24 и 10 (расширению нужно 10)',
    'Скільки умов приймає одне запитання, із 40, 24 і 10 (розширенню потрібно 10)',
    'How many conditions one question takes, of 40, 24 and 10 (the extension needs 10)',
  ],
  'crmCheck.address': [
    'Какой длины принимает адрес, из 8000, 4000 и 2000 знаков (расширению нужно 2000)',
    'Якої довжини приймає адресу, із 8000, 4000 і 2000 знаків (розширенню потрібно 2000)',
    'How long an address it takes, of 8000, 4000 and 2000 characters (the extension needs 2000)',
  ],
  'crmCheck.emptyLookup': [
    'Чем читается пустая ссылка (запись проверяется только записью)',
    'Чим читається порожнє посилання (запис перевіряється лише записом)',
    'What an empty lookup is read as (writing is checked by writing alone)',
  ],
  'crmCheck.dates': [
    'Как читается дата без времени (запись проверяется только записью)',
    'Як читається дата без часу (запис перевіряється лише записом)',
    'How a date without a time is read (writing is checked by writing alone)',
  ],
  'crmCheck.batch': ['Пакет запросов', 'Пакет запитів', 'Batch of requests'],
  'crmCheck.cases': [
    'Открытые обращения по признаку состояния',
    'Відкриті звернення за ознакою стану',
    'Open cases by the flag of their status',
  ],
  'crmCheck.tasks': [
    'Незавершённые задачи по признаку состояния',
    'Незавершені задачі за ознакою стану',
    'Unfinished tasks by the flag of their status',
  ],
  'crmCheck.settings': [
    'Системные настройки по коду',
    'Системні налаштування за кодом',
    'System settings by code',
  ],
  'crmCheck.settingsList': [
    'Список системных настроек',
    'Список системних налаштувань',
    'List of system settings',
  ],
  'crmCheck.schemas': ['Список объектов', "Список об'єктів", 'List of objects'],
  'crmCheck.users': ['Список пользователей', 'Список користувачів', 'List of users'],
  'crmCheck.light': ['Коды настроек светофора', 'Коди налаштувань світлофора', 'Codes of the traffic light'],
  'crmCheck.chats': ['Объект чатов', "Об'єкт чатів", 'Object of chats'],
  'crmCheck.files': ['Файлы чата', 'Файли чату', 'Files of a chat'],
  'crmCheck.feed': ['Лента', 'Стрічка', 'Feed'],
  'crmCheck.identities': [
    'Идентификаторы мессенджеров',
    'Ідентифікатори месенджерів',
    'Messenger identities',
  ],
  'crmCheck.templates': ['Справочник шаблонов', 'Довідник шаблонів', 'Lookup of templates'],
  'crmCheck.is.yes': ['отвечает', 'відповідає', 'answers'],
  'crmCheck.is.absent': ['не найдено', 'не знайдено', 'not found'],
  'crmCheck.is.missing': [
    'нет такого объекта: {words}',
    "немає такого об'єкта: {words}",
    'no such object: {words}',
  ],
  'crmCheck.is.refused': ['отказано: {words}', 'відмовлено: {words}', 'refused: {words}'],
  'crmCheck.is.odata': [
    'OData закрыт этому пользователю, нужна операция CanUseODataService',
    'OData закрито цьому користувачеві, потрібна операція CanUseODataService',
    'OData is closed to this user, the operation CanUseODataService is needed',
  ],
  'crmCheck.is.session': [
    'нужно войти в Creatio снова',
    'потрібно увійти в Creatio знову',
    'Creatio asks to sign in again',
  ],
  'crmCheck.is.busy': [
    'Creatio занята, повторите позже',
    'Creatio зайнята, повторіть пізніше',
    'Creatio is busy, try again later',
  ],
  'crmCheck.is.unreachable': ['нет связи', "немає зв'язку", 'no connection'],
  'crmCheck.is.server': [
    'ответ не понят: {words}',
    'відповідь не зрозуміла: {words}',
    'the answer was not understood: {words}',
  ],
} satisfies Words;
