/** What is not a chat of this service: it makes none, and is said. */
import { expect, test } from 'vitest';
import { Agent } from '../../../lib/worker/agent.ts';
import { readWork } from '../../../lib/webitel/after-work.ts';

const task = (channel: string | undefined, id: string) => ({
  attempt_id: 7,
  state: 'processing',
  member_channel_id: id,
  processing_timeout_at: 1_793_000_060_000,
  ...(channel === undefined ? {} : { channel }),
});

test('the processing of a call makes no chat', async () => {
  const items = [task('call', 'call-1'), task('task', 'task-1'), task('chat', 'c'), task(undefined, 'old')];
  const answer = await readWork(() => Promise.resolve({ items }), 1);
  const works = Array.isArray(answer) ? answer : (answer as { works: { id: string }[] }).works;
  expect(works.map((w: { id: string }) => w.id)).toEqual(['c', 'old']);
});

const session = (channels: unknown) => ({ agent_id: 5, status: 'online', channels });
const agentWith = async (channels: unknown) => {
  const ask = (action: string) => Promise.resolve(action === 'cc_agent_session' ? session(channels) : null);
  const agent = new Agent(
    ask as never,
    () => {},
    () => {},
  );
  await agent.connect();
  return agent;
};
const chat = { channel: 'chat', state: 'waiting', open: 0, max_open: 3 };

test('an agent of an IM queue is told', async () => {
  expect((await agentWith([chat])).view!.hasIm).toBe(false);
  expect((await agentWith([chat, { channel: 'im', state: 'waiting' }])).view!.hasIm).toBe(true);
});

test('so is one to whom such a chat is given, and it stays so', async () => {
  const agent = await agentWith([chat]);
  agent.onChannelEvent({ channel: 'im', status: 'distribute', attempt_id: 9 });
  expect(agent.view).toMatchObject({ hasIm: true, chatState: 'waiting' });
  await agent.connect();
  expect(agent.view!.hasIm).toBe(true);
});
