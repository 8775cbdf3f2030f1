/**
 * «Проверить Creatio»: every kind of question that the desk puts to a CRM, asked once and without changing anything, so that an
 * administrator sees what this one answers, and what public sources do not settle about it.
 */
import { chatNames } from '../creatio/chat-names.ts';
import { shapeOfChat, fieldsOf } from '../creatio/chat-values.ts';
import { columnsBehind, entitySets } from '../creatio/columns.ts';
import {
  any,
  equals,
  flagField,
  guidOrNull,
  ID,
  lookupField,
  MOST_OR,
  startsWith,
  textField,
  through,
} from '../creatio/condition.ts';
import type { CrmContext } from '../creatio/context.ts';
import { schemaUid } from '../feed/crm.ts';
import { lightSettings } from '../light/crm.ts';
import { query, readInBatch, readRows } from '../creatio/odata.ts';
import { CrmError, type CrmFailure } from '../creatio/session-fetch.ts';
import { sysSettings } from '../creatio/sys-settings.ts';
import { discover } from '../templates/crm.ts';
import { user } from '../creatio/user.ts';

/** `said`: a value, a name, or the server's own words; '' for none. */
export interface CheckAnswer {
  what: CheckName;
  /** `yes`, or why not. */
  is: 'yes' | 'absent' | CrmFailure;
  said: string;
  ms: number;
}

type Probe = (context: CrmContext) => Promise<string | null>;

const one = { select: ['Id'], top: 1 } as const;

/** Each answers what it found, '' when there is nothing to say of it, null when this CRM has no such thing. */
const PROBES = {
  user: async (context) => (await user(context)).contactName,
  contacts: async (context) => said(await readRows(context.crm, 'Contact', one)),
  phones: async (context) =>
    said(
      await readRows(context.crm, 'ContactCommunication', {
        ...one,
        filter: startsWith(textField('SearchNumber'), '0000000'),
      }),
    ),
  lookups: async (context) => {
    const me = (await user(context)).contactId;
    return said(
      await readRows(context.crm, 'Activity', { ...one, filter: equals(lookupField('Owner'), me) }),
    );
  },
  conditions: (context) => most([40, 24, MOST_OR], (n) => withConditions(context, n)),
  address: (context) => most([8000, 4000, 2000], (length) => withAddress(context, length)),
  emptyLookup: async (context) => {
    const rows = await readRows(context.crm, 'Contact', { select: ['Id', 'AccountId'], top: 50 });
    const empty = rows.find((row) => guidOrNull(row.AccountId) === null);
    return empty ? String(empty.AccountId ?? null) : null;
  },
  dates: async (context) => {
    const rows = await readRows(context.crm, 'Contact', {
      select: ['Id', 'BirthDate'],
      orderby: 'BirthDate desc',
      top: 50,
    });
    const said = rows.map((row) => String(row.BirthDate ?? '')).find((date) => /^(?!0001)\d{4}-/.test(date));
    return said ?? null;
  },
  batch: async (context) => said(await readInBatch(context.crm, 'Contact', one)),
  cases: async (context) =>
    said(
      await readRows(context.crm, 'Case', {
        ...one,
        filter: equals(through('Status', flagField('IsFinal')), false),
      }),
    ),
  tasks: async (context) =>
    said(
      await readRows(context.crm, 'Activity', {
        ...one,
        filter: equals(through('Status', flagField('Finish')), false),
      }),
    ),
  settings: async (context) => {
    const { MaxFileSize } = await sysSettings(context.crm, ['MaxFileSize']);
    return MaxFileSize === undefined ? '' : `MaxFileSize = ${String(MaxFileSize)}`;
  },
  settingsList: async (context) => said(await readRows(context.crm, 'SysSettings', one)),
  schemas: async (context) => said(await readRows(context.crm, 'VwSysSchemaInfo', one)),
  users: async (context) => said(await readRows(context.crm, 'SysAdminUnit', one)),
  light: async (context) =>
    Object.values(await lightSettings(context))
      .flatMap((found) => found?.code ?? [])
      .join(', ') || null,
  chats: async (context) => {
    const names = await chatNames(context);
    if (!names) return null;
    await readRows(context.crm, names.entity, {
      ...fieldsOf(await shapeOfChat(context, names)),
      filter: equals(ID, NOBODY),
      top: 1,
    });
    return [names.entity, ...(await columnsBehind(context, names.entity)).map((name) => `– ${name}`)].join(
      ', ',
    );
  },
  files: async (context) => {
    const names = await chatNames(context);
    if (!names) return null;
    const own = `${names.entity}File`;
    const files = (await entitySets(context)).includes(own) ? own : 'SysFile';
    await readRows(context.crm, files, one);
    return files;
  },
  feed: async (context) => {
    const entityId = (await user(context)).contactId;
    await readRows(context.crm, 'SocialMessage', one);
    await context.crm('rest/SocialSubscriptionService/GetIsUserSubscribed', {
      method: 'POST',
      body: { entityId, entitySchemaUId: await schemaUid(context, 'Contact'), useOnlyOwn: false },
    });
    return '';
  },
  identities: async (context) => said(await readRows(context.crm, 'ContactIdentity', one)),
  templates: async (context) => (await discover(context.crm))?.entity ?? null,
} satisfies Record<string, Probe>;

export type CheckName = keyof typeof PROBES;
export const CHECKS = Object.keys(PROBES) as CheckName[];

/** A question with so many conditions, of which each costs the server four nodes; in a batch, where its length does not count. */
const withConditions = (context: CrmContext, count: number): Promise<unknown> =>
  readInBatch(context.crm, 'Contact', {
    ...one,
    filter: any(...Array.from({ length: count }, () => equals(ID, NOBODY))),
  });

const nobodyCalled = (name: string): string =>
  `odata/Contact${query({ ...one, filter: equals(textField('Name'), name) })}`;

/** An address of so many characters. */
function withAddress({ crm, workspace }: CrmContext, length: number): Promise<unknown> {
  const room = length - workspace.length - 1 - nobodyCalled('').length;
  return crm(nobodyCalled('0'.repeat(Math.max(0, room))));
}

/** The largest that is answered, for whoever looks for the limit; the last one is what the desk itself asks. */
async function most(sizes: readonly number[], ask: (size: number) => Promise<unknown>): Promise<string> {
  for (const size of sizes) {
    try {
      await ask(size);
      return String(size);
    } catch (error) {
      const isLast = size === sizes.at(-1);
      if (isLast || !(error instanceof CrmError) || !TOO_MUCH.includes(error.kind)) throw error;
    }
  }
  return '';
}
const TOO_MUCH: readonly CrmFailure[] = ['refused', 'missing', 'server'];

const NOBODY = '00000000-0000-4000-8000-000000000000';
const said = (_rows: unknown): string => '';

/** One after another: a check must not be what slows the page down. Never rejects. */
export async function checkCrm(context: CrmContext): Promise<CheckAnswer[]> {
  context.forget('');
  const answers: CheckAnswer[] = [];
  for (const what of CHECKS) {
    const began = context.now();
    const answer = await (PROBES[what] as Probe)(context).then(
      (found): Pick<CheckAnswer, 'is' | 'said'> => ({
        is: found === null ? 'absent' : 'yes',
        said: found ?? '',
      }),
      (error: unknown) =>
        error instanceof CrmError
          ? { is: error.kind, said: error.message.slice(0, 300) }
          : { is: 'server' as const, said: String(error) },
    );
    answers.push({ what, ...answer, ms: context.now() - began });
    // Without a session nothing else can be told.
    if (answer.is === 'session') break;
  }
  return answers;
}
