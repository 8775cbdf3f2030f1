/** Texts of the transfer dialog; they are loaded with it. */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export const transferRu = {
  'transfer.where': 'Куда перевести',
  'transfer.toPlan': 'На схему',
  'transfer.toOperator': 'Оператору',
  'transfer.plans': 'Схемы',
  'transfer.operators': 'Операторы на линии',
  'transfer.chatplan': 'Chatplan',
  'transfer.online': 'на линии',
  'transfer.plansNote': 'Показаны схемы, включённые в «Правилах маршрутизации текстовых сообщений».',
  'transfer.operatorsNote':
    'Показаны операторы на линии. Если оператор не примет чат, клиент будет ждать без ограничения времени.',
  'transfer.question': 'Перевести чат клиента {name} на «{target}»?',
  'transfer.questionOperator': 'Перевести чат клиента {name} оператору «{target}»?',
  'transfer.draft': 'В поле остался неотправленный текст: «{text}». Клиент его не получит.',
  'transfer.files': 'Неотправленных файлов: {count}.',
  'transfer.loading': 'Читаем список…',
  'transfer.notRead': 'Список не прочитан.',
  'transfer.again': 'Прочитать ещё раз',
  'transfer.nothingFound': 'Ничего не найдено. Измените запрос.',
  'transfer.noPlans':
    'Переводить некуда: ни одна схема не включена в «Правилах маршрутизации текстовых сообщений». Её включает администратор Webitel.',
  'transfer.noOperators': 'Сейчас на линии нет других операторов. Переведите чат на схему или подождите.',
  'transfer.cancel': 'Отменить',
  'transfer.confirm': 'Перевести',
  'transfer.done': 'Чат переведён: {target}',
} as const satisfies Record<string, Text>;

export type TransferKey = keyof typeof transferRu;

export const transferUk: Record<TransferKey, Text> = {
  'transfer.where': 'Куди перевести',
  'transfer.toPlan': 'На схему',
  'transfer.toOperator': 'Оператору',
  'transfer.plans': 'Схеми',
  'transfer.operators': 'Оператори на лінії',
  'transfer.chatplan': 'Chatplan',
  'transfer.online': 'на лінії',
  'transfer.plansNote': 'Показано схеми, увімкнені в «Правилах маршрутизації текстових повідомлень».',
  'transfer.operatorsNote':
    'Показано операторів на лінії. Якщо оператор не прийме чат, клієнт чекатиме без обмеження часу.',
  'transfer.question': 'Перевести чат клієнта {name} на «{target}»?',
  'transfer.questionOperator': 'Перевести чат клієнта {name} оператору «{target}»?',
  'transfer.draft': 'У полі лишився ненадісланий текст: «{text}». Клієнт його не отримає.',
  'transfer.files': 'Ненадісланих файлів: {count}.',
  'transfer.loading': 'Читаємо список…',
  'transfer.notRead': 'Список не прочитано.',
  'transfer.again': 'Прочитати ще раз',
  'transfer.nothingFound': 'Нічого не знайдено. Змініть запит.',
  'transfer.noPlans':
    'Переводити нікуди: жодну схему не ввімкнено в «Правилах маршрутизації текстових повідомлень». Її вмикає адміністратор Webitel.',
  'transfer.noOperators': 'Зараз на лінії немає інших операторів. Переведіть чат на схему або зачекайте.',
  'transfer.cancel': 'Скасувати',
  'transfer.confirm': 'Перевести',
  'transfer.done': 'Чат переведено: {target}',
};

export const transferEn: Record<TransferKey, Text> = {
  'transfer.where': 'Where to',
  'transfer.toPlan': 'To a scheme',
  'transfer.toOperator': 'To an agent',
  'transfer.plans': 'Schemes',
  'transfer.operators': 'Agents online',
  'transfer.chatplan': 'Chatplan',
  'transfer.online': 'online',
  'transfer.plansNote': 'These are the schemes enabled in “Text message routing rules”.',
  'transfer.operatorsNote':
    'These are the agents online. If the agent does not accept, the client waits without a time limit.',
  'transfer.question': 'Transfer the chat with {name} to “{target}”?',
  'transfer.questionOperator': 'Transfer the chat with {name} to the agent “{target}”?',
  'transfer.draft': 'Unsent text remains in the field: “{text}”. The client will not get it.',
  'transfer.files': 'Files not sent: {count}.',
  'transfer.loading': 'Reading the list…',
  'transfer.notRead': 'The list was not read.',
  'transfer.again': 'Read again',
  'transfer.nothingFound': 'Nothing found. Change your search.',
  'transfer.noPlans':
    'Nowhere to transfer to: no scheme is enabled in “Text message routing rules”. A Webitel administrator enables it.',
  'transfer.noOperators': 'No other agents are online now. Transfer to a scheme or wait.',
  'transfer.cancel': 'Cancel',
  'transfer.confirm': 'Transfer',
  'transfer.done': 'Chat transferred: {target}',
};

export const TRANSFER_TEXTS: Record<Language, Record<TransferKey, Text>> = {
  ru: transferRu,
  uk: transferUk,
  en: transferEn,
};
