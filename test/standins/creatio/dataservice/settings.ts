import { isObject } from '../net/http.ts';
import { plain } from '../odata/path.ts';
import type { Cell, Row } from '../schema/types.ts';
import type { Context } from '../types.ts';
import { prop } from './json.ts';

const valueColumns: Record<string, string> = {
  Boolean: 'BooleanValue',
  Integer: 'IntegerValue',
  Money: 'FloatValue',
  Float: 'FloatValue',
};

const valueTypes: Record<string, number> = { Boolean: 12, Integer: 4, Float: 5, Money: 6 };

/** `QuerySysSettings`: values by code; unknown codes are listed apart (creatio.md §5.3). */
export function querySettings(ctx: Context, query: unknown) {
  const names = prop(query, 'sysSettingsNameCollection');
  const codes = Array.isArray(names) ? names.map(String) : [];
  const values: Record<string, unknown> = {};
  const notFoundSettings: string[] = [];
  for (const code of codes) {
    const setting = find(ctx, code);
    if (!setting) {
      notFoundSettings.push(code);
      continue;
    }
    const type = String(setting['ValueTypeName']);
    const value = valueOf(ctx, setting);
    values[code] = {
      id: setting['Id'],
      code,
      name: plain(setting['Name'] ?? null, ctx.options.culture),
      value,
      displayValue: value === null ? '' : String(value),
      dataValueType: valueTypes[type] ?? 1,
      isCacheable: true,
    };
  }
  return { success: true, values, notFoundSettings };
}

/** `PostSysSettingsValues`: writes values by code, and tells of each whether it was saved. */
export function postSettings(ctx: Context, query: unknown) {
  const given = prop(query, 'sysSettingsValues');
  const saveResult: Record<string, boolean> = {};
  for (const [code, value] of Object.entries(isObject(given) ? given : {})) {
    saveResult[code] = writeSetting(ctx, code, value as Cell);
  }
  return { success: Object.values(saveResult).every(Boolean), saveResult };
}

/** Current value of a setting, `null` when it has none. */
export function valueOf(ctx: Context, setting: Row): Cell {
  const row = ctx.db.find('SysSettingsValue', { SysSettingsId: setting['Id'] ?? null });
  return row?.[columnFor(setting)] ?? null;
}

/** Value of a setting by its code. */
export function settingValue(ctx: Context, code: string): Cell {
  const setting = find(ctx, code);
  return setting ? valueOf(ctx, setting) : null;
}

function writeSetting(ctx: Context, code: string, value: Cell): boolean {
  const setting = find(ctx, code);
  if (!setting || ctx.denied.has('SysSettings')) return false;
  const change = { [columnFor(setting)]: value };
  const row = ctx.db.find('SysSettingsValue', { SysSettingsId: setting['Id'] ?? null });
  if (row) ctx.db.update('SysSettingsValue', String(row['Id']), change);
  else ctx.db.insert('SysSettingsValue', { SysSettingsId: setting['Id'] ?? null, ...change });
  return true;
}

function find(ctx: Context, code: string) {
  return ctx.db.find('SysSettings', { Code: code });
}

function columnFor(setting: Row): string {
  return valueColumns[String(setting['ValueTypeName'])] ?? 'TextValue';
}
