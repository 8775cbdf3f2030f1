import type { CrmContext } from './context.ts';
import { equals, ID } from './condition.ts';
import { readRows, type Row } from './odata.ts';
import { CrmError } from './session-fetch.ts';

/** Creates a record under an id of the asker's own: asked twice, or again after a lost answer, it is there once. @throws CrmError */
export async function createOnce(
  context: CrmContext,
  set: string,
  body: Row & { Id: string },
): Promise<void> {
  try {
    await context.crm(`odata/${set}`, { method: 'POST', body });
  } catch (error) {
    if (!(error instanceof CrmError) || error.kind === 'session' || error.kind === 'busy') throw error;
    const filter = equals(ID, body.Id);
    const there = await readRows(context.crm, set, { select: ['Id'], filter, top: 1 }).catch(() => []);
    if (there.length === 0) throw error;
  }
}
