/** Texts of the transfer dialog; they are loaded with it. */
import { late } from '../i18n/late.ts';

export const TRANSFER_WORDS = late({
  'transfer.title': ['Перевести чат', 'Перевести чат', 'Transfer chat'],
  'transfer.where': ['Куда перевести', 'Куди перевести', 'Where to'],
  'transfer.toPlan': ['На схему', 'На схему', 'To a scheme'],
  'transfer.toOperator': ['Оператору', 'Оператору', 'To an agent'],
  'transfer.plans': ['Схемы', 'Схеми', 'Schemes'],
  'transfer.operators': ['Операторы на линии', 'Оператори на лінії', 'Agents online'],
  'transfer.chatplan': ['Chatplan', 'Chatplan', 'Chatplan'],
  'transfer.online': ['на линии', 'на лінії', 'online'],
  'transfer.plansNote': [
    'Показаны схемы, включённые в «Правилах маршрутизации текстовых сообщений».',
    'Показано схеми, увімкнені в «Правилах маршрутизації текстових повідомлень».',
    'These are the schemes enabled in “Text message routing rules”.',
  ],
  'transfer.operatorsNote': [
    'Показаны операторы на линии. Если оператор не примет чат, клиент будет ждать без ограничения времени.',
    'Показано операторів на лінії. Якщо оператор не прийме чат, клієнт чекатиме без обмеження часу.',
    'These are the agents online. If the agent does not accept, the client waits without a time limit.',
  ],
  'transfer.question': [
    'Перевести чат клиента {name} на «{target}»?',
    'Перевести чат клієнта {name} на «{target}»?',
    'Transfer the chat with {name} to “{target}”?',
  ],
  'transfer.questionOperator': [
    'Перевести чат клиента {name} оператору «{target}»?',
    'Перевести чат клієнта {name} оператору «{target}»?',
    'Transfer the chat with {name} to the agent “{target}”?',
  ],
  'transfer.draft': [
    'В поле остался неотправленный текст: «{text}». Клиент его не получит.',
    'У полі лишився ненадісланий текст: «{text}». Клієнт його не отримає.',
    'Unsent text remains in the field: “{text}”. The client will not get it.',
  ],
  'transfer.files': [
    'Неотправленных файлов: {count}.',
    'Ненадісланих файлів: {count}.',
    'Files not sent: {count}.',
  ],
  'transfer.loading': ['Читаем список…', 'Читаємо список…', 'Reading the list…'],
  'transfer.notRead': ['Список не прочитан.', 'Список не прочитано.', 'The list was not read.'],
  'transfer.again': ['Прочитать ещё раз', 'Прочитати ще раз', 'Read again'],
  'transfer.nothingFound': [
    'Ничего не найдено. Измените запрос.',
    'Нічого не знайдено. Змініть запит.',
    'Nothing found. Change your search.',
  ],
  'transfer.noPlans': [
    'Переводить некуда: ни одна схема не включена в «Правилах маршрутизации текстовых сообщений». Её включает администратор Webitel.',
    'Переводити нікуди: жодну схему не ввімкнено в «Правилах маршрутизації текстових повідомлень». Її вмикає адміністратор Webitel.',
    'Nowhere to transfer to: no scheme is enabled in “Text message routing rules”. A Webitel administrator enables it.',
  ],
  'transfer.noOperators': [
    'Сейчас на линии нет других операторов. Переведите чат на схему или подождите.',
    'Зараз на лінії немає інших операторів. Переведіть чат на схему або зачекайте.',
    'No other agents are online now. Transfer to a scheme or wait.',
  ],
  'transfer.cancel': ['Отменить', 'Скасувати', 'Cancel'],
  'transfer.confirm': ['Перевести', 'Перевести', 'Transfer'],
  'transfer.done': ['Чат переведён: {target}', 'Чат переведено: {target}', 'Chat transferred: {target}'],
});
