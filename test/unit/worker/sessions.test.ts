/** Sessions that end, operators who change, workers that die. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stage, copies } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const expired = () => stage.view.session.state === 'expired';

describe('an expired session', () => {
  it.each<[string, () => void]>([
    ['told by an event', () => stage.server.expireTokens()],
    ['met by the next request, told before its answer', () => stage.server.expireTokens({ quiet: true })],
    ['revoked, which no event tells', () => stage.server.revokeTokens()],
  ])('%s: what is written waits, and goes out after signing in', async (_, end) => {
    const { customer, id } = await stage.accepted();
    end();
    await stage.send(id, 'зачекай');
    await stage.within(15, expired);
    expect(stage.view.session).toMatchObject({ userName: 'Лысенко Виктория', username: 'operator' });
    expect(stage.view.connection.state).toBe('off');
    await stage.send(id, 'і мене');
    await stage.untilState('зачекай', 'queued');
    await stage.untilState('і мене', 'queued');
    expect(stage.view.chats[id]?.status).toBe('new');
    await stage.clock.advance(60_000);
    expect(JSON.stringify(await stage.local.get(null))).not.toMatch(/"token":"[^"]/);

    await stage.online();
    await customer.heard('і мене');
    await stage.until(() => stage.line('зачекай')?.messageId && stage.line('і мене')?.messageId);
    expect(
      customer
        .messages()
        .slice(1)
        .map((m) => m.text),
    ).toEqual(['зачекай', 'і мене']);
  });

  it('with a message in flight: neither lost nor sent twice', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(id, 'в польоті');
    await customer.heard('в польоті');
    stage.server.expireTokens();
    await stage.within(15, expired);
    await stage.online();
    await stage.within(15, () => stage.line('в польоті')?.state === 'sent');
    expect(copies(stage, id, 'в польоті')).toBe(1);
  });

  it('survives a restart of the worker, and asks the server for nothing', async () => {
    const { id } = await stage.accepted();
    await stage.clock.advance(1500);
    stage.server.expireTokens();
    await stage.within(15, expired);
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'чернетка' });
    stage.rebirth();
    stage.server.log.clear();
    await stage.until(() => stage.crm.conversation?.kept.message === 'чернетка');
    await stage.clock.advance(120_000);
    expect(stage.view.session.state).toBe('expired');
    expect(stage.server.log.frames).toEqual([]);
  });

  it('of a quiet kind ends within 15 s though nobody does anything', async () => {
    await stage.accepted();
    stage.server.expireTokens({ quiet: true });
    expect(await stage.within(15, expired)).toBeTruthy();
  });
});

describe('a second operator at the same computer', () => {
  it('sees nothing of the first one, and the first finds his own again', async () => {
    const { customer, id } = await stage.accepted();
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'моє' });
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await stage.send(id, 'від першого');
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'моє' });
    stage.server.faults.refuseConnections = false;
    await stage.page.call({ type: 'account.signOut' });
    await stage.until(() => stage.view.session.state === 'signed-out');

    await stage.online('operator2');
    await stage.settle();
    expect(stage.view.chats).toEqual({});
    expect(stage.view.queued).toBe(0);
    expect(copies(stage, id, 'від першого')).toBe(0);

    await stage.page.call({ type: 'account.signOut' });
    await stage.until(() => stage.view.session.state === 'signed-out');
    await stage.online('operator');
    stage.crm.watch(null);
    stage.crm.watch(id);
    // Nobody knows how long it lay there: it goes when he says so.
    await stage.until(() => stage.line('від першого')?.note === 'asks');
    await stage.crm.call({ type: 'message.sendNow', localId: 'від першого' });
    await customer.heard('від першого');
    await stage.until(() => stage.crm.conversation?.kept.message === 'моє');
  });

  it('signing in over the first one: the same', async () => {
    const { id } = await stage.accepted();
    await stage.online('operator2');
    await stage.until(
      () => stage.view.session.username === 'operator2' && stage.view.connection.state === 'online',
    );
    await stage.settle();
    expect(stage.view.chats).toEqual({});
    expect(await stage.send(id, 'чуже')).toEqual({ ok: false, code: 'chat-gone' });
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toMatchObject({ ok: false });
    expect(stage.server.agent('operator').sockets).toBe(0);
  });

  it('of the first one the pause causes are forgotten with him', async () => {
    await stage.until(() => stage.view.pauseCauses.length > 0);
    await stage.page.call({ type: 'account.signOut' });
    await stage.until(() => stage.view.session.state === 'signed-out');
    expect(stage.view.pauseCauses).toEqual([]);
  });
});

describe('a worker that dies', () => {
  it('comes back with its chats and drafts before the server is asked', async () => {
    const { id } = await stage.accepted();
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'недописане' });
    await stage.clock.advance(1500);
    stage.server.faults.refuseConnections = true;
    stage.rebirth();
    await stage.until(() => stage.page.view?.chats[id]?.status === 'new');
    expect(await stage.until(() => stage.crm.conversation?.kept.message === 'недописане')).toBeTruthy();
  });

  it('with a queued message: it goes out once', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await stage.send(id, 'у черзі');
    stage.rebirth();
    stage.server.faults.refuseConnections = false;
    await stage.within(15, () => stage.line('у черзі')?.messageId);
    expect(customer.messages().filter((m) => m.text === 'у черзі')).toHaveLength(1);
  });

  it('with a message on its way that was stored: sent, one copy', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(id, 'дорогою');
    await customer.heard('дорогою');
    stage.rebirth();
    await stage.within(15, () => stage.line('дорогою')?.state === 'sent');
    await stage.clock.advance(40_000);
    expect(copies(stage, id, 'дорогою')).toBe(1);
    expect(stage.lines('дорогою')).toHaveLength(1);
  });

  it('with a message on its way that was not stored: unclear, and never sent by itself', async () => {
    const { id } = await stage.accepted();
    stage.server.faults.halfOpen = true;
    await stage.send(id, 'загубилося');
    await stage.settle();
    stage.server.dropSockets();
    stage.server.faults.halfOpen = false;
    stage.rebirth();
    await stage.within(15, () => stage.line('загубилося')?.state === 'unclear');
    await stage.clock.advance(120_000);
    stage.rebirth();
    await stage.within(15, () => stage.line('загубилося')?.state === 'unclear');
    expect(copies(stage, id, 'загубилося')).toBe(0);
  });

  it('the same send command after the death does not send twice', async () => {
    const { customer, id } = await stage.accepted();
    await stage.send(id, 'один раз', 'same');
    await customer.heard('один раз');
    await stage.until(() => stage.line('один раз')?.messageId);
    stage.rebirth();
    await stage.within(15, () => stage.view.connection.state === 'online');
    expect(await stage.send(id, 'один раз', 'same')).toEqual({ ok: true });
    await stage.clock.advance(3000);
    expect(copies(stage, id, 'один раз')).toBe(1);
  });

  it('a command without an answer is repeated by the view and acts once', async () => {
    const { customer, id } = await stage.accepted();
    stage.onStep = (what) => {
      if (what === 'saveOutbox done') stage.worker.kill();
    };
    const sending = stage.send(id, 'доживе');
    await stage.until(() => !stage.worker.alive);
    stage.rebirth();
    expect(await sending).toEqual({ ok: true });
    await customer.heard('доживе');
    await stage.within(15, () => stage.line('доживе')?.messageId);
    expect(copies(stage, id, 'доживе')).toBe(1);
  });

  it('while closed for long forgets nothing that the operator has not seen', async () => {
    const { customer, id } = await stage.accepted();
    const seen = customer.writes('бачив');
    await stage.until(() => stage.line('бачив'));
    await stage.crm.call({ type: 'chat.read', conversationId: id, upTo: seen.id });
    await stage.clock.advance(1500);
    stage.worker.kill();
    customer.writes('не бачив');
    stage.rebirth();
    await stage.within(15, () => stage.line('не бачив'));
    expect(stage.view.chats[id]?.unread).toBe(1);
  });

  it('and a chat that ended meanwhile is shown as ended', async () => {
    const { customer, id } = await stage.accepted();
    await stage.clock.advance(1500);
    stage.worker.kill();
    customer.leaves();
    customer.operatorReports();
    stage.rebirth();
    expect(await stage.within(15, () => stage.view.chats[id]?.status === 'completed')).toBeTruthy();
  });

  it('leaves an alarm that wakes the next one', async () => {
    const at = stage.worker.alarms.get('next-job');
    expect(at! - stage.clock.now()).toBeGreaterThan(25_000);
    expect(at! - stage.clock.now()).toBeLessThanOrEqual(30_000);
    stage.rebirth();
    await stage.untilOnline();
    await stage.clock.advance(31_000);
    await stage.worker.desk.onAlarm();
    await stage.until(() => stage.worker.alarms.get('next-job')! > stage.clock.now());
  });
});

describe('killed at any step of accepting', () => {
  it('the invitation, seconds old or not, becomes his chat', async () => {
    const { id } = await stage.invited();
    await stage.settle();
    const all: string[] = [];
    stage.onStep = (what) => void all.push(what);
    await stage.crm.call({ type: 'chat.accept', conversationId: id });
    await stage.settle();
    expect(all).toContain('frame join_chat left');
    for (let fatal = 0; fatal < all.length; fatal++) {
      await stage.stop();
      stage = await Stage.start();
      await stage.online();
      const invitation = await stage.invited();
      await stage.settle();
      let step = 0;
      stage.onStep = () => {
        if (step++ === fatal) stage.worker.kill();
      };
      const accepting = stage.crm.call({ type: 'chat.accept', conversationId: invitation.id });
      await stage.until(() => !stage.worker.alive, `death at ${all[fatal]}`);
      stage.rebirth();
      const result = await accepting;
      await stage.within(15, () => stage.view.connection.state === 'online');
      const where = `step ${fatal}, ${all[fatal]}`;
      expect([where, result]).toEqual([where, { ok: true }]);
      await stage.until(() => stage.view.chats[invitation.id]?.status === 'new', where);
    }
  });
});

describe('killed at any step of sending', () => {
  const TEXT = 'хоч би що';

  /** @returns the steps that one message takes from the click to rest */
  async function steps(): Promise<string[]> {
    const { id } = await stage.accepted();
    await stage.clock.advance(3000);
    const seen: string[] = [];
    stage.onStep = (what) => void seen.push(what);
    await stage.send(id, TEXT);
    await stage.until(() => stage.line(TEXT)?.messageId);
    await stage.settle();
    stage.onStep = () => {};
    return seen;
  }

  it('the message is sent once, or asked about', async () => {
    const all = await steps();
    expect(all).toContain('frame send_text_chat');
    expect(all.filter((s) => s === 'saveOutbox done').length).toBeGreaterThanOrEqual(3);
    for (let fatal = 0; fatal < all.length; fatal++) {
      await stage.stop();
      stage = await Stage.start();
      await stage.online();
      const { customer, id } = await stage.accepted();
      await stage.clock.advance(3000);
      let step = 0;
      stage.onStep = () => {
        if (step++ === fatal) stage.worker.kill();
      };
      const sending = stage.send(id, TEXT);
      await stage.until(() => !stage.worker.alive, `death at ${all[fatal]}`);
      await stage.settle();
      stage.rebirth();
      await sending;
      await stage.within(15, () => ['sent', 'unclear'].includes(String(stage.line(TEXT)?.state)));
      await stage.clock.advance(40_000);
      const heard = customer.messages().filter((m) => m.text === TEXT).length;
      const where = `step ${fatal}, ${all[fatal]}`;
      expect([where, stage.lines(TEXT).map((l) => l.state), heard]).toEqual([
        where,
        [heard === 1 ? 'sent' : 'unclear'],
        heard,
      ]);
    }
  });
});
