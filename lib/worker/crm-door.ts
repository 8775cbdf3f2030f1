/** The worker's one way to a CRM. */
import type { CallResult, Refusal } from '../bridge/command.ts';
import type { Hub } from '../bridge/hub.ts';
import { mainCrm, type NamedCrms } from '../contacts/whose-crm.ts';
import type { CrmArgs } from '../creatio/ops.ts';
import { readAnswer } from './crm-view-answers.ts';
import { crmAnswers, type AskedOp, type CrmAnswer } from './crm-tab-answers.ts';

/** One operation of lib/creatio/ops.ts. Never rejects; what is no answer to it is `crm-server`. @param origin absent: of the main CRM */
export type AskCrm = <K extends AskedOp>(
  op: K,
  args: CrmArgs<K>,
  origin?: string,
) => Promise<CallResult<CrmAnswer<K>>>;

export interface CrmDoor {
  ask: AskCrm;
  /** What a view asks for. */
  askFor: (op: string, args: unknown, origin?: string) => Promise<CallResult>;
  /** Those that the operator or the policy has named. */
  named: () => NamedCrms;
  /** The one that is taken without a question. */
  main: () => string | null;
  /** Those with an open tab, in the order in which they were named. */
  open: () => string[];
  /** Why there is no CRM to ask: none is there, or the operator has not said which. */
  missing: () => Refusal;
}

/** Failures that a page which comes may end. */
const WANTS_TAB = ['no-crm-tab', 'crm-session', 'crm-unreachable'];

interface Ports {
  hub: Pick<Hub, 'askCrm' | 'crmOrigins' | 'crmsCame'>;
  named: () => NamedCrms;
  onRefused: (what: string) => void;
}

export function openCrmDoor({ hub, named, onRefused }: Ports): CrmDoor {
  const main = (): string | null => mainCrm(named());
  const missing = (): Refusal => ({
    ok: false,
    code: named().origins.length > 1 ? 'which-crm' : 'no-crm-tab',
  });
  const askTab: CrmDoor['askFor'] = async (op, args, origin = main() ?? '') =>
    origin ? hub.askCrm(op, args, origin) : missing();
  return {
    async ask<K extends AskedOp>(op: K, args: unknown, origin?: string) {
      let came: number;
      let answer: CallResult;
      do {
        came = hub.crmsCame;
        answer = await askTab(op, args, origin);
        // What it wanted came while it failed: nobody would ask again until the next one comes.
      } while (!answer.ok && WANTS_TAB.includes(answer.code) && came !== hub.crmsCame);
      if (!answer.ok) return answer;
      // JSON has no `undefined`, and what is null may be left out.
      const parsed = crmAnswers[op].safeParse(answer.value ?? null);
      if (parsed.success) return { ok: true, value: parsed.data } as CallResult<CrmAnswer<K>>;
      onRefused(`answer to ${op}`);
      return { ok: false, code: 'crm-server' };
    },
    askFor: async (...question) => readAnswer(question[0], await askTab(...question), onRefused),
    named,
    main,
    open: () => hub.crmOrigins(),
    missing,
  };
}
