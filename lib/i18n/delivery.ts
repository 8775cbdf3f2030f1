/** Why a messenger takes no message, or not for long: loaded with the first of them. */
import { late } from './late.ts';

export const DELIVERY_WORDS = late({
  'reason.gateway': ['шлюз отклонил текст', 'шлюз відхилив текст', 'the gateway refused the text'],
  'reason.closed': ['чат уже закрыт', 'чат уже закрито', 'the chat is already closed'],
  'reason.blank': ['пустой текст', 'порожній текст', 'the text is empty'],
  'reason.other': ['сервер отказал', 'сервер відмовив', 'the server refused'],
  'window.left': [
    '{messenger}: свободный текст ещё {time}',
    '{messenger}: вільний текст ще {time}',
    '{messenger}: free text for another {time}',
  ],
  'window.over': [
    '{messenger} принимает свободный текст 24 часа после сообщения клиента. Они прошли ({time}): ответ не дойдёт, пока клиент не напишет сам.',
    '{messenger} приймає вільний текст 24 години після повідомлення клієнта. Вони минули ({time}): відповідь не дійде, доки клієнт не напише сам.',
    "{messenger} takes free text for 24 hours after the client's message. They are over ({time}): an answer will not arrive until the client writes again.",
  ],
  'reason.window': [
    '{messenger} принимает свободный текст только 24 часа после сообщения клиента',
    '{messenger} приймає вільний текст лише 24 години після повідомлення клієнта',
    "{messenger} takes free text only for 24 hours after the client's message",
  ],
  'reason.gatewayFile': ['шлюз отклонил файл', 'шлюз відхилив файл', 'the gateway refused the file'],
  'reason.link': [
    'ссылка на файл устарела',
    'посилання на файл застаріло',
    'the link to the file has expired',
  ],
  'reason.type': ['такой тип файла запрещён', 'такий тип файлу заборонено', 'this type of file is forbidden'],
  'reason.fileGone': [
    'файла больше нет, добавьте его ещё раз',
    'файлу більше немає, додайте його ще раз',
    'the file is gone, add it again',
  ],
});
