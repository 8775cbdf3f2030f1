import { entity, loc } from './entity.ts';
import type { EntitySchema } from './types.ts';

/** A plain lookup: Name and Description. */
export function lookup(name: string, caption: ReturnType<typeof loc>, more = ''): EntitySchema {
  return entity(name, caption, `Name!250 Description ${more}`);
}

/** People, companies and their means of communication (creatio.md §5.2). */
export const coreSchemas: EntitySchema[] = [
  entity(
    'Contact',
    loc('Контакт', 'Контакт', 'Contact'),
    `Name!250 Account>Account Owner>Contact Type>ContactType JobTitle250 BirthDate:date Phone250 MobilePhone250
     HomePhone250 Email250 Skype250 Facebook250 Language>SysLanguage Photo>SysImage City>City Address UsrSegment
     UsrDiscountCard UsrTimeZone DoNotUseCall:bool DoNotUseSms:bool Notes`,
    { uid: '16be3651-8fe2-4159-8dd0-a803d4683dd3' },
  ),
  entity(
    'Account',
    loc('Контрагент', 'Контрагент', 'Account'),
    `Name!250 Phone250 AdditionalPhone250 Fax250 Web250 PrimaryContact>Contact Owner>Contact Type>AccountType
     Industry>AccountIndustry City>City Address Code50 Notes`,
    { uid: '25d7c1ab-1de0-4501-b402-02e0e5a72d6e' },
  ),
  entity(
    'ContactCommunication',
    loc('Средство связи контакта', 'Засіб звʼязку контакту', 'Contact communication option'),
    `CommunicationType>CommunicationType! Contact>Contact! Number!250 SearchNumber250 SocialMediaId250 Primary:bool
     NonActual:bool Position:int`,
    { display: 'Number' },
  ),
  entity(
    'AccountCommunication',
    loc('Средство связи контрагента', 'Засіб звʼязку контрагента', 'Account communication option'),
    `CommunicationType>CommunicationType! Account>Account! Number!250 SearchNumber250 SocialMediaId250 Primary:bool
     NonActual:bool Position:int`,
    { display: 'Number' },
  ),
  lookup(
    'CommunicationType',
    loc('Тип средства связи', 'Тип засобу звʼязку', 'Communication type'),
    'UseforContacts:bool UseforAccounts:bool HyperlinkTemplate DisplayFormat',
  ),
  lookup('ContactType', loc('Тип контакта', 'Тип контакту', 'Contact type')),
  lookup('AccountType', loc('Тип контрагента', 'Тип контрагента', 'Account type')),
  lookup('AccountIndustry', loc('Отрасль', 'Галузь', 'Industry')),
  lookup('City', loc('Город', 'Місто', 'City')),
  lookup('SysLanguage', loc('Язык', 'Мова', 'Language'), 'Code50'),
  entity('SysImage', loc('Изображение', 'Зображення', 'Image'), 'Name250 MimeType100 Data:stream'),
  entity(
    'ContactFile',
    loc('Файл контакта', 'Файл контакту', 'Contact attachment'),
    'Name!250 Type>FileType Data:stream Size:int Version:int Notes Contact>Contact',
  ),
  entity(
    'AccountFile',
    loc('Файл контрагента', 'Файл контрагента', 'Account attachment'),
    'Name!250 Type>FileType Data:stream Size:int Version:int Notes Account>Account',
  ),
  lookup('FileType', loc('Тип файла', 'Тип файлу', 'File type')),
];
