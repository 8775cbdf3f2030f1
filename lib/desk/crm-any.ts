/** A question to the CRM as a view words it. */
import type { CallResult, Command } from '../bridge/protocol.ts';
import type { CrmLight } from './crm-light.ts';

export interface AnyCrmContext {
  askCrm: (op: string, args: unknown, origin?: string) => Promise<CallResult>;
  crmOrigins: () => string[];
  crmLight: Pick<CrmLight, 'take'>;
}

/** What was found out of the light is in force at once. */
export async function askAnyCrm(
  { op, args, origin }: Extract<Command, { type: 'crm' }>,
  c: AnyCrmContext,
): Promise<CallResult> {
  const asked = origin ?? c.crmOrigins()[0];
  const answer = await c.askCrm(op, args, asked);
  const light = op === 'discovery' && answer.ok ? (answer.value as { light?: unknown } | null)?.light : null;
  if (light && asked !== undefined) await c.crmLight.take(asked, light);
  return answer;
}
