/** The few texts that the worker itself shows: in notifications and on the toolbar. */
import type { Language } from './language.ts';
import { launcherEn, launcherRu, launcherUk, type LauncherKey } from './launcher.ts';
import { translate, type Params, type Text } from './translate.ts';

export const workerRu = {
  product: 'Webitel Desk для Creatio',
  'launcher.nobody': 'никто не ждёт',
  'invite.title': 'Приглашение в чат',
  'invite.accept': 'Принять',
  'invite.decline': 'Отменить',
  'notify.message': 'Новое сообщение',
  'notify.ended': 'Чат завершён',
  'notify.autoAccepted': 'Чат принят автоматически',
  'notify.connection': 'Нет связи с Webitel. Сообщения ждут в очереди и уйдут сами.',
  'notify.yellow': 'Клиент ждёт ответа, светофор жёлтый',
  'notify.red': 'Клиент ждёт ответа, светофор красный',
  'record.new': 'Новый',
  'record.in-progress': 'В обработке',
  'record.completed': 'Завершен',
  'record.bot': 'Бот',
  'said.image': 'Картинка',
  'said.video': 'Видео',
  'said.sound': 'Звук',
  'said.sticker': 'Стикер',
  'said.file': 'Файл без имени',
  'said.file-blocked': 'Файл не пропущен политикой безопасности',
  'said.unknown': 'Сообщение без текста',
  'record.client': 'Клиент',
  'record.system': 'Система',
} as const satisfies Record<string, Text>;

export type WorkerKey = keyof typeof workerRu;

export const workerUk: Record<WorkerKey, Text> = {
  product: 'Webitel Desk для Creatio',
  'launcher.nobody': 'ніхто не чекає',
  'invite.title': 'Запрошення до чату',
  'invite.accept': 'Прийняти',
  'invite.decline': 'Відхилити',
  'notify.message': 'Нове повідомлення',
  'notify.ended': 'Чат завершено',
  'notify.autoAccepted': 'Чат прийнято автоматично',
  'notify.connection': "Немає зв'язку з Webitel. Повідомлення чекають у черзі й надішлються самі.",
  'notify.yellow': 'Клієнт чекає на відповідь, світлофор жовтий',
  'notify.red': 'Клієнт чекає на відповідь, світлофор червоний',
  'record.new': 'Новий',
  'record.in-progress': 'В обробці',
  'record.completed': 'Завершено',
  'record.bot': 'Бот',
  'said.image': 'Зображення',
  'said.video': 'Відео',
  'said.sound': 'Звук',
  'said.sticker': 'Стікер',
  'said.file': 'Файл без назви',
  'said.file-blocked': 'Файл не пропущено політикою безпеки',
  'said.unknown': 'Повідомлення без тексту',
  'record.client': 'Клієнт',
  'record.system': 'Система',
};

export const workerEn: Record<WorkerKey, Text> = {
  product: 'Webitel Desk for Creatio',
  'launcher.nobody': 'nobody is waiting',
  'invite.title': 'Chat invitation',
  'invite.accept': 'Accept',
  'invite.decline': 'Decline',
  'notify.message': 'New message',
  'notify.ended': 'Chat ended',
  'notify.autoAccepted': 'Chat accepted automatically',
  'notify.connection': 'No connection to Webitel. Messages wait in the queue and will go by themselves.',
  'notify.yellow': 'The client is waiting for an answer, the light is yellow',
  'notify.red': 'The client is waiting for an answer, the light is red',
  'record.new': 'New',
  'record.in-progress': 'In progress',
  'record.completed': 'Completed',
  'record.bot': 'Bot',
  'said.image': 'Picture',
  'said.video': 'Video',
  'said.sound': 'Sound',
  'said.sticker': 'Sticker',
  'said.file': 'File without a name',
  'said.file-blocked': 'A file was stopped by the security policy',
  'said.unknown': 'Message without text',
  'record.client': 'Client',
  'record.system': 'System',
};

const TEXTS: Record<Language, Record<WorkerKey | LauncherKey, Text>> = {
  ru: { ...launcherRu, ...workerRu },
  uk: { ...launcherUk, ...workerUk },
  en: { ...launcherEn, ...workerEn },
};

export type WorkerTranslate = (key: WorkerKey | LauncherKey, params?: Params) => string;

export function workerTranslator(language: Language): WorkerTranslate {
  return (key, params) => translate(language, TEXTS[language][key], params);
}
