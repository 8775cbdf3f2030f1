import type { AgentProblem } from '../bridge/view.ts';
import type { NO_CHATS_WORDS } from '../i18n/no-chats.ts';
import type { DeskKey } from '../i18n/ru.ts';

type ProblemKey = DeskKey | keyof typeof NO_CHATS_WORDS;

/** What keeps this login from being an operator here, in words. */
export const AGENT_PROBLEMS: Record<NonNullable<AgentProblem>, { title: ProblemKey; text: ProblemKey }> = {
  'not-agent': { title: 'empty.notAgent', text: 'empty.notAgentText' },
  'no-agent-right': { title: 'empty.noAgentRight', text: 'empty.noAgentRightText' },
  'no-licence': { title: 'empty.noLicence', text: 'empty.noLicenceText' },
};
