/**
 * «Проверить Creatio»: every kind of question that the desk puts to a CRM, asked once and without changing anything, so that an
 * administrator sees what this one answers, and what public sources do not settle about it.
 */
import { chatNames } from './chat-names.ts';
import { shapeOfChat, fieldsOf } from './chat-values.ts';
import { columnsBehind, entitySets } from './columns.ts';
import { equals, flagField, ID, lookupField, startsWith, textField, through } from './condition.ts';
import type { CrmContext } from './context.ts';
import { schemaUid } from './feed.ts';
import { lightSettings } from './light-settings.ts';
import { readInBatch, readRows } from './odata.ts';
import { CrmError, type CrmFailure } from './session-fetch.ts';
import { sysSettings } from './sys-settings.ts';
import { discover } from './templates.ts';
import { user } from './user.ts';

/** `said`: a value, a name, or the server's own words; '' for none. */
export interface CheckAnswer {
  what: CheckName;
  /** `yes`, or why not. */
  is: 'yes' | 'absent' | CrmFailure;
  said: string;
  ms: number;
}

type Probe = (c: CrmContext) => Promise<string | null>;

const one = { select: ['Id'], top: 1 } as const;

/** Each answers what it found, '' when there is nothing to say of it, null when this CRM has no such thing. */
const PROBES = {
  user: async (c) => (await user(c)).contactName,
  contacts: async (c) => said(await readRows(c.crm, 'Contact', one)),
  phones: async (c) =>
    said(
      await readRows(c.crm, 'ContactCommunication', {
        ...one,
        filter: startsWith(textField('SearchNumber'), '0000000'),
      }),
    ),
  lookups: async (c) => {
    const me = (await user(c)).contactId;
    return said(await readRows(c.crm, 'Activity', { ...one, filter: equals(lookupField('Owner'), me) }));
  },
  batch: async (c) => said(await readInBatch(c.crm, 'Contact', one)),
  cases: async (c) =>
    said(
      await readRows(c.crm, 'Case', {
        ...one,
        filter: equals(through('Status', flagField('IsFinal')), false),
      }),
    ),
  tasks: async (c) =>
    said(
      await readRows(c.crm, 'Activity', {
        ...one,
        filter: equals(through('Status', flagField('Finish')), false),
      }),
    ),
  settings: async (c) => {
    const { MaxFileSize } = await sysSettings(c.crm, ['MaxFileSize']);
    return MaxFileSize === undefined ? '' : `MaxFileSize = ${String(MaxFileSize)}`;
  },
  settingsList: async (c) => said(await readRows(c.crm, 'SysSettings', one)),
  schemas: async (c) => said(await readRows(c.crm, 'VwSysSchemaInfo', one)),
  users: async (c) => said(await readRows(c.crm, 'SysAdminUnit', one)),
  light: async (c) =>
    Object.values(await lightSettings(c))
      .flatMap((found) => found?.code ?? [])
      .join(', ') || null,
  chats: async (c) => {
    const names = await chatNames(c);
    if (!names) return null;
    await readRows(c.crm, names.entity, {
      ...fieldsOf(await shapeOfChat(c, names)),
      filter: equals(ID, NOBODY),
      top: 1,
    });
    return [names.entity, ...(await columnsBehind(c, names.entity)).map((name) => `– ${name}`)].join(', ');
  },
  files: async (c) => {
    const names = await chatNames(c);
    if (!names) return null;
    const own = `${names.entity}File`;
    const files = (await entitySets(c)).includes(own) ? own : 'SysFile';
    await readRows(c.crm, files, one);
    return files;
  },
  feed: async (c) => {
    const entityId = (await user(c)).contactId;
    await readRows(c.crm, 'SocialMessage', one);
    await c.crm('rest/SocialSubscriptionService/GetIsUserSubscribed', {
      method: 'POST',
      body: { entityId, entitySchemaUId: await schemaUid(c, 'Contact'), useOnlyOwn: false },
    });
    return '';
  },
  identities: async (c) => said(await readRows(c.crm, 'ContactIdentity', one)),
  templates: async (c) => (await discover(c.crm))?.entity ?? null,
} satisfies Record<string, Probe>;

export type CheckName = keyof typeof PROBES;
export const CHECKS = Object.keys(PROBES) as CheckName[];

const NOBODY = '00000000-0000-4000-8000-000000000000';
const said = (_rows: unknown): string => '';

/** One after another: a check must not be what slows the page down. Never rejects. */
export async function checkCrm(c: CrmContext): Promise<CheckAnswer[]> {
  c.forget('');
  const answers: CheckAnswer[] = [];
  for (const what of CHECKS) {
    const began = c.now();
    const answer = await (PROBES[what] as Probe)(c).then(
      (found): Pick<CheckAnswer, 'is' | 'said'> => ({
        is: found === null ? 'absent' : 'yes',
        said: found ?? '',
      }),
      (error: unknown) =>
        error instanceof CrmError
          ? { is: error.kind, said: error.message.slice(0, 300) }
          : { is: 'server' as const, said: String(error) },
    );
    answers.push({ what, ...answer, ms: c.now() - began });
    // Without a session nothing else can be told.
    if (answer.is === 'session') break;
  }
  return answers;
}
