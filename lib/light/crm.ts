/**
 * The traffic light's system settings of the Webitel package. Their codes are not public and differ: they are found by what they are
 * called, in three languages, however it was typed («отсчета», «отчета», Latin letters among Cyrillic ones).
 */
import type { CrmContext } from '../creatio/context.ts';
import { fold } from '../creatio/fold.ts';
import { any, contains, textField } from '../creatio/condition.ts';
import { readRows, type Row } from '../creatio/odata.ts';
import { sysSettings } from '../creatio/sys-settings.ts';

export type LightSetting = 'enabled' | 'yellowSeconds' | 'redSeconds' | 'basis';

export interface FoundSetting {
  code: string;
  caption: string;
  /** As Creatio keeps it; null: it has none. */
  value: string | number | boolean | null;
}

/** null: this CRM has no such setting. */
export type LightSettings = Record<LightSetting, FoundSetting | null>;

/** Each setting by one of these sets of words, all of which are in its caption. */
const CALLED: Record<LightSetting, string[][]> = {
  basis: [
    ['сообщение', 'агента', 'вместо'],
    ['сообщение', 'оператора', 'вместо'],
    ['повідомлення', 'агента', 'замість'],
    ['повідомлення', 'оператора', 'замість'],
    ['agent', 'message', 'instead'],
  ],
  enabled: [
    ['рамки', 'активного', 'чата'],
    ['рамки', 'активного', 'чату'],
    ['active', 'chat', 'frame'],
  ],
  yellowSeconds: [
    ['желтая', 'клиент', 'ожидает'],
    ['жовта', 'клієнт', 'очікує'],
    ['желтая', 'рамка'],
    ['жовта', 'рамка'],
    ['yellow', 'client', 'waiting'],
    ['yellow', 'frame'],
  ],
  redSeconds: [
    ['красная', 'клиент', 'ожидает'],
    ['червона', 'клієнт', 'очікує'],
    ['красная', 'рамка'],
    ['червона', 'рамка'],
    ['red', 'client', 'waiting'],
    ['red', 'frame'],
  ],
};

/** @returns which setting a caption speaks of; null: none */
export function lightSettingCalled(caption: string): LightSetting | null {
  const words = new Set(fold(caption).split(' '));
  const has = (wanted: string[]): boolean => wanted.every((word) => words.has(fold(word)));
  const found = (Object.keys(CALLED) as LightSetting[]).find((setting) => CALLED[setting].some(has));
  return found ?? null;
}

/** Likely ones first; all of them if some are missing then: a letter may be of another alphabet. */
const LIKELY = any(
  ...['Chat', 'Webitel'].map((word) => contains(textField('Code'), word)),
  ...['чат', 'клі', 'кли', 'chat', 'client'].map((word) => contains(textField('Name'), word)),
);
const PAGE = 1000;
const MAX_PAGES = 5;
const KEEP_MS = 60 * 60_000;

/** Codes are looked for once an hour at most; values are read each time. @throws CrmError */
export async function lightSettings(context: CrmContext): Promise<LightSettings> {
  const set = context.settings().lightCodes;
  const codes = set ? asSet(set) : await context.cached('light-codes', findCodes, KEEP_MS);
  const found: LightSettings = { enabled: null, yellowSeconds: null, redSeconds: null, basis: null };
  const named = Object.entries(codes) as [LightSetting, { code: string; caption: string }][];
  if (named.length === 0) return found;
  const values = await sysSettings(
    context.crm,
    named.map(([, { code }]) => code),
  );
  for (const [setting, { code, caption }] of named) {
    const value = values[code];
    found[setting] = {
      code,
      caption,
      value:
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    };
  }
  return found;
}

/** The list of settings is closed to whoever is no administrator; values by code are not. */
const asSet = (codes: Partial<Record<LightSetting, string>>): Codes =>
  Object.fromEntries(Object.entries(codes).map(([setting, code]) => [setting, { code, caption: code }]));

type Codes = Partial<Record<LightSetting, { code: string; caption: string }>>;

async function findCodes(context: CrmContext): Promise<Codes> {
  const likely = codesAmong(
    await readRows(context.crm, 'SysSettings', { ...FIELDS, filter: LIKELY, top: PAGE }),
  );
  if (Object.keys(likely).length === Object.keys(CALLED).length) return likely;
  let all = likely;
  for (let page = 0; page < MAX_PAGES; page++) {
    const rows = await readRows(context.crm, 'SysSettings', { ...FIELDS, top: PAGE, skip: page * PAGE });
    all = { ...codesAmong(rows), ...all };
    if (rows.length < PAGE) break;
  }
  return all;
}
const FIELDS = { select: ['Code', 'Name'], orderby: 'Code' } as const;

function codesAmong(rows: readonly Row[]): Codes {
  const codes: Codes = {};
  for (const { Code, Name } of rows) {
    if (typeof Code !== 'string' || typeof Name !== 'string') continue;
    const setting = lightSettingCalled(Name);
    if (setting) codes[setting] ??= { code: Code, caption: Name };
  }
  return codes;
}
