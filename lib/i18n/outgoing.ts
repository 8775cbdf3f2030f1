/** Texts of outgoing messages: their form, and why one did not go. */
import type { Words } from './words.ts';

export const OUTGOING_WORDS = {
  'outgoing.reason.peer-not-found': [
    'Webitel не знает этого получателя: сообщений от него через этот шлюз ещё не было. Выберите другой шлюз или дождитесь сообщения.',
    'Webitel не знає цього одержувача: повідомлень від нього через цей шлюз ще не було. Виберіть інший шлюз або дочекайтеся повідомлення.',
    'Webitel does not know this recipient: they have never written through this gateway. Choose another gateway or wait for their message.',
  ],
  'outgoing.reason.username-not-found': [
    'Получатель с таким username не найден. Укажите его ID в мессенджере цифрами или телефон.',
    'Одержувача з таким username не знайдено. Вкажіть його ID у месенджері цифрами або телефон.',
    'No recipient with this username was found. Enter their messenger ID in digits, or a phone.',
  ],
  'outgoing.reason.peer-invalid': [
    'Webitel не принял адрес получателя. Телефон может начинаться с «+», ID состоит только из цифр.',
    'Webitel не прийняв адресу одержувача. Телефон може починатися з «+», ID складається лише з цифр.',
    'Webitel did not accept the address. A phone may start with “+”, an ID is digits only.',
  ],
  'outgoing.reason.gateway-not-found': [
    'Такого шлюза в Webitel больше нет. Выберите другой.',
    'Такого шлюзу у Webitel більше немає. Виберіть інший.',
    'This gateway is no longer in Webitel. Choose another.',
  ],
  'outgoing.reason.gateway-disabled': [
    'Шлюз отключён в Webitel. Выберите другой или обратитесь к администратору.',
    'Шлюз вимкнено у Webitel. Виберіть інший або зверніться до адміністратора.',
    'The gateway is disabled in Webitel. Choose another or ask an administrator.',
  ],
  'outgoing.reason.type-not-supported': [
    'В этом мессенджере нельзя написать первым. Выберите другой.',
    'У цьому месенджері не можна написати першим. Виберіть інший.',
    'You cannot write first in this messenger. Choose another.',
  ],
  'outgoing.reason.text-invalid': [
    'Webitel не принял текст сообщения. Измените его и отправьте ещё раз.',
    'Webitel не прийняв текст повідомлення. Змініть його й надішліть ще раз.',
    'Webitel did not accept the text. Change it and send again.',
  ],
  'outgoing.reason.forbidden': [
    'У вас нет права отправлять исходящие сообщения. Его даёт администратор Webitel.',
    'Ви не маєте права надсилати вихідні повідомлення. Його надає адміністратор Webitel.',
    'You have no permission to send outgoing messages. A Webitel administrator grants it.',
  ],
  'outgoing.reason.blocked': [
    'Получатель заблокировал бота или удалил переписку с ним. Свяжитесь иначе.',
    'Одержувач заблокував бота або видалив розмову з ним. Скористайтеся іншим способом.',
    'The recipient has blocked the bot or deleted the conversation with it. Use another way.',
  ],
  'outgoing.reason.sender-unknown': [
    'Webitel не нашёл отправителя: ваш пользователь ему не известен. Обратитесь к администратору Webitel.',
    'Webitel не знає вашого користувача. Зверніться до адміністратора Webitel.',
    'Webitel did not find the sender: it does not know your user. Ask the Webitel administrator.',
  ],
  'outgoing.reason.refused': [
    'Сообщение не отправлено: Webitel отказал.',
    'Повідомлення не надіслано: Webitel відмовив.',
    'The message was not sent: Webitel refused.',
  ],
  'outgoing.obstacle.no-start': [
    'Через этот шлюз первым пишет клиент.',
    'Через цей шлюз першим пише клієнт.',
    'Through this gateway the client writes first.',
  ],
  'outgoing.obstacle.not-offered': [
    'Этот мессенджер не включён для исходящих сообщений.',
    'Цей месенджер не ввімкнено для вихідних повідомлень.',
    'This messenger is not switched on for outgoing messages.',
  ],
  'outgoing.obstacle.gateway-disabled': [
    'Шлюз отключён в Webitel.',
    'Шлюз вимкнено у Webitel.',
    'The gateway is disabled in Webitel.',
  ],
  'outgoing.record.no-object': [
    'В этой Creatio нет объекта чатов Webitel: запись не создана.',
    "У цій Creatio немає об'єкта чатів Webitel: запис не створено.",
    'This Creatio has no object of Webitel chats: no record was created.',
  ],
  'outgoing.record.refused': [
    'Creatio не создала запись чата.',
    'Creatio не створила запис чату.',
    'Creatio did not create the chat record.',
  ],
} satisfies Words;
