/** Questions to the CRM that belong to no chat. */
import type { Acts, CallResult, Refusal } from '../bridge/command.ts';
import type { crmCommands } from '../bridge/desk-commands.ts';
import { mainCrm, type NamedCrms } from '../chat/whose-crm.ts';
import type { CrmLight } from './crm-light.ts';

export interface AnyCrmPorts {
  /** @param origin absent: of the main one */
  askCrm: (op: string, args: unknown, origin?: string) => Promise<CallResult>;
  crms: () => NamedCrms;
  crmLight: Pick<CrmLight, 'take'>;
}

/** Why there is no CRM to ask: none is there, or the operator has not said which. */
export const noCrm = ({ origins }: NamedCrms): Refusal => ({
  ok: false,
  code: origins.length > 1 ? 'which-crm' : 'no-crm-tab',
});

/** Asks the CRM that is named, else the main one. @param ask tells `no-crm-tab` where it is not open */
export const anyCrm =
  (
    crms: AnyCrmPorts['crms'],
    ask: (op: string, args: unknown, origin: string) => Promise<CallResult>,
  ): AnyCrmPorts['askCrm'] =>
  (op, args, origin = mainCrm(crms()) ?? '') =>
    origin ? ask(op, args, origin) : Promise.resolve(noCrm(crms()));

/** As a view words it. What was found out of the light is in force at once. */
export const anyCrmActs = (ports: AnyCrmPorts): Acts<typeof crmCommands> => ({
  async 'crm.ask'({ op, args, origin }) {
    const answer = await ports.askCrm(op, args, origin);
    const light =
      op === 'discovery' && answer.ok ? (answer.value as { light?: unknown } | null)?.light : null;
    const asked = origin ?? mainCrm(ports.crms());
    if (light && asked) await ports.crmLight.take(asked, light);
    return answer;
  },
});
