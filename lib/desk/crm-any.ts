/** A question to the CRM as a view words it. */
import type { Acts, CallResult } from '../bridge/command.ts';
import type { crmCommands } from '../bridge/desk-commands.ts';
import type { CrmLight } from './crm-light.ts';

interface AnyCrmPorts {
  askCrm: (op: string, args: unknown, origin?: string) => Promise<CallResult>;
  crmOrigins: () => string[];
  crmLight: Pick<CrmLight, 'take'>;
}

/** What was found out of the light is in force at once. */
export const anyCrmActs = (ports: AnyCrmPorts): Acts<typeof crmCommands> => ({
  async 'crm.ask'({ op, args, origin }) {
    const asked = origin ?? ports.crmOrigins()[0];
    const answer = await ports.askCrm(op, args, asked);
    const light =
      op === 'discovery' && answer.ok ? (answer.value as { light?: unknown } | null)?.light : null;
    if (light && asked !== undefined) await ports.crmLight.take(asked, light);
    return answer;
  },
});
