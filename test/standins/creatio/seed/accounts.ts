import type { Db } from '../db.ts';
import { ids } from '../ids.ts';
import { seedIds } from './hero.ts';
import { guidFrom, type Random } from './random.ts';
import { cities } from './lookups.ts';

const names: [string, string][] = [
  ['ТОВ «Агро-Південь Логістика»', 'logistics'],
  ['ТОВ «ТехноДім»', 'retail'],
  ['ФОП Гнатюк М. В.', 'retail'],
  ['ПрАТ «Дніпровський хлібокомбінат»', 'agro'],
  ['ТОВ «Світанок-Агро»', 'agro'],
  ['ООО «Северный склад»', 'logistics'],
  ['ТОВ «Кобзар Медіа»', 'it'],
  ['Інтернет-магазин «Розумний дім»', 'retail'],
  ['ТОВ «Вектор Плюс»', 'it'],
  ['ФГ «Степовий край»', 'agro'],
  ['Nordic Freight AB', 'logistics'],
  ['Fischer & Söhne GmbH', 'retail'],
  ['O’Brien Retail Ltd', 'retail'],
  ['ТОВ «Львівська кавʼярня»', 'retail'],
  ['ООО «Альфа-Сервис»', 'it'],
  ['ТОВ «Чорноморський термінал»', 'logistics'],
  ['ТОВ «Поліська пасіка»', 'agro'],
  ['Kraków Tech sp. z o.o.', 'it'],
];

/** Companies, the first one that of the comp's contact. */
export function seedAccounts(db: Db, random: Random) {
  for (const [at, [Name, industry]] of names.entries()) {
    const id = at === 0 ? seedIds.heroAccount : guidFrom(`account:${Name}`);
    const phone = `+38 044 ${random.int(200, 599)} ${random.int(10, 99)} ${random.int(10, 99)}`;
    const CityId = guidFrom(`city:${at === 0 ? 'dnipro' : random.pick(cities)[0]}`);
    db.insert('Account', {
      Id: id,
      Name,
      Phone: phone,
      Web: at % 3 === 0 ? `www.company-${at + 1}.example` : null,
      TypeId: guidFrom(`accountType:${at % 6 === 5 ? 'partner' : 'client'}`),
      IndustryId: guidFrom(`industry:${industry}`),
      OwnerId: seedIds.operator,
      CityId,
      Code: String(100 + at),
      CreatedOn: `2025-0${(at % 8) + 1}-11T08:30:00.000Z`,
    });
    db.insert('AccountCommunication', {
      Id: guidFrom(`communication:account:${Name}`),
      AccountId: id,
      CommunicationTypeId: ids.communication.mainPhone,
      Number: phone,
      Primary: true,
    });
  }
}
