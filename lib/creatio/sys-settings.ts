import type { CrmContext } from './context.ts';
import type { Crm } from './session-fetch.ts';

/** Values of system settings by their codes, which any user may ask for; those that this CRM has not got are absent. @throws CrmError */
export async function sysSettings(crm: Crm, codes: readonly string[]): Promise<Record<string, unknown>> {
  const answer = await crm('DataService/json/SyncReply/QuerySysSettings', {
    method: 'POST',
    body: { sysSettingsNameCollection: codes },
  });
  const values =
    (answer as { values?: Record<string, { value?: unknown } | undefined> } | null)?.values ?? {};
  return Object.fromEntries(Object.entries(values).map(([code, setting]) => [code, setting?.value]));
}

/** The most that a file of this CRM may have, bytes; null: it does not say. @throws CrmError */
export const fileLimit = (context: CrmContext): Promise<number | null> =>
  context.cached('settings:file', async ({ crm }) => {
    // It is kept in megabytes.
    const most = Number((await sysSettings(crm, ['MaxFileSize'])).MaxFileSize);
    return most > 0 ? most * 1024 * 1024 : null;
  });
