/** Texts of whose chat it is, in the lists and in the conversation; they are loaded with it. */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export const peopleRu = {
  'people.linked': 'Контакт',
  'people.open': 'Открыть в Creatio: {name}',
  'people.change': 'Изменить контакт',
  'people.none': 'В Creatio этот клиент не найден.',
  'people.elsewhere':
    'Этот чат связан с другой Creatio ({site}): откройте её страницу, чтобы видеть контакт.',
  'people.identify': 'Определить клиента',
  'people.several': {
    one: 'Подходит {count} контакт.',
    few: 'Подходят {count} контакта.',
    many: 'Подходят {count} контактов.',
    other: 'Подходят {count} контакта.',
  },
  'people.said': 'По телефону, который назвал клиент:',
  'people.confirm': 'Подтвердить контакт',
  'people.choose': 'Выбрать контакт',
  'people.here': 'на экране',
  'people.hereHint': 'Карточка этого клиента открыта в Creatio',
  'people.caseHere': 'На экране обращение {number}.',
  'people.caseOther': 'На экране обращение {number} другого клиента.',
  'people.linkCase': 'Связать с этим чатом',
  'people.ownTab':
    'Этот чат открыт и в Creatio, на вкладке «Чат»: чтобы её не закрывать, чаты сворачиваются сами.',
  'record.refused': 'Creatio не приняла запись этого чата в {time}:',
  'record.noReason': 'причину она не назвала.',
  'record.again': 'Повторим со следующим изменением чата.',
  'link.adding': 'Ссылка добавляется на карточку…',
  'link.there': 'Ссылка есть на карточке',
  'link.waits': 'Ссылки на карточке ещё нет: Creatio не ответила, повторим сами.',
  'link.refused': 'Ссылки на карточке нет: {reason}',
  'record.retry': 'Повторить',
  'actions.menu': 'Действия',
} as const satisfies Record<string, Text>;

export const peopleUk: Record<keyof typeof peopleRu, Text> = {
  'people.linked': 'Контакт',
  'people.open': 'Відкрити в Creatio: {name}',
  'people.change': 'Змінити контакт',
  'people.none': 'У Creatio цього клієнта не знайдено.',
  'people.elsewhere':
    "Цей чат пов'язано з іншою Creatio ({site}): відкрийте її сторінку, щоб бачити контакт.",
  'people.identify': 'Визначити клієнта',
  'people.several': {
    one: 'Підходить {count} контакт.',
    few: 'Підходять {count} контакти.',
    many: 'Підходять {count} контактів.',
    other: 'Підходять {count} контакту.',
  },
  'people.said': 'За телефоном, який назвав клієнт:',
  'people.confirm': 'Підтвердити контакт',
  'people.choose': 'Вибрати контакт',
  'people.here': 'на екрані',
  'people.hereHint': 'Картку цього клієнта відкрито в Creatio',
  'people.caseHere': 'На екрані звернення {number}.',
  'people.caseOther': 'На екрані звернення {number} іншого клієнта.',
  'people.linkCase': "Пов'язати з цим чатом",
  'people.ownTab':
    'Цей чат відкрито і в Creatio, на вкладці «Чат»: щоб її не закривати, чати згортаються самі.',
  'record.refused': 'Creatio не прийняла запис цього чату о {time}:',
  'record.noReason': 'причини вона не назвала.',
  'record.again': 'Повторимо з наступною зміною чату.',
  'link.adding': 'Посилання додається на картку…',
  'link.there': 'Посилання є на картці',
  'link.waits': 'Посилання на картці ще немає: Creatio не відповіла, повторимо самі.',
  'link.refused': 'Посилання на картці немає: {reason}',
  'record.retry': 'Повторити',
  'actions.menu': 'Дії',
};

export const peopleEn: Record<keyof typeof peopleRu, Text> = {
  'people.linked': 'Contact',
  'people.open': 'Open in Creatio: {name}',
  'people.change': 'Change the contact',
  'people.none': 'This client is not found in Creatio.',
  'people.elsewhere': 'This chat belongs to another Creatio ({site}): open a page of it to see the contact.',
  'people.identify': 'Identify the client',
  'people.several': { one: '{count} contact matches.', other: '{count} contacts match.' },
  'people.said': 'By the phone that the client named:',
  'people.confirm': 'Confirm the contact',
  'people.choose': 'Choose a contact',
  'people.here': 'on screen',
  'people.hereHint': "This client's page is open in Creatio",
  'people.caseHere': 'Case {number} is on screen.',
  'people.caseOther': 'The case on screen, {number}, belongs to another client.',
  'people.linkCase': 'Link to this chat',
  'people.ownTab':
    'This chat is open in Creatio too, on the tab «Chat»: the chats fold by themselves so as not to cover it.',
  'record.refused': 'Creatio refused the record of this chat at {time}:',
  'record.noReason': 'it gave no reason.',
  'record.again': 'It is tried again with the next change of the chat.',
  'link.adding': 'The link is being added to the record…',
  'link.there': 'The link is on the record',
  'link.waits': 'The link is not on the record yet: Creatio did not answer, it is tried again by itself.',
  'link.refused': 'The link is not on the record: {reason}',
  'record.retry': 'Retry',
  'actions.menu': 'Actions',
};

export const PEOPLE_TEXTS: Record<Language, Record<keyof typeof peopleRu, Text>> = {
  ru: peopleRu,
  uk: peopleUk,
  en: peopleEn,
};
