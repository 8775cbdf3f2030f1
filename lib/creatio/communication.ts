/** How this CRM keeps phones and messengers: lengths of its settings, and its own types of communication. */
import { own } from '../text/own.ts';
import type { CrmContext } from './context.ts';
import { fold } from './fold.ts';
import { guidOrNull, readRows } from './odata.ts';
import { CrmError } from './session-fetch.ts';
import { sysSettings } from './sys-settings.ts';

export interface PhoneSettings {
  /** Digits that a search compares. */
  searchLength: number;
  /** Numbers of so many digits are colleagues'. */
  internalLength: number;
}

/** As the system settings say, else Creatio's defaults. */
export const phoneSettings = (c: CrmContext): Promise<PhoneSettings> =>
  c.cached('settings:phone', readSettings, Infinity);

async function readSettings({ crm }: CrmContext): Promise<PhoneSettings> {
  const codes = ['SearchNumberLength', 'InternalNumberLength'] as const;
  const values = await sysSettings(crm, codes).catch((error: unknown): Record<string, unknown> => {
    // A user who may not read settings still finds clients.
    if (error instanceof CrmError && error.kind !== 'session' && error.kind !== 'unreachable') return {};
    throw error;
  });
  const number = (code: string, usual: number): number => {
    const value = Number(values[code]);
    return Number.isInteger(value) && value > 0 && value < 20 ? value : usual;
  };
  return { searchLength: number(codes[0], 7), internalLength: number(codes[1], 4) };
}

export interface CommunicationType {
  id: string;
  name: string;
}

/** Rows that customers add themselves: there are no built-in ones for messengers, so no ids to know (creatio.md §6.2). */
export async function communicationTypes(c: CrmContext, provider: string): Promise<CommunicationType[]> {
  const all = await c.cached(
    'communication-types',
    ({ crm }) => readRows(crm, 'CommunicationType', { select: ['Id', 'Name'], top: 200 }),
    Infinity,
  );
  return all.flatMap((row) => {
    const [id, name] = [guidOrNull(row.Id), typeof row.Name === 'string' ? row.Name : ''];
    return id && isCalled(provider, name) ? [{ id, name }] : [];
  });
}

/** Whether a name is one of this provider's messenger. */
export function isCalled(provider: string, name: string): boolean {
  const words = fold(name);
  return (own(NAMES, provider) ?? [provider]).some((one) => one !== '' && words.includes(fold(one)));
}

/** What a type of a messenger is called, besides the provider's own word. */
const NAMES: Record<string, string[]> = {
  infobip_whatsapp: ['whatsapp'],
  whatsapp: ['whatsapp', 'ватсап', 'вотсап'],
  telegram: ['telegram', 'телеграм'],
  gotd: ['telegram', 'телеграм'],
  viber: ['viber', 'вайбер'],
  facebook: ['facebook', 'messenger'],
  messenger: ['messenger', 'facebook'],
  instagram: ['instagram'],
};
