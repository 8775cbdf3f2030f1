import type { AgentProblem } from '../bridge/view.ts';
import type { DeskKey } from '../i18n/ru.ts';

/** What keeps this login from being an operator here, in words. */
export const AGENT_PROBLEMS: Record<NonNullable<AgentProblem>, { title: DeskKey; text: DeskKey }> = {
  'not-agent': { title: 'empty.notAgent', text: 'empty.notAgentText' },
  'no-agent-right': { title: 'empty.noAgentRight', text: 'empty.noAgentRightText' },
  'no-licence': { title: 'empty.noLicence', text: 'empty.noLicenceText' },
};
