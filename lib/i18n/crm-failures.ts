/** What the CRM, or the worker that asked it, could not do, and what to do next. */
import { late } from './late.ts';

export const CRM_WORDS = late({
  'crm.session': [
    'Сессия Creatio закончилась. Войдите в Creatio и повторите: набранное сохранено.',
    'Сесія Creatio закінчилася. Увійдіть у Creatio й повторіть: набране збережено.',
    'The Creatio session has ended. Sign in to Creatio and try again: what you typed is kept.',
  ],
  'crm.refused': ['Creatio отказала: {reason}', 'Creatio відмовила: {reason}', 'Creatio refused: {reason}'],
  'crm.missing': [
    'Такой записи в Creatio пока нет. Повторите позже.',
    'Такого запису в Creatio поки немає. Повторіть пізніше.',
    'Creatio has no such record yet. Try again later.',
  ],
  'crm.no-object': [
    'В Creatio нет объекта «{reason}», или OData его ещё не знает. Проверьте «Что найдено в Creatio» в настройках.',
    "У Creatio немає об'єкта «{reason}», або OData його ще не знає. Перевірте «Що знайдено в Creatio» в налаштуваннях.",
    'Creatio has no object “{reason}”, or OData does not know it yet. See “What was found in Creatio” in the options.',
  ],
  'crm.odata': [
    'Этой учётной записи закрыт OData. Администратор Creatio даёт право на операцию CanUseODataService.',
    'Цьому обліковому запису закрито OData. Адміністратор Creatio надає право на операцію CanUseODataService.',
    'This account may not use OData. A Creatio administrator grants the operation CanUseODataService.',
  ],
  'crm.busy': [
    'Creatio занята. Повторите через минуту.',
    'Creatio зайнята. Повторіть за хвилину.',
    'Creatio is busy. Try again in a minute.',
  ],
  'crm.quota': [
    'Creatio больше не принимает обращений: {reason}',
    'Creatio більше не приймає звернень: {reason}',
    'Creatio takes no more calls: {reason}',
  ],
  'crm.unreachable': [
    'Creatio не ответила. Повторите: набранное сохранено, дубля не будет.',
    'Creatio не відповіла. Повторіть: набране збережено, дубля не буде.',
    'Creatio did not answer. Try again: what you typed is kept, and there will be no second one.',
  ],
  'crm.server': [
    'Creatio ответила ошибкой. Повторите через минуту: набранное сохранено.',
    'Creatio відповіла помилкою. Повторіть за хвилину: набране збережено.',
    'Creatio answered with an error. Try again in a minute: what you typed is kept.',
  ],
  'crm.too-big': [
    'Файл больше, чем принимает Creatio (до {reason}). Он не отправлялся.',
    'Файл більший, ніж приймає Creatio (до {reason}). Його не надсилали.',
    'The file is larger than Creatio takes (up to {reason}). It was not sent.',
  ],
  'crm.no-crm-tab': [
    'Creatio, с которой связан чат, не открыта. Откройте её в другой вкладке.',
    "Creatio, з якою пов'язано чат, не відкрита. Відкрийте її в іншій вкладці.",
    'The Creatio of this chat is not open. Open it in another tab.',
  ],
  'crm.which-crm': [
    'Сначала выберите над перепиской, в какой Creatio искать этого клиента.',
    'Спершу виберіть над листуванням, у якій Creatio шукати цього клієнта.',
    'First choose above the conversation in which Creatio this client is to be looked for.',
  ],
  'crm.no-contact': ['Сначала определите клиента.', 'Спершу визначте клієнта.', 'Identify the client first.'],
  'crm.contact-gone': [
    'Этого контакта в Creatio больше нет.',
    'Цього контакту в Creatio більше немає.',
    'This contact is no longer in Creatio.',
  ],
  'crm.case-gone': [
    'Этого обращения в Creatio больше нет.',
    'Цього звернення в Creatio більше немає.',
    'This case is no longer in Creatio.',
  ],
  'crm.case-pending': [
    'Процесс Creatio ещё создаёт обращение. Повторите через минуту: второго не будет.',
    'Процес Creatio ще створює звернення. Повторіть за хвилину: другого не буде.',
    'The Creatio process is still creating the case. Repeat in a minute: there will be no second one.',
  ],
});
