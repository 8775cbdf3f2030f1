/** What the desk concludes by itself gives way to what Webitel says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stage, copies } from './stage.ts';
import { tapInto } from './tap.ts';

const MINUTE = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

describe('«Прийняти» that fails', () => {
  it.each([
    ['chat.accept.app_err', 'rpc error: code = Unavailable desc = connection refused'],
    ['chat.accept.app_err', 'rpc error: code = DeadlineExceeded desc = context deadline exceeded'],
    ['app.session.app_error', ''],
  ])('for a passing reason (%s %s) is told, and the invitation stays', async (id, detail) => {
    const chat = await stage.invited();
    stage.server.faults.failBefore = { times: 1, action: 'join_chat', id, detail, code: 500 };
    const result = await stage.crm.call({ type: 'chat.accept', conversationId: chat.id });
    expect(result).toMatchObject({ ok: false, code: 'refused' });
    await stage.clock.advance(2 * MINUTE);
    expect(stage.view.chats[chat.id]).toMatchObject({ status: 'invited', withdrawn: null });
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: chat.id })).toEqual({ ok: true });
  });

  it('because it is over, though a snapshot still lists it: taken, until a snapshot says otherwise', async () => {
    const chat = await stage.invited();
    const detail = 'rpc error: code = NotFound desc = {"id":"chat.invite.not_found","code":404}';
    stage.server.faults.failBefore = { times: 1, action: 'join_chat', id: 'chat.accept.app_err', detail };
    const result = await stage.crm.call({ type: 'chat.accept', conversationId: chat.id });
    expect(result).toMatchObject({ ok: false, code: 'invite-gone' });
    expect(stage.view.chats[chat.id]?.withdrawn?.reason).toBe('taken');
    await stage.clock.advance(MINUTE);
    expect(stage.view.chats[chat.id]).toMatchObject({ status: 'invited', withdrawn: null });
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: chat.id })).toEqual({ ok: true });
  });

  it('because its answer is lost: the chat is his all the same', async () => {
    const chat = await stage.invited();
    stage.server.faults.dropAnswers = { join_chat: 1 };
    const result = stage.crm.call({ type: 'chat.accept', conversationId: chat.id });
    await stage.clock.advance(40_000);
    expect(await result).toEqual({ ok: true });
  });
});

describe('a chat that ends', () => {
  it('by the queue’s limit is not the operator’s doing: told, asked about, and marked', async () => {
    const { customer, id } = await stage.accepted();
    stage.worker.sounds.length = 0;
    customer.takenByQueue('agent_timeout');
    await stage.until(() => stage.view.chats[id]?.status === 'completed');
    expect(stage.view.chats[id]?.ended?.reason).toBe('elsewhere');
    await stage.within(3, () => stage.worker.sounds.includes('ended'));
    // While it is processed, Webitel's list leaves it out.
    customer.operatorReports();
    await stage.within(15, () => stage.view.chats[id]?.ended?.reason === 'operator-timeout');
    expect(stage.view.chats[id]?.unprocessed).toBe(true);
  });

  it('by the operator is his, at once and later', async () => {
    const { id } = await stage.accepted();
    const reasons: unknown[] = [];
    const stop = setInterval(() => reasons.push(stage.view.chats[id]?.ended?.reason), 1);
    await stage.crm.call({ type: 'chat.leave', conversationId: id });
    await stage.settle();
    clearInterval(stop);
    expect(new Set(reasons.filter(Boolean))).toEqual(new Set(['operator']));
    await stage.clock.advance(2 * MINUTE);
    expect(stage.view.chats[id]?.ended?.reason).toBe('operator');
  });

  it('by a limit, long after a wish to end it that never arrived, is not the operator’s doing', async () => {
    let swallows = false;
    tapInto(stage.network, { out: (frame) => (swallows && frame.action === 'leave_chat' ? null : frame) });
    await stage.drop();
    await stage.within(10, () => stage.view.connection.state === 'online');
    const { customer, id } = await stage.accepted();
    swallows = true;
    const leaving = stage.crm.call({ type: 'chat.leave', conversationId: id });
    await stage.clock.advance(36_000);
    expect(await leaving).toMatchObject({ ok: false, code: 'no-answer' });
    await stage.clock.advance(10 * MINUTE);
    expect(stage.view.chats[id]?.status).toBe('new');
    customer.takenByQueue('agent_timeout');
    customer.operatorReports();
    await stage.within(15, () => stage.view.chats[id]?.ended?.reason === 'operator-timeout');
  });

  it('while the desk was away ended when and as Webitel says', async () => {
    const { customer, id } = await stage.accepted();
    await stage.drop();
    stage.server.faults.refuseConnections = true;
    customer.takenByQueue('client_timeout');
    customer.operatorReports();
    const endedAt = stage.clock.now();
    await stage.clock.advance(120 * MINUTE);
    stage.server.faults.refuseConnections = false;
    await stage.within(60, () => stage.view.chats[id]?.ended?.reason === 'client-timeout');
    expect(Math.abs(stage.view.chats[id]!.ended!.at - endedAt)).toBeLessThan(2000);
  });

  it('is asked about three times at most', async () => {
    const { customer } = await stage.accepted();
    stage.server.faults.set({ http: '500', httpPath: '/api/agent/chats' });
    const asked = () => stage.server.log.requests.filter((r) => r.path === '/api/agent/chats').length;
    const before = asked();
    customer.takenByQueue();
    customer.operatorReports();
    await stage.clock.advance(10 * MINUTE);
    expect(asked() - before).toBe(3);
  });
});

describe('a lost answer in a chat that ended meanwhile', () => {
  it('is found in the history: sent', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.set({ dropAnswers: { send_text_chat: 1 }, deaf: true });
    await stage.send(id, 'дійшло');
    await stage.server.until(() => copies(stage, id, 'дійшло') === 1);
    stage.server.faults.refuseConnections = true;
    stage.server.dropSockets();
    customer.leaves();
    stage.server.faults.set({ refuseConnections: false, deaf: false });
    await stage.within(90, () => stage.line('дійшло')?.state === 'sent');
    expect(stage.line('дійшло')?.messageId).not.toBeNull();
  });
});
