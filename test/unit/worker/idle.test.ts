/** An hour in which nothing happens costs nothing: no writing, no memory. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeCrm } from './fake-crm.ts';
import { Stage } from './stage.ts';

const HOUR = 3_600_000;
const WRITES = /^(put|save|delete)/;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  new FakeCrm().serve(stage.crm);
  await stage.online();
});
afterEach(() => stage.stop());

it('writes nothing to the disk, however many chats are open; a change writes the one that changed', async () => {
  const { customer, id } = await stage.accepted();
  await stage.accepted('Олег', 'Вітаю');
  await stage.invited('Марта', 'Є хто?');
  await stage.clock.advance(60_000);
  const writes: string[] = [];
  stage.onStep = (what) => void (WRITES.test(what) && !what.endsWith('done') && writes.push(what));
  await stage.clock.advance(HOUR);
  expect(writes).toEqual([]);
  customer.writes('ще тут');
  await stage.until(() => stage.view.chats[id]?.preview?.text === 'ще тут');
  await stage.clock.advance(5000);
  expect(writes.filter((what) => what === 'putChats')).toHaveLength(1);
});
