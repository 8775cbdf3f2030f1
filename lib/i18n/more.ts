/** Texts of what an open chat needs now and then (`more-part.tsx`); they are loaded with it. */
import { late } from './late.ts';

export const MORE_WORDS = late({
  'chat.endQuestion': ['Завершить чат?', 'Завершити чат?', 'End the chat?'],
  'chat.endText': [
    'Чат с клиентом {name} перейдёт в «Закрытые». Вернуть его нельзя.',
    'Чат із клієнтом {name} перейде в «Закриті». Повернути його не можна.',
    'The chat with {name} will move to “Closed”. It cannot be reopened.',
  ],
  'chat.endWaiting': [
    'Клиент ждёт ответа {time}.',
    'Клієнт чекає на відповідь {time}.',
    'The client has been waiting for an answer for {time}.',
  ],
  'chat.endDraft': [
    'В поле остался неотправленный текст.',
    'У полі залишився ненадісланий текст.',
    'There is unsent text in the field.',
  ],
  'chat.endFiles': [
    'Неотправленных файлов: {count}.',
    'Ненадісланих файлів: {count}.',
    'Files not sent: {count}.',
  ],
  'contact.own': [
    'Свой номер, подтверждён мессенджером',
    'Власний номер, підтверджений месенджером',
    'Own number, confirmed by the messenger',
  ],
  'contact.other': [
    'Номер из присланного контакта',
    'Номер із надісланого контакту',
    'A number from a contact that was sent',
  ],
  'contact.copy': ['Скопировать номер {phone}', 'Скопіювати номер {phone}', 'Copy the number {phone}'],
  'contact.look': ['Искать {phone} в Creatio', 'Шукати {phone} у Creatio', 'Look for {phone} in Creatio'],
  'contact.copied': ['Номер скопирован', 'Номер скопійовано', 'The number is copied'],
  'earlier.title': ['Было раньше', 'Було раніше', 'Before'],
  'earlier.empty': ['(без текста)', '(без тексту)', '(no text)'],
  'file.close': ['Закрыть картинку', 'Закрити зображення', 'Close the picture'],
  'processing.left': [
    'Обработка чата: осталось {time}',
    'Обробка чату: лишилося {time}',
    'Processing the chat: {time} left',
  ],
  'processing.comment': ['Комментарий к обработке', 'Коментар до обробки', 'Processing comment'],
  'processing.finish': ['Завершить обработку', 'Завершити обробку', 'Finish processing'],
  'processing.question': ['Завершить обработку?', 'Завершити обробку?', 'Finish processing?'],
  'processing.prolong': ['Продлить', 'Продовжити', 'Extend'],
  'processing.done': ['Обработка завершена', 'Обробку завершено', 'Processing finished'],
  'processing.noMore': [
    'Продлений больше не осталось.',
    'Продовжень більше не лишилося.',
    'No extensions remain.',
  ],
  'processing.noProlongation': [
    'Для этой очереди продление выключено.',
    'Для цієї черги продовження вимкнено.',
    'Extending is switched off for this queue.',
  ],
  'processing.remain': [
    'Осталось продлений: {count}',
    'Лишилося продовжень: {count}',
    'Extensions left: {count}',
  ],
  'blank.question': [
    'Отправить с пустыми полями?',
    'Надіслати з порожніми полями?',
    'Send with empty fields?',
  ],
});
