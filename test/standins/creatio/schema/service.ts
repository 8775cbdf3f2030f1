import { lookup } from './core.ts';
import { entity, loc } from './entity.ts';
import type { EntitySchema } from './types.ts';

/** Cases, activities, orders, articles and templates (creatio.md §5.2). */
export const serviceSchemas: EntitySchema[] = [
  entity(
    'Case',
    loc('Обращение', 'Звернення', 'Case'),
    `Number50 Subject!500 Symptoms Solution RegisteredOn:datetime Status>CaseStatus Priority>CasePriority
     Origin>CaseOrigin Category>CaseCategory Contact>Contact Account>Account Owner>Contact Group>SysAdminUnit
     ServiceItem>ServiceItem ParentCase>Case ClosureDate:datetime Notes`,
    { uid: '117d32f9-8275-4534-8411-1c66115ce9cd', display: 'Number' },
  ),
  lookup(
    'CaseStatus',
    loc('Состояние обращения', 'Стан звернення', 'Case status'),
    'IsFinal:bool IsResolved:bool IsPaused:bool IsDisplayed:bool StageNumber:int Position:int',
  ),
  lookup('CasePriority', loc('Приоритет обращения', 'Пріоритет звернення', 'Case priority')),
  lookup('CaseOrigin', loc('Происхождение обращения', 'Походження звернення', 'Case source')),
  lookup('CaseCategory', loc('Категория обращения', 'Категорія звернення', 'Case category')),
  lookup('ServiceItem', loc('Сервис', 'Сервіс', 'Service')),
  entity(
    'Activity',
    loc('Активность', 'Активність', 'Activity'),
    `Title!450 StartDate!:datetime DueDate!:datetime Priority>ActivityPriority ActivityCategory>ActivityCategory
     Status>ActivityStatus Type>ActivityType Owner>Contact Author>Contact Contact>Contact Account>Account Case>Case
     Notes DetailedResult ShowInScheduler:bool`,
    { uid: 'c449d832-a4cc-4b01-b9d5-8a12c42a9f89', display: 'Title' },
  ),
  lookup('ActivityType', loc('Тип активности', 'Тип активності', 'Activity type'), 'Code50'),
  lookup('ActivityCategory', loc('Категория активности', 'Категорія активності', 'Activity category')),
  lookup('ActivityStatus', loc('Состояние активности', 'Стан активності', 'Activity status'), 'Finish:bool'),
  lookup('ActivityPriority', loc('Приоритет активности', 'Пріоритет активності', 'Activity priority')),
  entity(
    'Order',
    loc('Заказ', 'Замовлення', 'Order'),
    `Number!50 Date:date Status>OrderStatus Contact>Contact Account>Account Owner>Contact Amount:float Comment`,
    { display: 'Number' },
  ),
  lookup('OrderStatus', loc('Состояние заказа', 'Стан замовлення', 'Order status')),
  entity(
    'KnowledgeBase',
    loc('База знаний', 'База знань', 'Knowledge base'),
    `Name!500 Notes NotHtmlNote Keywords Code50 Type>KnowledgeBaseType ViewsCount:int`,
  ),
  lookup('KnowledgeBaseType', loc('Тип статьи', 'Тип статті', 'Article type')),
  entity(
    'EmailTemplate',
    loc('Шаблон сообщения', 'Шаблон повідомлення', 'Message template'),
    'Name!250 Subject Body TemplateType>MessageTemplateType',
  ),
  lookup('MessageTemplateType', loc('Тип шаблона', 'Тип шаблону', 'Template type')),
  entity(
    'CaseFile',
    loc('Файл обращения', 'Файл звернення', 'Case attachment'),
    'Name!250 Type>FileType Data:stream Size:int Version:int Notes Case>Case',
  ),
  entity(
    'ActivityFile',
    loc('Файл активности', 'Файл активності', 'Activity attachment'),
    'Name!250 Type>FileType Data:stream Size:int Version:int Notes Activity>Activity',
  ),
];
