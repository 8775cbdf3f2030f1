/** All that can be found out about the CRM of a page, for the administrator: what is there, and where each name comes from. */
import { CHAT_COLUMNS, type ChatColumn } from '../chat/chat-columns.ts';
import { chatNames } from './chat-names.ts';
import type { ChatNames } from './names.ts';
import { fieldsOf, shapeOfChat } from './chat-values.ts';
import type { Columns } from './column.ts';
import { columnsBehind, columnsOf, withoutUnknown } from './columns.ts';
import { equals, ID } from './condition.ts';
import type { CrmContext } from './context.ts';
import { lightSettings, type LightSettings } from '../light/crm.ts';
import { readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';
import { discover } from '../templates/crm.ts';
import { user, type CrmUser } from './user.ts';

/** `set`: in the options or by policy; `absent` has no name. */
export type Origin = 'set' | 'found' | 'absent';

export interface FoundName {
  name: string | null;
  from: Origin;
}

export interface Discovery {
  page: { root: string; workspace: string; ui: string; version: string; culture: string };
  user: CrmUser;
  chat: {
    entity: FoundName;
    writtenBy: { name: ChatNames['writtenBy']; from: Origin };
    columns: Record<ChatColumn, FoundName>;
    /** Names that were set and are not there, as they were set. */
    wrong: string[];
    /** Columns that OData has not been compiled with: they are left out. */
    behind: string[];
  };
  templates: FoundName;
  createCase: FoundName;
  light: LightSettings;
  /** `closed`: this user may not look for the codes. */
  lightFrom: Origin | 'closed';
}

/** Asks anew whatever was found before. @throws CrmError */
export async function discovery(context: CrmContext): Promise<Discovery> {
  context.forget('');
  const set = context.settings();
  const who = await user(context);
  const names = await known(() => chatNames(context));
  const there = names ? await known(() => columnsOf(context, names.entity)) : null;
  const light = await known(() => lightSettings(context));
  const templates = set.objects.templates ?? (await discover(context.crm));
  return {
    page: {
      root: context.root,
      workspace: context.workspace,
      ...(context.page?.() ?? { ui: '', version: '', culture: '' }),
    },
    user: who,
    chat: {
      entity: named(names?.entity ?? set.objects.chat?.entity ?? null, set.objects.chat?.entity),
      writtenBy: {
        name: set.objects.chat?.writtenBy ?? 'auto',
        from: set.objects.chat?.writtenBy ? 'set' : 'found',
      },
      columns: Object.fromEntries(
        CHAT_COLUMNS.map((logical) => [
          logical,
          named(names?.columns[logical] ?? null, set.objects.chat?.columns?.[logical]),
        ]),
      ) as Record<ChatColumn, FoundName>,
      wrong: wrongNames(set.objects.chat, names, there),
      behind: names ? await behind(context, names) : [],
    },
    templates: named(templates?.entity ?? null, set.objects.templates?.entity),
    createCase: named(set.processes.createCase, set.processes.createCase),
    light: light ?? NO_LIGHT,
    lightFrom: lightFrom(light, set.lightCodes != null),
  };
}

function lightFrom(light: LightSettings | null, isSet: boolean): Discovery['lightFrom'] {
  if (!light) return 'closed';
  if (isSet) return 'set';
  return Object.values(light).some(Boolean) ? 'found' : 'absent';
}

/** Asks for every column once, without a row. */
async function behind(context: CrmContext, names: ChatNames): Promise<string[]> {
  await known(() =>
    withoutUnknown(context, names.entity, async () => {
      const fields = fieldsOf(await shapeOfChat(context, names));
      return readRows(context.crm, names.entity, { ...fields, filter: equals(ID, NOBODY), top: 1 });
    }),
  );
  return columnsBehind(context, names.entity);
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

const NO_LIGHT: LightSettings = { enabled: null, yellowSeconds: null, redSeconds: null, basis: null };

function named(name: string | null, set: string | null | undefined): FoundName {
  if (set !== undefined && set !== null) return { name: set, from: 'set' };
  return { name, from: name === null ? 'absent' : 'found' };
}

function wrongNames(
  set: ReturnType<CrmContext['settings']>['objects']['chat'],
  names: ChatNames | null,
  there: Columns | null,
): string[] {
  if (set?.entity && (!names || !there)) return [set.entity];
  const columns = Object.values(set?.columns ?? {}).filter((name) => name !== null && name !== undefined);
  return there ? columns.filter((name) => !(name in there)) : [];
}

/** null: there is no such thing, or this operator may not see it. */
async function known<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CrmError && (error.kind === 'missing' || error.kind === 'refused')) return null;
    throw error;
  }
}
