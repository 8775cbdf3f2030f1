/** The computer's clock is set while the desk runs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lightAt } from '../../../lib/chat/traffic-light.ts';
import { FakeCrm } from './fake-crm.ts';
import { FIRST_ORDER, Stage } from './stage.ts';

const AHEAD = 5_000;
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start({}, AHEAD);
});
afterEach(() => stage.stop());

const offsetError = (): number => Math.abs(stage.clock.now() + stage.view.offset - stage.server.now());

it.each([600_000, -86_400_000])('by %i ms: the lights are right within one sign of life', async (by) => {
  await stage.online();
  const { id } = await stage.accepted();
  await stage.clock.advance(200_000);
  const light = () =>
    lightAt(
      stage.view.chats[id]!.wait!,
      stage.view.settings.trafficLight,
      stage.clock.now() + stage.view.offset,
    ).light;
  expect(light()).toBe('yellow');
  stage.setClock(by);
  await stage.clock.advance(9_000);
  expect(offsetError()).toBeLessThan(500);
  expect(light()).toBe('yellow');
});

it('back by a day: what the server no longer shows has ended, and what was lost is decided', async () => {
  await stage.online();
  const { customer, id } = await stage.accepted();
  await stage.clock.advance(1500);
  stage.worker.kill();
  customer.leaves();
  customer.operatorReports();
  stage.setClock(-86_400_000);
  stage.rebirth();
  expect(await stage.within(40, () => stage.view.chats[id]?.status === 'completed')).toBeLessThan(40);
});

it('a worker that starts without a line knows the server’s clock', async () => {
  await stage.online();
  await stage.clock.advance(10_000);
  stage.server.faults.refuseConnections = true;
  stage.rebirth();
  await stage.until(() => stage.page.view?.connection.state !== 'online');
  expect(offsetError()).toBeLessThan(500);
});

it.each([600_000, -86_400_000])(
  'by %i ms at a server that answers a sign of life without its time',
  async (by) => {
    stage.server.faults.failBefore = {
      times: Infinity,
      action: 'latency_start',
      id: 'bad_action',
      code: 400,
    };
    await stage.online();
    await stage.clock.advance(20_000);
    stage.setClock(by);
    await stage.clock.advance(9_000);
    expect(offsetError()).toBeLessThan(500);
  },
);

it('what a server’s events say of its clock counts where it tells no time itself', async () => {
  stage.server.faults.failBefore = { times: Infinity, action: 'latency_start', id: 'bad_action', code: 400 };
  await stage.online();
  await stage.clock.advance(60_000);
  stage.setServerClock(300_000);
  await stage.accepted();
  expect(await stage.within(5, () => offsetError() < 2_000)).toBeLessThan(5);
});

describe('back by a day', () => {
  it('keeps no record of a chat waiting for that day', async () => {
    await stage.online();
    const crm = new FakeCrm();
    crm.serve(stage.crm);
    const { id } = await stage.accepted();
    await stage.within(30, () => crm.record(id));
    // One attempt fails before, so that a pause is on.
    crm.failure = { ok: false, code: 'crm-server' };
    await stage.send(id, 'так');
    await stage.clock.advance(5_000);
    crm.failure = null;
    stage.setClock(-86_400_000);
    await stage.crm.call({ type: 'chat.leave', conversationId: id });
    expect(await stage.within(60, () => crm.record(id)?.['status'] === 'Completed')).toBeLessThan(60);
  });

  it('nor one of a first message that was asked for in vain', async () => {
    await stage.online();
    let isThere = false;
    const asked: string[] = [];
    stage.crm.onCrm(async (op) => {
      if (op === 'outgoing-record') asked.push(op);
      return op === 'outgoing-record' && isThere
        ? { ok: true, value: { id: 'r', name: 'OutgoingChat-1' } }
        : { ok: false, code: 'crm-server' };
    });
    stage.server.customer({ name: 'Ірина', externalId: '777' } as never);
    expect(await stage.crm.call(FIRST_ORDER)).toEqual({ ok: true });
    await stage.within(60, () => asked.length > 0);
    stage.setClock(-86_400_000);
    isThere = true;
    expect(await stage.within(90, () => stage.view.outgoing[0]?.recordName)).toBeLessThan(90);
  });

  it('nor what is read again every few minutes', async () => {
    await stage.online();
    const asked = (path: string) => stage.server.log.requests.filter((r) => r.path === path).length;
    await stage.crm.call({ type: 'outgoing.gateways' });
    await stage.clock.advance(6 * 60_000);
    stage.setClock(-86_400_000);
    stage.server.log.clear();
    await stage.crm.call({ type: 'outgoing.gateways' });
    expect(asked('/api/chat/dialogs')).toBeGreaterThan(0);
    await stage.drop();
    await stage.within(10, () => stage.view.connection.state === 'online');
    await stage.settle();
    expect(asked('/api/call_center/quick_replies')).toBeGreaterThan(0);
  });

  it('nor the word that the line is lost', async () => {
    await stage.online();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    stage.setClock(-86_400_000);
    await stage.clock.advance(10_000);
    expect(stage.worker.sounds).toContain('connection');
  });
});

describe.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('an hour %s', (_, by) => {
  const lightOf = (id: string) =>
    lightAt(
      stage.view.chats[id]!.wait!,
      stage.view.settings.trafficLight,
      stage.clock.now() + stage.view.offset,
    ).light;
  /** What the worker has ordered of its clock in ten minutes of quiet. */
  async function timersOfTenMinutes(): Promise<number> {
    const ordered = vi.spyOn(stage.clock, 'after');
    await stage.clock.advance(600_000);
    const times = ordered.mock.calls.length;
    ordered.mockRestore();
    return times;
  }

  it.each([
    ['while it runs', () => stage.setClock(by)],
    [
      'between two lives of the worker',
      () => {
        stage.worker.kill();
        stage.setClock(by);
        stage.rebirth();
      },
    ],
  ])('%s: lights right within a sign of life, nothing blocked, no storm of timers', async (__, set) => {
    await stage.online();
    const { id, customer } = await stage.accepted();
    const quiet = await timersOfTenMinutes();
    await stage.send(id, 'до');
    await stage.untilState('до', 'sent');
    customer.writes('чекаю');
    await stage.clock.advance(200_000);
    expect(lightOf(id)).toBe('yellow');
    // One has lost its answer, one is to come after it.
    stage.server.faults.set({ dropAnswers: { send_text_chat: 1 }, cutBroadcasts: 0 });
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'comment', text: 'чернетка' });
    set();
    await stage.untilOnline();
    await stage.clock.advance(9_000);
    expect(offsetError()).toBeLessThan(500);
    expect(lightOf(id)).toBe('yellow');

    await stage.send(id, 'без відповіді');
    await stage.send(id, 'після');
    await stage.within(90, () => said(id, 'після') === 'sent');
    expect(said(id, 'без відповіді')).toBe('sent');
    expect(
      stage.server
        .conversations()
        .find((c) => c.id === id)!
        .messages.map((m) => m.text),
    ).toEqual(expect.arrayContaining(['до', 'без відповіді', 'після']));
    expect(stage.crm.conversation!.kept.comment).toBe('чернетка');
    const next = await stage.accepted('Олег');
    expect(stage.view.chats[next.id]).toMatchObject({ status: 'new' });
    expect(await timersOfTenMinutes()).toBeLessThan(2 * quiet);
  });
  const said = (id: string, text: string) => {
    const lines = stage.crm.conversation?.id === id ? stage.crm.conversation.lines : [];
    const mine = lines.filter((l) => l.text === text && l.author === 'operator');
    return mine.length === 1 ? mine[0]!.state : `${mine.length} of them`;
  };
});
