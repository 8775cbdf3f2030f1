/** Values of the chat record's lookups: listed for the operator, and found by what they say, in whatever language. */
import { MOST_VALUES } from '../card/limits.ts';
import type { Column } from './column.ts';
import { columnsOf, entitySets } from './columns.ts';
import { type ChatColumn } from '../chat/chat-columns.ts';
import { chatNames } from './chat-names.ts';
import type { CrmContext } from './context.ts';
import { fold } from './fold.ts';
import { guidOrNull, readRows } from './odata.ts';

export interface LookupValue {
  id: string;
  name: string;
}

export interface ChatLookup {
  column: 'status' | 'source' | 'result';
}

const KEEP_MS = 10 * 60_000;

/** Sorted by name; none: this CRM has no such column, or it is no lookup. @throws CrmError */
export async function chatLookup(context: CrmContext, { column }: ChatLookup): Promise<LookupValue[]> {
  const names = await chatNames(context);
  const shape = names && (await shapeOf(context, names.entity, names.columns[column]));
  if (!names || shape?.kind !== 'lookup') return [];
  const target = shape.target ?? (await targetByName(context, names.entity, shape.name, column));
  return target ? lookupValues(context, target) : [];
}

export async function shapeOf(
  context: CrmContext,
  entity: string,
  name: string | null,
): Promise<Column | null> {
  return name === null ? null : ((await columnsOf(context, entity))[name] ?? null);
}

const lookupValues = (context: CrmContext, target: string): Promise<LookupValue[]> =>
  context.cached(
    `lookup:${target}`,
    async ({ crm }) => {
      const rows = await readRows(crm, target, { select: ['Id', 'Name'], orderby: 'Name', top: MOST_VALUES });
      return rows.flatMap((row) => {
        const id = guidOrNull(row.Id);
        return id && typeof row.Name === 'string' ? [{ id, name: row.Name }] : [];
      });
    },
    KEEP_MS,
  );

/** When no schema was readable: `UsrWebitelChat` + `Status`, or the column's own name. */
async function targetByName(context: CrmContext, entity: string, name: string, column: string) {
  const sets = await entitySets(context);
  const wanted = [`${entity}${column}`, `${entity}${name}`, name].map((one) => one.toLowerCase());
  return sets.find((set) => wanted.includes(set.toLowerCase())) ?? null;
}

/** Words that mean the same in the languages of the package (product.md F50, F54), and what customers call them. */
const SAME: Partial<Record<ChatColumn, string[][]>> = {
  status: [
    ['Новый', 'Новий', 'New'],
    ['В обработке', 'В обробці', 'In progress', 'В работе', 'В роботі'],
    ['Завершен', 'Завершено', 'Завершений', 'Completed', 'Закрыт', 'Закрито', 'Closed'],
  ],
  source: [
    ['telegram', 'gotd', 'telegram app', 'telegram bot', 'Телеграм'],
    ['whatsapp', 'infobip_whatsapp', 'infobip whatsapp', 'waba', 'Ватсап', 'Вотсап'],
    ['messenger', 'facebook', 'facebook messenger'],
    ['instagram', 'Инстаграм', 'Інстаграм'],
    ['viber', 'Вайбер'],
    ['vk', 'vkontakte', 'ВКонтакте'],
    ['webchat', 'web chat', 'portal', 'Веб-чат'],
  ],
};

/** The value that says `text`; null: none does. */
export function findValue(column: ChatColumn, values: readonly LookupValue[], text: string) {
  const wanted = fold(text);
  const words = SAME[column]?.map((group) => group.map(fold)).find((group) => group.includes(wanted)) ?? [];
  return (
    values.find(({ name }) => fold(name) === wanted) ??
    values.find(({ name }) => words.includes(fold(name))) ??
    null
  );
}
