/** The computer's clock is set while the desk runs. */
import { afterEach, beforeEach, expect, it } from 'vitest';
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
