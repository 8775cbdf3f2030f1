/** Texts of outgoing messages: their form, and why one did not go. */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export const outgoingRu = {
  'outgoing.reason.peer-not-found':
    'Webitel не знает этого получателя: сообщений от него через этот шлюз ещё не было. Выберите другой шлюз или дождитесь сообщения.',
  'outgoing.reason.username-not-found':
    'Получатель с таким username не найден. Укажите его ID в мессенджере цифрами или телефон.',
  'outgoing.reason.peer-invalid':
    'Webitel не принял адрес получателя. Телефон может начинаться с «+», ID состоит только из цифр.',
  'outgoing.reason.gateway-not-found': 'Такого шлюза в Webitel больше нет. Выберите другой.',
  'outgoing.reason.gateway-disabled':
    'Шлюз отключён в Webitel. Выберите другой или обратитесь к администратору.',
  'outgoing.reason.type-not-supported': 'В этом мессенджере нельзя написать первым. Выберите другой.',
  'outgoing.reason.text-invalid': 'Webitel не принял текст сообщения. Измените его и отправьте ещё раз.',
  'outgoing.reason.forbidden':
    'У вас нет права отправлять исходящие сообщения. Его даёт администратор Webitel.',
  'outgoing.reason.blocked': 'Получатель заблокировал бота или удалил переписку с ним. Свяжитесь иначе.',
  'outgoing.reason.sender-unknown':
    'Webitel не нашёл отправителя: ваш пользователь ему не известен. Обратитесь к администратору Webitel.',
  'outgoing.reason.refused': 'Сообщение не отправлено: Webitel отказал.',
  'outgoing.obstacle.no-start': 'Через этот шлюз первым пишет клиент.',
  'outgoing.obstacle.not-offered': 'Этот мессенджер не включён для исходящих сообщений.',
  'outgoing.obstacle.gateway-disabled': 'Шлюз отключён в Webitel.',
  'outgoing.record.no-object': 'В этой Creatio нет объекта чатов Webitel: запись не создана.',
  'outgoing.record.refused': 'Creatio не создала запись чата.',
} as const satisfies Record<string, Text>;

export type OutgoingKey = keyof typeof outgoingRu;

export const outgoingUk: Record<OutgoingKey, Text> = {
  'outgoing.reason.peer-not-found':
    'Webitel не знає цього одержувача: повідомлень від нього через цей шлюз ще не було. Виберіть інший шлюз або дочекайтеся повідомлення.',
  'outgoing.reason.username-not-found':
    'Одержувача з таким username не знайдено. Вкажіть його ID у месенджері цифрами або телефон.',
  'outgoing.reason.peer-invalid':
    'Webitel не прийняв адресу одержувача. Телефон може починатися з «+», ID складається лише з цифр.',
  'outgoing.reason.gateway-not-found': 'Такого шлюзу у Webitel більше немає. Виберіть інший.',
  'outgoing.reason.gateway-disabled':
    'Шлюз вимкнено у Webitel. Виберіть інший або зверніться до адміністратора.',
  'outgoing.reason.type-not-supported': 'У цьому месенджері не можна написати першим. Виберіть інший.',
  'outgoing.reason.text-invalid': 'Webitel не прийняв текст повідомлення. Змініть його й надішліть ще раз.',
  'outgoing.reason.forbidden':
    'Ви не маєте права надсилати вихідні повідомлення. Його надає адміністратор Webitel.',
  'outgoing.reason.blocked':
    'Одержувач заблокував бота або видалив розмову з ним. Скористайтеся іншим способом.',
  'outgoing.reason.sender-unknown':
    'Webitel не знає вашого користувача. Зверніться до адміністратора Webitel.',
  'outgoing.reason.refused': 'Повідомлення не надіслано: Webitel відмовив.',
  'outgoing.obstacle.no-start': 'Через цей шлюз першим пише клієнт.',
  'outgoing.obstacle.not-offered': 'Цей месенджер не ввімкнено для вихідних повідомлень.',
  'outgoing.obstacle.gateway-disabled': 'Шлюз вимкнено у Webitel.',
  'outgoing.record.no-object': "У цій Creatio немає об'єкта чатів Webitel: запис не створено.",
  'outgoing.record.refused': 'Creatio не створила запис чату.',
};

export const outgoingEn: Record<OutgoingKey, Text> = {
  'outgoing.reason.peer-not-found':
    'Webitel does not know this recipient: they have never written through this gateway. Choose another gateway or wait for their message.',
  'outgoing.reason.username-not-found':
    'No recipient with this username was found. Enter their messenger ID in digits, or a phone.',
  'outgoing.reason.peer-invalid':
    'Webitel did not accept the address. A phone may start with “+”, an ID is digits only.',
  'outgoing.reason.gateway-not-found': 'This gateway is no longer in Webitel. Choose another.',
  'outgoing.reason.gateway-disabled':
    'The gateway is disabled in Webitel. Choose another or ask an administrator.',
  'outgoing.reason.type-not-supported': 'You cannot write first in this messenger. Choose another.',
  'outgoing.reason.text-invalid': 'Webitel did not accept the text. Change it and send again.',
  'outgoing.reason.forbidden':
    'You have no permission to send outgoing messages. A Webitel administrator grants it.',
  'outgoing.reason.blocked':
    'The recipient has blocked the bot or deleted the conversation with it. Use another way.',
  'outgoing.reason.sender-unknown':
    'Webitel did not find the sender: it does not know your user. Ask the Webitel administrator.',
  'outgoing.reason.refused': 'The message was not sent: Webitel refused.',
  'outgoing.obstacle.no-start': 'Through this gateway the client writes first.',
  'outgoing.obstacle.not-offered': 'This messenger is not switched on for outgoing messages.',
  'outgoing.obstacle.gateway-disabled': 'The gateway is disabled in Webitel.',
  'outgoing.record.no-object': 'This Creatio has no object of Webitel chats: no record was created.',
  'outgoing.record.refused': 'Creatio did not create the chat record.',
};

export const OUTGOING_TEXTS: Record<Language, Record<OutgoingKey, Text>> = {
  ru: outgoingRu,
  uk: outgoingUk,
  en: outgoingEn,
};
