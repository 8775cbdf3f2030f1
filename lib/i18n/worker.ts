/** The few texts that the worker itself shows: in notifications and on the toolbar. */
import { COUNT_WORDS } from './counts.ts';
import type { Language } from './language.ts';
import { translate, type Params } from './translate.ts';
import { inLanguage, type Words } from './words.ts';

export const WORKER_WORDS = {
  product: ['Webitel Desk для Creatio', 'Webitel Desk для Creatio', 'Webitel Desk for Creatio'],
  'launcher.nobody': ['никто не ждёт', 'ніхто не чекає', 'nobody is waiting'],
  'invite.title': ['Приглашение в чат', 'Запрошення до чату', 'Chat invitation'],
  'invite.accept': ['Принять', 'Прийняти', 'Accept'],
  'invite.decline': ['Отменить', 'Відхилити', 'Decline'],
  'notify.message': ['Новое сообщение', 'Нове повідомлення', 'New message'],
  'notify.ended': ['Чат завершён', 'Чат завершено', 'Chat ended'],
  'notify.autoAccepted': [
    'Чат принят автоматически',
    'Чат прийнято автоматично',
    'Chat accepted automatically',
  ],
  'notify.connection': [
    'Нет связи с Webitel. Сообщения ждут в очереди и уйдут сами.',
    "Немає зв'язку з Webitel. Повідомлення чекають у черзі й надішлються самі.",
    'No connection to Webitel. Messages wait in the queue and will go by themselves.',
  ],
  'notify.yellow': [
    'Клиент ждёт ответа, светофор жёлтый',
    'Клієнт чекає на відповідь, світлофор жовтий',
    'The client is waiting for an answer, the light is yellow',
  ],
  'notify.red': [
    'Клиент ждёт ответа, светофор красный',
    'Клієнт чекає на відповідь, світлофор червоний',
    'The client is waiting for an answer, the light is red',
  ],
  'record.new': ['Новый', 'Новий', 'New'],
  'record.in-progress': ['В обработке', 'В обробці', 'In progress'],
  'record.completed': ['Завершен', 'Завершено', 'Completed'],
  'record.bot': ['Бот', 'Бот', 'Bot'],
  'said.image': ['Картинка', 'Зображення', 'Picture'],
  'said.video': ['Видео', 'Відео', 'Video'],
  'said.sound': ['Звук', 'Звук', 'Sound'],
  'said.sticker': ['Стикер', 'Стікер', 'Sticker'],
  'said.file': ['Файл без имени', 'Файл без назви', 'File without a name'],
  'said.file-blocked': [
    'Файл не пропущен политикой безопасности',
    'Файл не пропущено політикою безпеки',
    'A file was stopped by the security policy',
  ],
  'said.unknown': ['Сообщение без текста', 'Повідомлення без тексту', 'Message without text'],
  'record.client': ['Клиент', 'Клієнт', 'Client'],
  'record.system': ['Система', 'Система', 'System'],
} satisfies Words;

const TEXTS = { ...COUNT_WORDS, ...WORKER_WORDS };

export type WorkerTranslate = (key: keyof typeof TEXTS, params?: Params) => string;

export const workerTranslator =
  (language: Language): WorkerTranslate =>
  (key, params) =>
    translate(language, inLanguage(TEXTS[key], language), params);
