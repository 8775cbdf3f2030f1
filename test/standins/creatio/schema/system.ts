import { entity, loc } from './entity.ts';
import { lookup } from './core.ts';
import type { EntitySchema } from './types.ts';

/** Users, settings, the feed, and the tables that describe schemas and pages (creatio.md §1.4, §5.2). */
export const systemSchemas: EntitySchema[] = [
  lookup('ContactIdentityChannel', loc('Канал', 'Канал', 'Channel')),
  entity(
    'SysAdminUnit',
    loc('Объект администрирования', 'Обʼєкт адміністрування', 'Administrative object'),
    'Name!250 Contact>Contact Account>Account SysAdminUnitTypeValue:int TimeZoneId250 Active:bool SysCulture>SysCulture',
  ),
  entity('SysCulture', loc('Культура', 'Культура', 'Culture'), 'Name!50 Active:bool Default:bool'),
  entity(
    'SysSettings',
    loc('Системная настройка', 'Системне налаштування', 'System setting'),
    'Name!250 Code!250 Description ValueTypeName50 IsPersonal:bool IsCacheable:bool',
  ),
  entity(
    'SysSettingsValue',
    loc('Значение системной настройки', 'Значення системного налаштування', 'System setting value'),
    'SysSettings>SysSettings! SysAdminUnit>SysAdminUnit IsDef:bool TextValue IntegerValue:int FloatValue:float BooleanValue:bool',
    { display: 'TextValue' },
  ),
  entity(
    'SocialMessage',
    loc('Сообщение ленты', 'Повідомлення стрічки', 'Feed message'),
    'EntitySchemaUId:guid EntityId:guid Message Parent>SocialMessage LikeCount:int CommentCount:int',
    { display: 'Message' },
  ),
  entity(
    'SocialSubscription',
    loc('Подписка на ленту', 'Підписка на стрічку', 'Feed subscription'),
    'SysAdminUnit>SysAdminUnit! EntitySchemaUId:guid EntityId:guid IsUnsubscribed:bool CanUnsubscribe:bool',
    { display: 'EntityId' },
  ),
  entity(
    'SysSchema',
    loc('Схема', 'Схема', 'Schema'),
    'Name!250 Caption UId:guid ManagerName250 ExtendParent:bool',
  ),
  entity(
    'VwSysSchemaInfo',
    loc('Схема (представление)', 'Схема (подання)', 'Schema (view)'),
    'Name!250 Caption UId:guid ManagerName250',
  ),
  entity(
    'SysModuleEntity',
    loc('Объект раздела', 'Обʼєкт розділу', 'Section object'),
    'SysEntitySchemaUId:guid TypeColumnUId:guid',
    { display: 'SysEntitySchemaUId' },
  ),
  entity(
    'SysModuleEdit',
    loc('Страница раздела', 'Сторінка розділу', 'Section page'),
    'SysModuleEntity>SysModuleEntity CardSchemaUId:guid MiniPageSchemaUId:guid PageCaption',
    { display: 'PageCaption' },
  ),
  entity('SysModule', loc('Раздел', 'Розділ', 'Section'), 'Caption Code250 SysModuleEntity>SysModuleEntity', {
    display: 'Caption',
  }),
  entity('Lookup', loc('Справочник', 'Довідник', 'Lookup'), 'Name!250 Description SysEntitySchemaUId:guid'),
  entity(
    'SysFile',
    loc('Файл', 'Файл', 'File'),
    'Name!250 Type>FileType Data:stream Size:int Version:int Notes RecordSchemaName250 RecordId:guid',
  ),
  lookup(
    'ContactIdentity',
    loc('Идентификатор контакта', 'Ідентифікатор контакту', 'Contact identity'),
    'Contact>Contact ChannelIdentity50 Channel>ContactIdentityChannel',
  ),
];
