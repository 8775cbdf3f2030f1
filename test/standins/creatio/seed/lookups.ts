import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { loc, same } from '../schema/entity.ts';
import type { Cell, Localized } from '../schema/types.ts';
import { guidFrom } from './random.ts';

/** Values of the shipped lookups, and the messenger types that customers add (creatio.md §6.2). */
export function seedLookups(db: Db) {
  const add = (entity: string, id: string, Name: Localized, more: Record<string, Cell> = {}) =>
    db.insert(entity, { Id: id, Name, ...more });
  const named = (entity: string, prefix: string, values: [string, Localized][]) => {
    for (const [key, name] of values) add(entity, guidFrom(`${prefix}:${key}`), name);
  };

  const { caseStatus, communication, activity } = ids;
  const statuses: [string, Localized, ('final' | 'resolved' | 'paused')?][] = [
    [caseStatus.new, loc('Новое', 'Нове', 'New')],
    [caseStatus.inProgress, loc('В работе', 'У роботі', 'In progress')],
    [caseStatus.waiting, loc('Ожидает ответа', 'Очікує відповіді', 'Waiting for response'), 'paused'],
    [caseStatus.resolved, loc('Разрешено', 'Вирішено', 'Resolved'), 'resolved'],
    [caseStatus.closed, loc('Закрыто', 'Закрито', 'Closed'), 'final'],
    [caseStatus.cancelled, loc('Отменено', 'Скасовано', 'Canceled'), 'final'],
    [caseStatus.reopened, loc('Переоткрыто', 'Відкрито повторно', 'Reopened')],
    // Of this customer's own making.
    [guidFrom('caseStatus:duplicate'), loc('Закрыто как дубль', 'Закрито як дубль', 'Duplicate'), 'final'],
  ];
  for (const [at, [id, name, is]] of statuses.entries()) {
    const flags = { IsFinal: is === 'final', IsResolved: is === 'resolved', IsPaused: is === 'paused' };
    add('CaseStatus', id, name, { ...flags, IsDisplayed: true, StageNumber: at, Position: at });
  }

  const types: [string, Localized, string][] = [
    [communication.mobilePhone, loc('Мобильный телефон', 'Мобільний телефон', 'Mobile phone'), 'both'],
    [communication.phone, loc('Рабочий телефон', 'Робочий телефон', 'Business phone'), 'contact'],
    [communication.homePhone, loc('Домашний телефон', 'Домашній телефон', 'Home phone'), 'contact'],
    [communication.innerPhone, loc('Внутренний номер', 'Внутрішній номер', 'Extension phone'), 'contact'],
    [communication.mainPhone, loc('Основной телефон', 'Основний телефон', 'Primary phone'), 'account'],
    [
      communication.additionalPhone,
      loc('Дополнительный телефон', 'Додатковий телефон', 'Alternate phone'),
      'account',
    ],
    [communication.fax, loc('Факс', 'Факс', 'Fax'), 'account'],
    [communication.email, same('Email'), 'both'],
    [communication.web, same('Web'), 'both'],
    [communication.skype, same('Skype'), 'contact'],
    [communication.facebook, same('Facebook'), 'both'],
    [communication.linkedIn, same('LinkedIn'), 'both'],
    [communication.twitter, same('Twitter'), 'both'],
    [communication.google, same('Google'), 'contact'],
    [messengerTypes.telegram, same('Telegram'), 'contact'],
    [messengerTypes.viber, same('Viber'), 'contact'],
    [messengerTypes.whatsApp, same('WhatsApp'), 'contact'],
  ];
  for (const [id, name, use] of types) {
    add('CommunicationType', id, name, {
      UseforContacts: use !== 'account',
      UseforAccounts: use !== 'contact',
    });
  }

  add('ContactType', ids.contactType.client, loc('Клиент', 'Клієнт', 'Customer'));
  add('ContactType', ids.contactType.employee, loc('Наш сотрудник', 'Наш співробітник', 'Employee'));
  add('FileType', ids.fileType.file, loc('Файл', 'Файл', 'File'));
  add('FileType', guidFrom('fileType:link'), loc('Ссылка', 'Посилання', 'Link'));
  add('ActivityType', activity.task, loc('Задача', 'Завдання', 'Task'));
  add('ActivityCategory', activity.doIt, loc('Выполнить', 'Виконати', 'To do'));
  add('ActivityStatus', activity.notStarted, loc('Не начата', 'Не розпочато', 'Not started'));
  add('ActivityStatus', guidFrom('activityStatus:own'), loc('Передана', 'Передано', 'Handed over'), {
    Finish: true,
  });
  add('ActivityStatus', activity.done, loc('Завершена', 'Завершено', 'Completed'), { Finish: true });
  for (const name of ['Telegram', 'Viber', 'WhatsApp', 'Facebook'])
    add('ContactIdentityChannel', guidFrom(`identity:${name}`), same(name));
  add('MessageTemplateType', ids.templateType.email, loc('Email-шаблон', 'Email-шаблон', 'Email template'));
  add(
    'MessageTemplateType',
    guidFrom('templateType:chat'),
    loc('Шаблон чата', 'Шаблон чату', 'Chat template'),
  );

  named('AccountType', 'accountType', [
    ['client', loc('Клиент', 'Клієнт', 'Customer')],
    ['partner', loc('Партнер', 'Партнер', 'Partner')],
  ]);
  named('AccountIndustry', 'industry', [
    ['retail', loc('Розничная торговля', 'Роздрібна торгівля', 'Retail')],
    ['agro', loc('Агропромышленность', 'Агропромисловість', 'Agriculture')],
    ['it', loc('Информационные технологии', 'Інформаційні технології', 'Information technology')],
    ['logistics', loc('Логистика', 'Логістика', 'Logistics')],
  ]);
  named('City', 'city', cities);
  named('SysLanguage', 'language', [
    ['uk', loc('Украинский', 'Українська', 'Ukrainian')],
    ['ru', loc('Русский', 'Російська', 'Russian')],
    ['en', loc('Английский', 'Англійська', 'English')],
  ]);
  const levels: [string, Localized][] = [
    ['high', loc('Высокий', 'Високий', 'High')],
    ['medium', loc('Средний', 'Середній', 'Medium')],
    ['low', loc('Низкий', 'Низький', 'Low')],
  ];
  named('CasePriority', 'priority', levels);
  named('ActivityPriority', 'activityPriority', levels);
  named('CaseOrigin', 'origin', [
    ['call', loc('Звонок', 'Дзвінок', 'Call')],
    ['email', loc('Письмо', 'Лист', 'Email')],
    ['chat', loc('Чат', 'Чат', 'Chat')],
    ['portal', loc('Портал', 'Портал', 'Portal')],
  ]);
  named('CaseCategory', 'category', [
    ['request', loc('Запрос на обслуживание', 'Запит на обслуговування', 'Service request')],
    ['incident', loc('Инцидент', 'Інцидент', 'Incident')],
    ['complaint', loc('Жалоба', 'Скарга', 'Complaint')],
  ]);
  named('ServiceItem', 'service', [
    ['sale', loc('Продажа бытовой техники', 'Продаж побутової техніки', 'Sale of home appliances')],
    ['delivery', loc('Доставка', 'Доставка', 'Delivery')],
    ['warranty', loc('Гарантия и ремонт', 'Гарантія та ремонт', 'Warranty and repair')],
    ['payment', loc('Оплата и рассрочка', 'Оплата та розстрочка', 'Payment')],
  ]);
  named('OrderStatus', 'orderStatus', [
    ['new', loc('Новый', 'Нове', 'New')],
    ['paid', loc('Оплачен', 'Оплачено', 'Paid')],
    ['delivery', loc('В доставке', 'У доставці', 'In delivery')],
    ['done', loc('Выполнен', 'Виконано', 'Completed')],
  ]);
  named('KnowledgeBaseType', 'articleType', [['faq', loc('Вопрос и ответ', 'Питання та відповідь', 'FAQ')]]);
}

/** Rows of `CommunicationType` that only this customer has. */
export const messengerTypes = {
  telegram: guidFrom('communication:telegram'),
  viber: guidFrom('communication:viber'),
  whatsApp: guidFrom('communication:whatsapp'),
};

export const cities: [string, Localized][] = [
  ['dnipro', loc('Днепр', 'Дніпро', 'Dnipro')],
  ['kyiv', loc('Киев', 'Київ', 'Kyiv')],
  ['lviv', loc('Львов', 'Львів', 'Lviv')],
  ['odesa', loc('Одесса', 'Одеса', 'Odesa')],
  ['kharkiv', loc('Харьков', 'Харків', 'Kharkiv')],
  ['poltava', loc('Полтава', 'Полтава', 'Poltava')],
  ['warsaw', loc('Варшава', 'Варшава', 'Warsaw')],
];
