import { guidFrom } from './random.ts';

/** Ids of the people and records that tests and the demo name. */
export const seedIds = {
  /** Коваленко-Мироненко Олександра, +38 067 412 88 03. */
  hero: guidFrom('contact:hero'),
  /** SR-00020614 «Подбор холодильника, доставка по области». */
  heroCase: guidFrom('case:SR-00020614'),
  heroAccount: guidFrom('account:agro-pivden'),
  /** SysAdminUnit of the operator. */
  user: guidFrom('user:operator'),
  /** Лысенко Виктория, the signed-in operator. */
  operator: guidFrom('contact:operator'),
};
