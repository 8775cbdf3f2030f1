/** What the worker reads of the operator himself: all of it on a new line, and again with the chats, because events may be missed. */
import type { Services } from './services.ts';
import { settleTransfers } from './transfer.ts';

export async function connected(s: Services, canChat: boolean): Promise<void> {
  s.agent.licence(canChat);
  await s.agent.connect();
  s.templates.keepFresh();
  void readWork(s);
  void s.past.closed.read().catch(() => {});
}

/** @returns whether events should have told of it before */
export async function readTruth(s: Services): Promise<boolean> {
  settleTransfers(s.store, s.link.serverNow());
  const deaf = await s.agent.reread(() => s.link.serverNow());
  await readWork(s);
  return deaf;
}

/** What belongs to the agent, as soon as it is known who that is. */
async function readWork({ account, agent, pauseCauses, recorder, work }: Services): Promise<void> {
  if (!account.session || agent.agentId === null) return;
  pauseCauses.keepFresh(agent.agentId);
  await work.read(agent.agentId).catch(() => recorder.note('tasks: not read'));
}
