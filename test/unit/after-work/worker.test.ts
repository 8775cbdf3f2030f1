/** After-chat processing against the server: reported once, prolonged once, known again after a death. */
import { afterEach, describe, expect, it } from 'vitest';
import type { WebitelOptions } from '../../standins/webitel/index.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
afterEach(() => stage.stop());

async function worked(options: WebitelOptions = {}): Promise<string> {
  stage = await Stage.start({ processingSec: 30, ...options });
  await stage.online();
  const { id } = await stage.accepted();
  await stage.crm.call({ type: 'chat.leave', conversationId: id });
  await stage.until(() => work(id));
  return id;
}
const work = (id: string) => stage.view.chats[id]?.processing ?? null;
const finish = (id: string, attemptId = work(id)?.attemptId ?? 555) =>
  stage.crm.call({ type: 'processing.finish', conversationId: id, attemptId, comment: 'вирішено' });
const prolong = (id: string, deadline = work(id)!.deadline) =>
  stage.crm.call({
    type: 'processing.prolong',
    conversationId: id,
    attemptId: work(id)!.attemptId,
    deadline,
  });
const sent = (action: string) => stage.server.log.sent(action);

describe('a report', () => {
  it('ordered twice leaves once, with its comment, and ends the processing', async () => {
    const id = await worked();
    expect(await Promise.all([finish(id), finish(id)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await finish(id, 555)).toEqual({ ok: true });
    expect(sent('cc_reporting')).toHaveLength(1);
    expect(JSON.stringify(sent('cc_reporting')[0])).toContain('вирішено');
    await stage.until(() => work(id) === null);
  });

  it('is done also when a full disk does not empty its comment', async () => {
    const id = await worked();
    const keep = { type: 'text.keep', conversationId: id, field: 'comment', text: 'вирішено' } as const;
    await stage.crm.call(keep);
    stage.onStep = (step) => {
      if (step === 'saveKept') throw new Error('disk full');
    };
    expect(await finish(id)).toEqual({ ok: true });
    expect(sent('cc_reporting')).toHaveLength(1);
  });

  it('that never left is not done, then or later', async () => {
    const id = await worked();
    const { attemptId } = work(id)!;
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    const early = finish(id, attemptId);
    await stage.clock.advance(6_000);
    expect(await early).toMatchObject({ ok: false });
    await stage.clock.advance(31_000);
    stage.server.faults.refuseConnections = false;
    await stage.within(60, () => stage.view.connection.state === 'online');
    expect(await finish(id, attemptId)).toMatchObject({ ok: false, code: 'processing-over' });
    expect(sent('cc_reporting')).toHaveLength(0);
  });

  it.each(['frame cc_reporting', 'frame cc_reporting left'])(
    'the worker dies at «%s»: the repeated order ends it once',
    async (last) => {
      const id = await worked();
      let died = false;
      stage.onStep = (step) => {
        if (step !== last || died) return;
        died = true;
        stage.worker.kill();
      };
      const result = finish(id);
      await stage.until(() => died);
      stage.rebirth();
      expect(await result).toEqual({ ok: true });
      await stage.until(() => work(id) === null);
    },
  );

  it('too late is told: the comment was not stored', async () => {
    const id = await worked();
    const { attemptId } = work(id)!;
    await stage.clock.advance(31_000);
    expect(await finish(id, attemptId)).toMatchObject({ ok: false, code: 'processing-over' });
    expect(sent('cc_reporting')).toHaveLength(0);
  });
});

describe('a prolongation', () => {
  it('ordered twice for the same deadline moves it once', async () => {
    const id = await worked({ prolongations: 1 });
    const { deadline } = work(id)!;
    await stage.clock.advance(20_000);
    expect(await Promise.all([prolong(id, deadline), prolong(id, deadline)])).toEqual([
      { ok: true },
      { ok: true },
    ]);
    await stage.until(() => work(id)!.deadline > deadline);
    expect(await prolong(id, deadline)).toEqual({ ok: true });
    expect(sent('cc_renewal')).toHaveLength(1);
    expect(work(id)!.prolongations).toBe(0);
    expect(await prolong(id)).toMatchObject({ ok: false, code: 'no-prolongations' });
  });
});

it('a new worker knows it and the comment again, two chats at once', async () => {
  const first = await worked();
  const { id: second } = await stage.accepted('Другий');
  await stage.crm.call({ type: 'chat.leave', conversationId: second });
  await stage.until(() => work(second));
  await stage.crm.call({ type: 'text.keep', conversationId: second, field: 'comment', text: 'напівдумка' });
  const deadlines = [work(first)!.deadline, work(second)!.deadline];
  stage.rebirth();
  await stage.untilOnline();
  await stage.until(() => stage.crm.conversation?.kept.comment === 'напівдумка');
  await stage.until(() => work(first) && work(second));
  expect([work(first)!.deadline, work(second)!.deadline]).toEqual(deadlines);
  expect(await finish(second)).toEqual({ ok: true });
  await stage.until(() => work(second) === null);
  expect(work(first)).not.toBeNull();
  await stage.until(() => !stage.crm.conversation?.kept.comment);
});
