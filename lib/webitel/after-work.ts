/** After-chat processing on the wire (protocol §2.2, §2.4, §4.1.6). */
import type { AfterWork, ConversationId } from '../chat/types.ts';
import { listAgentTasks, type Ask } from './actions.ts';
import { agentTask, channelData, isListOf, listOf, snapshotData, type Task } from './shapes.ts';

type Known = Omit<AfterWork, 'at'>;

/** What a task says of its processing; null when it is not in it. */
export function workOfTask(task: Task | null | undefined): Known | null {
  // Of calls and tasks nothing is shown here.
  if (task?.channel && task.channel !== 'chat') return null;
  if (!task || task.state !== 'processing' || !task.attempt_id || !task.processing_timeout_at) return null;
  const limited = task.has_prolongation === true;
  return {
    attemptId: task.attempt_id,
    deadline: task.processing_timeout_at,
    renewalSec: (limited && task.prolongation_sec) || task.processing_renewal_sec || 0,
    prolongations: limited ? (task.remaining_prolongations ?? 0) : null,
  };
}

export type ChannelWord =
  | { kind: 'offered'; attemptId: number; conversationId: ConversationId }
  | { kind: 'processing'; work: AfterWork }
  | { kind: 'done'; attemptId: number; at: number };

/** What a `channel` event says of an attempt; null when nothing. @param now ms, server clock, where the server gave no time */
export function translateChannelEvent(data: unknown, now: number): ChannelWord | null {
  const parsed = channelData.safeParse(data);
  if (!parsed.success || (parsed.data.channel ?? 'chat') !== 'chat') return null;
  const { status, attempt_id: attemptId, timestamp, distribute, processing } = parsed.data;
  if (!attemptId) return null;
  const at = timestamp || now;
  if (status === 'distribute' && distribute?.member_channel_id)
    return { kind: 'offered', attemptId, conversationId: distribute.member_channel_id };
  if (status === 'processing' && processing?.timeout) {
    const limit = processing.processing_prolongation;
    return {
      kind: 'processing',
      work: {
        attemptId,
        at,
        deadline: processing.timeout,
        renewalSec: limit?.prolongation_sec || processing.renewal_sec || 0,
        prolongations: limit ? (limit.remaining_prolongations ?? 0) : null,
      },
    };
  }
  return status === 'wrap_time' || status === 'waiting' ? { kind: 'done', attemptId, at } : null;
}

/** The processing that the operator has now, by conversation; complete: all of the server's list was understood. @throws WebitelError */
export async function readWork(
  ask: Ask,
  agentId: number,
): Promise<{ works: { id: ConversationId; work: Known }[]; complete: boolean }> {
  // An empty answer has no data at all.
  const answer = snapshotData.safeParse((await listAgentTasks(ask, agentId)) ?? {});
  const raw = answer.success ? answer.data.items : {};
  const tasks = listOf(agentTask, raw, () => {}, 'task');
  const works = tasks.flatMap((task) => {
    const work = workOfTask(task);
    return work && task.member_channel_id ? [{ id: task.member_channel_id, work }] : [];
  });
  return { works, complete: isListOf(tasks.length, raw) };
}
