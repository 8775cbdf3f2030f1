/** A client's whole past as a view asks the worker for it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientStory } from '../../../lib/history/rules.ts';
import type { Part } from '../../../lib/webitel/client-chats.ts';
import { seedPast } from '../../standins/webitel/index.ts';
import { Stage } from '../worker/stage.ts';

const DAY = 86_400_000;
const WHO = { name: 'Ірина', userId: 701, contactId: 901, externalId: '520001' };

let stage: Stage;
beforeEach(async () => (stage = await Stage.start({ processingSec: 0 })));
afterEach(() => stage.stop());

/** A chat of the client that goes on, accepted. */
async function current(who: Parameters<typeof stage.server.customer>[0] = WHO): Promise<string> {
  const customer = stage.server.customer(who);
  customer.writes('Добрий день');
  customer.invite({ timeoutSec: 0 });
  const id = customer.conversationId;
  await stage.until(() => stage.view.chats[id]?.status === 'invited');
  await stage.crm.call({ type: 'chat.accept', conversationId: id });
  await stage.until(() => stage.view.chats[id]?.acceptedAt != null);
  return id;
}
const ask = (conversationId: string, page = 1, text = '') =>
  stage.crm.call({ type: 'history.story', conversationId, page, text });
const asked = (path: RegExp) => stage.server.log.requests.filter((r) => path.test(r.path)).length;

describe('all chats of the client', () => {
  it('come with who served them, and where they passed from one to another', async () => {
    const [newest] = seedPast(stage.server, { who: WHO, count: 10 });
    await stage.online();
    const id = await current();
    const answer = await ask(id);
    expect(answer.ok).toBe(true);
    const { chats } = (answer as { value: ClientStory & { state: 'ok' } }).value;
    const ids = new Set(chats.map((one) => one.conversationId));
    expect(ids.size).toBe(10);
    expect(ids.has(newest!)).toBe(true);
    expect(ids.has(id)).toBe(false);
    const handed = chats.filter((one) => one.parts.length === 2);
    expect(handed).toHaveLength(1);
  });

  it('ask once whether the account is the contact’s', async () => {
    seedPast(stage.server, { who: WHO, count: 2 });
    await stage.online();
    const id = await current();
    await ask(id);
    await ask(id, 1, 'замовлення');
    expect(asked(/imclients/)).toBe(1);
  });

  it('are not another’s: a contact that was merely passed along is none', async () => {
    seedPast(stage.server, { who: WHO, count: 2 });
    await stage.online();
    const id = await current({
      name: 'Хтось',
      userId: 800,
      externalId: 'guest',
      provider: 'webchat',
      variables: { wbt_contact_id: '901' },
    });
    expect(await ask(id)).toMatchObject({ ok: true, value: { state: 'unlinked' } });
    expect(asked(/contacts\/901\/chat/)).toBe(0);
  });

  it('of a client without a contact there are none to ask for', async () => {
    await stage.online();
    const id = await current({ name: 'Незнайомець' });
    expect(await ask(id)).toMatchObject({ ok: true, value: { state: 'unlinked' } });
    expect(asked(/contacts/)).toBe(0);
  });

  it('without the right say so; without the details they are there as well', async () => {
    seedPast(stage.server, { who: WHO, count: 2 });
    await stage.online();
    const id = await current();
    stage.server.faults.set({ http: 'down', httpPath: '/api/chat/dialogs' });
    expect(await ask(id)).toMatchObject({ ok: true, value: { state: 'ok' } });
    stage.server.faults.reset();
    stage.server.faults.rightsOff = ['contacts'];
    expect(await ask(id)).toMatchObject({ ok: false, code: 'history-forbidden' });
    stage.server.faults.rightsOff = ['chats'];
    expect(await ask(id)).toMatchObject({ ok: false, code: 'history-forbidden' });
  });
});

it('who had part in this chat: the colleague who has left, and this operator by no name', async () => {
  await stage.online();
  const customer = stage.server.customer({ name: 'Ірина' });
  customer.writes('Добрий день');
  customer.invite({ login: 'operator2', timeoutSec: 0 });
  customer.takenElsewhere();
  customer.invite({ timeoutSec: 0 });
  const id = customer.conversationId;
  await stage.until(() => stage.view.chats[id]?.status === 'invited');
  await stage.crm.call({ type: 'chat.accept', conversationId: id });
  await stage.until(() => stage.view.chats[id]?.acceptedAt != null);
  customer.operatorLeaves();
  const answer = await stage.crm.call({ type: 'history.parts', conversationId: id });
  const parts = (answer as { value: Part[] }).value;
  expect(parts.map(({ name, to }) => [name !== '', to !== null])).toEqual([
    [true, true],
    [false, false],
  ]);
});

it('the ten last closed chats are those of any day, for a browser that has kept none', async () => {
  const { server } = stage;
  seedPast(server, { who: WHO, count: 30 });
  server.at(server.now() - 20 * DAY, () => {
    const customer = server.customer({ name: 'Давній' });
    customer.writes('давно');
    customer.invite({ timeoutSec: 0 });
    customer.takenElsewhere();
    customer.leaves();
  });
  await stage.online();
  expect(await stage.crm.call({ type: 'chat.readClosed' })).toEqual({ ok: true });
  const closed = () => Object.values(stage.view.chats).filter(({ status }) => status === 'completed');
  await stage.until(() => closed().length >= 10);
  expect(closed().every(({ ended }) => ended !== null)).toBe(true);
  expect(new Set(closed().map(({ name }) => name))).toEqual(new Set(['Ірина', 'Давній']));
});
