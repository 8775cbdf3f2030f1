/** Under which names this CRM keeps Webitel's chats. They differ from customer to customer: set by hand, or found out. */
import { CHAT_COLUMNS, type ChatColumn } from '../chat/chat-columns.ts';
import { whileThere, type CrmContext } from './context.ts';
import type { Column } from './column.ts';
import { entitySets, readableColumns } from './columns.ts';
import type { ChatColumns, ChatNames } from './names.ts';
import { fold } from './fold.ts';
import { all, contains, equals, textField } from './condition.ts';
import { readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';

/** Found out once per page; null: this CRM has no chat object. */
export const chatNames = (context: CrmContext): Promise<ChatNames | null> =>
  context.cached(`names:chat:${JSON.stringify(context.settings().objects.chat)}`, findNames, whileThere);

async function findNames(context: CrmContext): Promise<ChatNames | null> {
  const set = context.settings().objects.chat;
  const entity = set?.entity ?? (await entityOf(context));
  if (!entity) return null;
  const there = Object.values(await readableColumns(context, entity));
  const columns = { ...namesAmong(there, entity), ...set?.columns };
  return { entity, writtenBy: set?.writtenBy ?? 'auto', columns };
}

/**
 * By its name, else by its caption. Companions (files, rights, statuses) begin with the same words: the shortest is the object itself.
 * Creatio's own chats are not meant: their names and captions do not speak of Webitel.
 */
async function entityOf(context: CrmContext): Promise<string | null> {
  const sets = await entitySets(context);
  const named = sets.filter((name) => /webitel.*chat/i.test(name) && !COMPANION.test(name));
  return shortest(named) ?? shortest(await captioned(context, sets));
}

/** While the object itself is being compiled, they may be there without it. */
const COMPANION =
  /(?:File|Status|State|Source|Result|Type|Category|Stage|Folder|Tag|Rights?|Lcz|Log|History)$/i;

const shortest = (names: string[]): string | null =>
  names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;

/** Objects whose caption is «Webitel чаты» or the like; none where the operator may not read the list of schemas. */
async function captioned(context: CrmContext, sets: string[]): Promise<string[]> {
  const filter = all(
    equals(textField('ManagerName'), 'EntitySchemaManager'),
    contains(textField('Caption'), 'Webitel'),
  );
  for (const list of ['VwSysSchemaInfo', 'SysSchema']) {
    try {
      const rows = await readRows(context.crm, list, { select: ['Name', 'Caption'], filter, top: 50 });
      const chats = rows.filter(({ Caption }) => isChats(fold(String(Caption))));
      return chats.map(({ Name }) => String(Name)).filter((name) => sets.includes(name));
    } catch (error) {
      if (!(error instanceof CrmError) || (error.kind !== 'refused' && error.kind !== 'missing')) throw error;
    }
  }
  return [];
}

const CHATS = ['webitel чат', 'webitel chat', 'чат webitel', 'чаты webitel', 'чати webitel', 'chats webitel'];
const isChats = (caption: string): boolean => CHATS.some((words) => caption.startsWith(fold(words)));

/** The customer's own, as the object bears it (`Sx` of `SxChat`), and Creatio's own for what customers add to another's object. */
const prefixesOf = (entity: string): string[] => [
  /^[A-Z][a-z0-9]{0,9}?(?=[A-Z])/.exec(entity)?.[0] ?? '',
  'Usr',
];

/**
 * By its very name, else by that name with the prefix that the object itself bears: `Contact`, `UsrContact`, `UsrChatContact`.
 * Whatever else ends so (`OldStatus`, `ToContact`) is somebody else's: it would be written to.
 */
export function columnNamed(there: readonly string[], logical: ChatColumn, entity: string): string | null {
  const prefixed = prefixesOf(entity).flatMap((prefix) =>
    ['', 'Chat', 'WebitelChat'].map((middle) => prefix + middle + logical),
  );
  for (const way of [logical, ...prefixed, `Chat${logical}`]) {
    const found = there.filter((name) => name.toLowerCase() === way.toLowerCase());
    // Two of one name: nobody can tell which is meant.
    if (found.length > 0) return found.length === 1 ? found[0]! : null;
  }
  return null;
}

function namesAmong(there: readonly Column[], entity: string): ChatColumns {
  const names = there.map(({ name }) => name);
  return Object.fromEntries(
    CHAT_COLUMNS.map((logical) => [logical, columnNamed(names, logical, entity)]),
  ) as ChatColumns;
}
