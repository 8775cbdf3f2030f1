/** Texts of what an open chat needs now and then (`more-part.tsx`); they are loaded with it. */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export const moreRu = {
  'chat.endQuestion': 'Завершить чат?',
  'chat.endText': 'Чат с клиентом {name} перейдёт в «Закрытые». Вернуть его нельзя.',
  'chat.endWaiting': 'Клиент ждёт ответа {time}.',
  'chat.endDraft': 'В поле остался неотправленный текст.',
  'chat.endFiles': 'Неотправленных файлов: {count}.',
  'contact.own': 'Свой номер, подтверждён мессенджером',
  'contact.other': 'Номер из присланного контакта',
  'contact.copy': 'Скопировать номер {phone}',
  'contact.copied': 'Номер скопирован',
  'earlier.title': 'Было раньше',
  'earlier.empty': '(без текста)',
  'file.close': 'Закрыть картинку',
  'processing.left': 'Обработка чата: осталось {time}',
  'processing.comment': 'Комментарий к обработке',
  'processing.finish': 'Завершить обработку',
  'processing.question': 'Завершить обработку?',
  'processing.prolong': 'Продлить',
  'processing.done': 'Обработка завершена',
  'processing.noMore': 'Продлений больше не осталось.',
  'processing.noProlongation': 'Для этой очереди продление выключено.',
  'processing.remain': 'Осталось продлений: {count}',
  'blank.question': 'Отправить с пустыми полями?',
} as const satisfies Record<string, Text>;

export type MoreKey = keyof typeof moreRu;

export const moreUk: Record<MoreKey, Text> = {
  'chat.endQuestion': 'Завершити чат?',
  'chat.endText': 'Чат із клієнтом {name} перейде в «Закриті». Повернути його не можна.',
  'chat.endWaiting': 'Клієнт чекає на відповідь {time}.',
  'chat.endDraft': 'У полі залишився ненадісланий текст.',
  'chat.endFiles': 'Ненадісланих файлів: {count}.',
  'contact.own': 'Власний номер, підтверджений месенджером',
  'contact.other': 'Номер із надісланого контакту',
  'contact.copy': 'Скопіювати номер {phone}',
  'contact.copied': 'Номер скопійовано',
  'earlier.title': 'Було раніше',
  'earlier.empty': '(без тексту)',
  'file.close': 'Закрити зображення',
  'processing.left': 'Обробка чату: лишилося {time}',
  'processing.comment': 'Коментар до обробки',
  'processing.finish': 'Завершити обробку',
  'processing.question': 'Завершити обробку?',
  'processing.prolong': 'Продовжити',
  'processing.done': 'Обробку завершено',
  'processing.noMore': 'Продовжень більше не лишилося.',
  'processing.noProlongation': 'Для цієї черги продовження вимкнено.',
  'processing.remain': 'Лишилося продовжень: {count}',
  'blank.question': 'Надіслати з порожніми полями?',
};

export const moreEn: Record<MoreKey, Text> = {
  'chat.endQuestion': 'End the chat?',
  'chat.endText': 'The chat with {name} will move to “Closed”. It cannot be reopened.',
  'chat.endWaiting': 'The client has been waiting for an answer for {time}.',
  'chat.endDraft': 'There is unsent text in the field.',
  'chat.endFiles': 'Files not sent: {count}.',
  'contact.own': 'Own number, confirmed by the messenger',
  'contact.other': 'A number from a contact that was sent',
  'contact.copy': 'Copy the number {phone}',
  'contact.copied': 'The number is copied',
  'earlier.title': 'Before',
  'earlier.empty': '(no text)',
  'file.close': 'Close the picture',
  'processing.left': 'Processing the chat: {time} left',
  'processing.comment': 'Processing comment',
  'processing.finish': 'Finish processing',
  'processing.question': 'Finish processing?',
  'processing.prolong': 'Extend',
  'processing.done': 'Processing finished',
  'processing.noMore': 'No extensions remain.',
  'processing.noProlongation': 'Extending is switched off for this queue.',
  'processing.remain': 'Extensions left: {count}',
  'blank.question': 'Send with empty fields?',
};

export const MORE_TEXTS: Record<Language, Record<MoreKey, Text>> = { ru: moreRu, uk: moreUk, en: moreEn };
