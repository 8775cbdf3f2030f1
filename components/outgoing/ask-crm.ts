/** A question to the CRM from wherever the form stands: the page's own, or through any open tab. */
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { CrmArgs, CrmOp, CrmValue } from '../../lib/creatio/ops.ts';
import type { CrmError } from '../../lib/creatio/session-fetch.ts';
import type { Asking } from '../desk/model-types.ts';

export type CrmAnswer<T> = { ok: true; value: T } | { ok: false; code: string };

/** Never rejects. @param origin of the CRM that is meant; absent: the page's own, else the main one */
export async function askCrm<K extends CrmOp>(
  desk: Asking,
  op: K,
  args: CrmArgs<K>,
  origin?: string,
): Promise<CrmAnswer<CrmValue<K>>> {
  if (!desk.crm || (origin && origin !== desk.crm.origin)) {
    const result: CallResult = await desk.call({ type: 'crm.ask', op, args, ...(origin && { origin }) });
    return result.ok ? { ok: true, value: result.value as CrmValue<K> } : result;
  }
  try {
    const ask = desk.crm.ask as unknown as (op: K, args: CrmArgs<K>) => Promise<CrmValue<K>>;
    return { ok: true, value: await ask(op, args) };
  } catch (error) {
    return { ok: false, code: `crm-${(error as Partial<CrmError>).kind ?? 'server'}` };
  }
}
