/** Texts of whose chat it is, in the lists and in the conversation; they are loaded with it. */
import { late } from '../i18n/late.ts';

export const PEOPLE_WORDS = late({
  'people.linked': ['Контакт', 'Контакт', 'Contact'],
  'people.open': ['Открыть в Creatio: {name}', 'Відкрити в Creatio: {name}', 'Open in Creatio: {name}'],
  'people.change': ['Изменить контакт', 'Змінити контакт', 'Change the contact'],
  'people.none': [
    'В Creatio этот клиент не найден.',
    'У Creatio цього клієнта не знайдено.',
    'This client is not found in Creatio.',
  ],
  'people.cleared': ['Контакт не выбран.', 'Контакт не вибрано.', 'No contact is chosen.'],
  'people.elsewhere': [
    'Этот чат связан с другой Creatio ({site}): откройте её страницу, чтобы видеть контакт.',
    "Цей чат пов'язано з іншою Creatio ({site}): відкрийте її сторінку, щоб бачити контакт.",
    'This chat belongs to another Creatio ({site}): open a page of it to see the contact.',
  ],
  'people.hither': ['Искать в этой Creatio', 'Шукати в цій Creatio', 'Search in this Creatio'],
  'people.whichCrm': [
    'Подключено несколько Creatio. В какой искать этого клиента?',
    'Підключено кілька Creatio. У якій шукати цього клієнта?',
    'Several Creatio sites are connected. In which one should this client be looked for?',
  ],
  'people.identify': ['Определить клиента', 'Визначити клієнта', 'Identify the client'],
  'people.several': [
    {
      one: 'Подходит {count} контакт.',
      few: 'Подходят {count} контакта.',
      many: 'Подходят {count} контактов.',
      other: 'Подходят {count} контакта.',
    },
    {
      one: 'Підходить {count} контакт.',
      few: 'Підходять {count} контакти.',
      many: 'Підходять {count} контактів.',
      other: 'Підходять {count} контакту.',
    },
    { one: '{count} contact matches.', other: '{count} contacts match.' },
  ],
  'people.said': [
    'По телефону, который назвал клиент:',
    'За телефоном, який назвав клієнт:',
    'By the phone that the client named:',
  ],
  'people.confirm': ['Подтвердить контакт', 'Підтвердити контакт', 'Confirm the contact'],
  'people.choose': ['Выбрать контакт', 'Вибрати контакт', 'Choose a contact'],
  'people.here': ['на экране', 'на екрані', 'on screen'],
  'people.hereHint': [
    'Карточка этого клиента открыта в Creatio',
    'Картку цього клієнта відкрито в Creatio',
    "This client's page is open in Creatio",
  ],
  'people.caseHere': [
    'На экране обращение {number}.',
    'На екрані звернення {number}.',
    'Case {number} is on screen.',
  ],
  'people.caseOther': [
    'На экране обращение {number} другого клиента.',
    'На екрані звернення {number} іншого клієнта.',
    'The case on screen, {number}, belongs to another client.',
  ],
  'people.linkCase': ['Связать с этим чатом', "Пов'язати з цим чатом", 'Link to this chat'],
  'people.ownTab': [
    'Этот чат открыт и в Creatio, на вкладке «Чат»: чтобы её не закрывать, чаты сворачиваются сами.',
    'Цей чат відкрито і в Creatio, на вкладці «Чат»: щоб її не закривати, чати згортаються самі.',
    'This chat is open in Creatio too, on the tab «Chat»: the chats fold by themselves so as not to cover it.',
  ],
  'crm.calls': [
    'Обращений к Creatio сегодня: {count}. На тарифе с пределом {limit} в день он близко: закройте лишние вкладки Creatio. Чаты работают и без неё.',
    'Звернень до Creatio сьогодні: {count}. На тарифі з межею {limit} на день вона близько: закрийте зайві вкладки Creatio. Чати працюють і без неї.',
    'Calls to Creatio today: {count}. A plan with a limit of {limit} a day is near it: close Creatio tabs you do not need. Chats work without it.',
  ],
  'record.refused': [
    'Creatio не приняла запись этого чата в {time}:',
    'Creatio не прийняла запис цього чату о {time}:',
    'Creatio refused the record of this chat at {time}:',
  ],
  'record.noReason': ['причину она не назвала.', 'причини вона не назвала.', 'it gave no reason.'],
  'record.again': [
    'Повторим со следующим изменением чата.',
    'Повторимо з наступною зміною чату.',
    'It is tried again with the next change of the chat.',
  ],
  'link.adding': [
    'Ссылка добавляется на карточку…',
    'Посилання додається на картку…',
    'The link is being added to the record…',
  ],
  'link.there': ['Ссылка есть на карточке', 'Посилання є на картці', 'The link is on the record'],
  'link.waits': [
    'Ссылки на карточке ещё нет: Creatio не ответила, повторим сами.',
    'Посилання на картці ще немає: Creatio не відповіла, повторимо самі.',
    'The link is not on the record yet: Creatio did not answer, it is tried again by itself.',
  ],
  'link.refused': [
    'Ссылки на карточке нет: {reason}',
    'Посилання на картці немає: {reason}',
    'The link is not on the record: {reason}',
  ],
  'record.retry': ['Повторить', 'Повторити', 'Retry'],
  'actions.menu': ['Действия', 'Дії', 'Actions'],
});
