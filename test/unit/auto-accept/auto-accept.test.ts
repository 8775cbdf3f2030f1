import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autoAcceptDelay } from '../../../lib/auto-accept/rules.ts';
import { NAMED } from '../worker/ports.ts';
import { Stage } from '../worker/stage.ts';

describe('the queue’s variable', () => {
  it.each([
    ['true', 400],
    [true, 400],
    ['2500', 2500],
    [1000, 1000],
    ['0', 0],
    ['999999999', 60_000],
    ['false', null],
    ['', null],
    ['-5', null],
    ['yes', null],
    [undefined, null],
  ])('%s: %s ms', (told, ms) => {
    expect(autoAcceptDelay(told === undefined ? {} : { wbt_auto_answer: told })).toBe(ms);
  });
});

describe('an invitation of such a queue', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.start();
    await stage.online();
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    await stage.until(() => stage.view.agent?.status === 'online');
  });
  afterEach(() => stage.stop());

  /** A customer of a queue that wants to be accepted by itself. */
  async function offered(value = 'true', name = 'Ірина') {
    const customer = stage.server.customer({
      name,
      externalId: '380671234567',
      variables: { wbt_auto_answer: value },
    });
    customer.writes('Добрий день');
    customer.invite({ timeoutSec: 60 });
    const id = customer.conversationId;
    await stage.until(() => stage.view.chats[id]);
    return { customer, id };
  }
  const joins = (): number => stage.server.log.sent('join_chat').length;
  const status = (id: string) => stage.view.chats[id]?.status;

  it('is accepted, once, with a word and a sound', async () => {
    const { id } = await offered();
    await stage.clock.advance(400);
    expect(status(id)).toBe('invited');
    await stage.within(2, () => status(id) === 'new');
    expect(joins()).toBe(1);
    expect(stage.view.autoAccepted?.conversationId).toBe(id);
    expect(stage.worker.sounds).toContain('invitation');
    expect(stage.worker.notices).toContain(`auto-accepted:${id}`);
  });

  it('of a client without a name is told by the end of his id', async () => {
    const { id } = await offered('true', '');
    await stage.within(2, () => status(id) === 'new');
    await stage.until(() => stage.worker.noticeWords.has(`auto-accepted:${id}`));
    const [title] = stage.worker.noticeWords.get(`auto-accepted:${id}`)!.split(' | ');
    expect(title).toBe('Client …4567');
  });

  it('is left to whoever was faster', async () => {
    const { customer, id } = await offered();
    customer.takenElsewhere();
    await stage.clock.advance(5000);
    expect([status(id), joins(), stage.view.autoAccepted]).toEqual(['new', 0, null]);
  });

  it('that is over before its time is not joined', async () => {
    const { customer, id } = await offered('3000');
    customer.leaves();
    await stage.clock.advance(10_000);
    expect([joins(), stage.view.chats[id]?.withdrawn !== null]).toEqual([0, true]);
  });

  it('waits for a person above the operator’s own limit', async () => {
    const most = stage.view.agent!.maxChats!;
    for (let n = 0; n < most; n++) await stage.accepted(`Клієнт ${n}`);
    const before = joins();
    const { id } = await offered();
    await stage.clock.advance(5000);
    expect([status(id), joins()]).toEqual(['invited', before]);
  });

  it('waits for a person where the setting forbids it', async () => {
    await stage.local.set({
      settings: { version: 1, creatio: { origins: NAMED }, invitations: { autoAccept: false } },
    });
    await stage.worker.desk.onSettingsChanged();
    const { id } = await offered();
    await stage.clock.advance(5000);
    expect([status(id), joins()]).toEqual(['invited', 0]);
  });

  it('waits for a person while no CRM tab is open', async () => {
    const { customer, id } = await offered('2000');
    stage.crm.close();
    await stage.clock.advance(10_000);
    expect(joins()).toBe(0);
    expect(customer.conversationId).toBe(id);
  });

  it('that cannot be joined is tried once, and rings on', async () => {
    stage.server.faults.failBefore = { times: 1, action: 'join_chat', id: 'chat.accept.app_err', code: 500 };
    await offered();
    await stage.clock.advance(20_000);
    expect(joins()).toBe(1);
    expect(stage.view.autoAccepted).toBeNull();
  });
});
