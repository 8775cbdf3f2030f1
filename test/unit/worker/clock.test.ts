/** The computer's clock is set while the desk runs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lightAt } from '../../../lib/chat/traffic-light.ts';
import { Stage } from './stage.ts';

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
