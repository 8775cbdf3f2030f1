/** What goes wrong on the line and at the server: nothing is lost, nothing doubled, and the desk is right again within 15 s. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stage, copies } from './stage.ts';
import { tapInto } from './tap.ts';

const RIGHT_AGAIN_S = 15;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const heard = (messages: { text: string }[], text: string) => messages.filter((m) => m.text === text).length;

describe('a message whose answer is lost', () => {
  it('after it was stored, with the line: becomes sent, and the customer has one copy', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(id, 'важливо');
    await customer.heard('важливо');
    stage.server.dropSockets();
    await stage.within(RIGHT_AGAIN_S, () => stage.line('важливо')?.state === 'sent');
    await stage.clock.advance(60_000);
    expect(stage.lines('важливо')).toHaveLength(1);
    expect(stage.line('важливо')?.state).toBe('sent');
    expect(heard(customer.messages(), 'важливо')).toBe(1);
  });

  it('after it was stored, the line staying: becomes sent by its echo, and the next one goes out', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(id, 'перше');
    await stage.send(id, 'друге');
    // A send waits for the gateways' time before its answer is given up.
    await stage.within(80, () => stage.line('друге')?.messageId);
    expect(stage.line('перше')?.state).toBe('sent');
    expect(
      customer
        .messages()
        .slice(1)
        .map((m) => m.text),
    ).toEqual(['перше', 'друге']);
  });

  it('and neither stored: becomes unclear, is never sent by itself, and a retry sends it once', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.halfOpen = true;
    await stage.send(id, 'в нікуди');
    await stage.settle();
    expect(stage.line('в нікуди')?.state).toBe('sending');
    stage.server.dropSockets();
    stage.server.faults.halfOpen = false;
    await stage.within(RIGHT_AGAIN_S, () => stage.line('в нікуди')?.state === 'unclear');
    await stage.clock.advance(120_000);
    await stage.drop();
    await stage.within(RIGHT_AGAIN_S, () => stage.view.connection.state === 'online');
    expect(stage.line('в нікуди')?.state).toBe('unclear');
    expect(copies(stage, id, 'в нікуди')).toBe(0);

    const retry = { type: 'message.retry', localId: 'в нікуди', newLocalId: 'again' } as const;
    await Promise.all([stage.crm.call(retry), stage.crm.call(retry)]);
    await customer.heard('в нікуди');
    await stage.until(() => stage.line('в нікуди')?.messageId);
    expect(stage.lines('в нікуди')).toHaveLength(1);
    expect(heard(customer.messages(), 'в нікуди')).toBe(1);
  });

  it('and stored much later: the copy settles the doubt', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.halfOpen = true;
    await stage.send(id, 'повільно');
    await stage.within(30, () => stage.line('повільно')?.state === 'unclear');
    // What stood in the line's buffers arrives after all.
    stage.server.faults.halfOpen = false;
    await customer.heard('повільно');
    await stage.untilState('повільно', 'sent');
    expect(stage.lines('повільно')).toHaveLength(1);
  });

  it('and the operator says that it arrived: it counts as sent', async () => {
    const { id } = await stage.accepted();
    stage.server.faults.halfOpen = true;
    await stage.send(id, 'дійшло');
    await stage.within(30, () => stage.line('дійшло')?.state === 'unclear');
    await stage.crm.call({ type: 'message.confirm', localId: 'дійшло' });
    await stage.untilState('дійшло', 'sent');
    expect(copies(stage, id, 'дійшло')).toBe(0);
  });

  it('does not hold up the other chats', async () => {
    const stuck = await stage.accepted('Перша');
    const other = await stage.accepted('Друга');
    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(stuck.id, 'тут');
    await stage.send(other.id, 'там');
    expect(await other.customer.heard('там')).toBeTruthy();
  });
});

describe('a message that the server refuses', () => {
  it('after storing it: failed, and failed it stays after snapshots', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.failAfterEcho = { times: 1, id: 'custom.bot.send_notify.do_request.rejected' };
    await stage.send(id, 'заблоковано');
    await stage.untilState('заблоковано', 'failed');
    expect(stage.line('заблоковано')).toMatchObject({ reason: 'custom.bot.send_notify.do_request.rejected' });
    await stage.clock.advance(65_000);
    await stage.drop();
    await stage.within(RIGHT_AGAIN_S, () => stage.view.connection.state === 'online');
    await stage.clock.advance(35_000);
    expect(stage.lines('заблоковано').map((l) => l.state)).toEqual(['failed']);
    stage.rebirth();
    await stage.within(RIGHT_AGAIN_S, () => stage.crm.conversation?.lines.some((l) => l.messageId));
    await stage.clock.advance(35_000);
    expect(stage.lines('заблоковано').map((l) => l.state)).toEqual(['failed']);
    expect(heard(customer.messages(), 'заблоковано')).toBe(0);
  });

  it('after storing it, sent again by the operator: one refused, one sent', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.failAfterEcho = { times: 1 };
    await stage.send(id, 'ще раз');
    await stage.untilState('ще раз', 'failed');
    await stage.crm.call({ type: 'message.retry', localId: 'ще раз', newLocalId: 'again' });
    await customer.heard('ще раз');
    await stage.until(
      () =>
        stage
          .lines('ще раз')
          .map((l) => l.state)
          .join() === 'failed,sent',
    );
    await stage.clock.advance(35_000);
    expect(stage.lines('ще раз').map((l) => l.state)).toEqual(['failed', 'sent']);
  });

  it('before storing it: failed with the reason, the next one still goes out, and it can be dropped', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.failBefore = { times: 1, action: 'send_text_chat' };
    await Promise.all([stage.send(id, 'ні'), stage.send(id, 'так')]);
    await stage.untilState('ні', 'failed');
    expect(stage.line('ні')?.reason).toBe('chat.send.text.app_err');
    await customer.heard('так');
    await stage.crm.call({ type: 'message.discard', localId: 'ні' });
    await stage.until(() => !stage.line('ні'));
    expect(copies(stage, id, 'ні')).toBe(0);
  });

  it('and whose refusal is lost with the line: not taken for delivered twice', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.set({ failAfterEcho: { times: 1 }, dropAnswers: { send_text_chat: 1 } });
    await stage.send(id, 'хтозна');
    await stage.server.until(() => copies(stage, id, 'хтозна') === 1);
    stage.server.dropSockets();
    await stage.within(RIGHT_AGAIN_S, () => stage.line('хтозна')?.messageId);
    expect(stage.lines('хтозна')).toHaveLength(1);
    expect(heard(customer.messages(), 'хтозна')).toBe(0);
  });
});

describe('a server that speaks in disorder', () => {
  it('says everything twice: nothing is shown or counted twice', async () => {
    stage.server.faults.set({ duplicateEvents: true, nulFrames: true });
    const { customer, id } = await stage.accepted();
    await stage.send(id, 'луна');
    await customer.heard('луна');
    customer.writes('так?');
    await stage.until(() => stage.line('так?') && stage.line('луна')?.messageId);
    await stage.settle();
    expect(stage.crm.conversation?.lines.map((l) => l.text)).toEqual(['Добрий день', 'луна', 'так?']);
    expect(stage.view.chats[id]?.unread).toBe(1);
  });

  it('counts one missed invitation as one, though it is told twice', async () => {
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    stage.server.faults.set({ duplicateEvents: true, inviteTimeoutSec: 0.05, reofferAfterMs: 3_600_000 });
    stage.server.customer({ name: 'Олег' }).writes('є хто?');
    await stage.until(() => stage.view.agent?.missed);
    await stage.settle();
    expect(stage.view.agent?.missed).toBe(1);
  });

  it('does not count a declined invitation as missed', async () => {
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    stage.server.faults.reofferAfterMs = 3_600_000;
    const customer = stage.server.customer({ name: 'Олег' });
    customer.writes('є хто?');
    await stage.until(() => stage.view.chats[customer.conversationId]);
    await stage.crm.call({ type: 'chat.decline', conversationId: customer.conversationId });
    await stage.until(() => stage.view.agent?.chatState === 'missed' || stage.view.agent?.missed);
    expect(stage.view.agent?.missed).toBe(0);
  });

  it('answers in the wrong order: each answer reaches its question', async () => {
    const { customer, id } = await stage.accepted();
    const other = await stage.accepted('Друга');
    stage.crm.watch(id);
    stage.server.faults.set({ reorderAnswers: true, failAfterEcho: { times: 1 } });
    await Promise.all([stage.send(id, 'перше'), stage.send(other.id, 'друге')]);
    await other.customer.heard('друге');
    await stage.untilState('перше', 'failed');
    expect(heard(customer.messages(), 'перше')).toBe(0);
    await stage.until(() => stage.view.queued === 0);
    expect(stage.view.chats[other.id]?.preview).toMatchObject({ text: 'друге', failed: false });
  });

  it.each(['nullMessages', 'nullMembers'] as const)('%s in a snapshot takes nothing away', async (fault) => {
    const { id } = await stage.accepted();
    await stage.send(id, 'тут');
    await stage.until(() => stage.line('тут')?.messageId);
    stage.server.faults[fault] = true;
    await stage.drop();
    await stage.within(RIGHT_AGAIN_S, () => stage.view.connection.state === 'online');
    await stage.clock.advance(35_000);
    expect(stage.view.chats[id]).toMatchObject({ name: 'Ірина', status: 'in-progress' });
    expect(stage.line('тут')).toMatchObject({ state: 'sent' });
  });

  it.each([
    [
      'an item that names neither channel nor invitation',
      (i: object) => ({ ...i, channel_id: null, invite_id: null }),
    ],
    ['an item whose channel is none', (i: object) => ({ ...i, channel_id: 5, invite_id: null })],
    ['a list that is none', null],
  ])('%s in a snapshot ends no chat', async (_, spoil) => {
    let spoils = false;
    tapInto(stage.network, {
      in(frame) {
        const items = frame.data?.['items'];
        if (!spoils || !Array.isArray(items)) return frame;
        return { ...frame, data: { items: spoil ? items.map((item: object) => spoil(item)) : { ...items } } };
      },
    });
    await stage.drop();
    await stage.within(RIGHT_AGAIN_S, () => stage.view.connection.state === 'online');
    const { id } = await stage.accepted();
    spoils = true;
    await stage.clock.advance(70_000);
    expect(stage.view.chats[id]).toMatchObject({ status: 'new', ended: null });
  });

  it('refuses the join because of a late click: the invitation is gone, and is shown as such', async () => {
    const { customer, id } = await stage.invited();
    stage.server.faults.deaf = true;
    customer.givenToOther();
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toMatchObject({
      code: 'invite-gone',
    });
    await stage.until(() => stage.view.chats[id]?.withdrawn);
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toMatchObject({
      code: 'invite-gone',
    });
  });

  it('refuses the join because another window of the operator took it: it is his', async () => {
    const { customer, id } = await stage.invited();
    stage.server.faults.deaf = true;
    customer.takenElsewhere();
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toEqual({ ok: true });
    await stage.until(() => stage.view.chats[id]?.status === 'new');
    await stage.send(id, 'я тут');
    await customer.heard('я тут');
  });

  it('tells that another window of the operator took it', async () => {
    const { customer, id } = await stage.invited();
    customer.takenElsewhere();
    expect(await stage.until(() => stage.view.chats[id]?.status === 'new')).toBeTruthy();
  });

  it('withdraws an invitation: by its timer, or for a colleague', async () => {
    const first = await stage.invited('Перша');
    first.customer.givenToOther();
    await stage.until(() => stage.view.chats[first.id]?.withdrawn?.reason === 'taken');
    const second = stage.server.customer({ name: 'Друга' });
    second.writes('агов');
    second.invite({ timeoutSec: 0.05 });
    expect(
      await stage.until(() => stage.view.chats[second.conversationId]?.withdrawn?.reason === 'timeout'),
    ).toBeTruthy();
  });
});

describe('a line that fails', () => {
  it('dropped: what was said meanwhile is there after reconnecting, in its order', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.dropSockets();
    customer.writes('є хто?');
    await stage.until(() => stage.view.connection.state === 'offline');
    await stage.within(RIGHT_AGAIN_S, () => stage.line('є хто?'));
    expect(stage.view.chats[id]?.unread).toBe(2);
  });

  it('dropped again and again while messages are written: each arrives once or is asked about', async () => {
    const { customer, id } = await stage.accepted();
    const texts = Array.from({ length: 10 }, (_, i) => `№${i}`);
    for (const text of texts) {
      await stage.send(id, text);
      if (Number(text.slice(1)) % 3 === 0) stage.server.dropSockets();
    }
    const settled = () =>
      texts.every((t) => ['sent', 'unclear', 'failed'].includes(String(stage.line(t)?.state)));
    await stage.within(60, settled);
    for (const text of texts) {
      const count = heard(customer.messages(), text);
      expect([text, stage.line(text)?.state, count]).toEqual([text, count === 1 ? 'sent' : 'unclear', count]);
    }
  });

  it('half-open: found and replaced within 15 s, even when it broke just after a pong', async () => {
    const { customer } = await stage.accepted();
    const pings = () => stage.server.log.sent('latency_start').length;
    const before = pings();
    await stage.within(12, () => pings() > before);
    stage.server.faults.halfOpen = true;
    customer.writes('чуєте?');
    const took = await stage.within(30, () => stage.line('чуєте?'));
    expect(took).toBeLessThanOrEqual(RIGHT_AGAIN_S);
  });

  it('deaf: healed by the next reading, and it hears again', async () => {
    const { customer } = await stage.accepted();
    await stage.clock.advance(10_000);
    stage.server.faults.deaf = true;
    customer.writes('пропущене');
    await stage.within(40, () => stage.line('пропущене'));
    await stage.clock.advance(70_000);
    const at = stage.clock.now();
    customer.writes('чую');
    await stage.until(() => stage.line('чую'));
    expect(stage.clock.now() - at).toBeLessThan(2500);
  });

  it('deaf to a new invitation: found by the next reading, and it hears again', async () => {
    await stage.clock.advance(10_000);
    stage.server.faults.deaf = true;
    const customer = stage.server.customer({ name: 'Нова' });
    customer.writes('вітаю');
    customer.invite({ timeoutSec: 0 });
    await stage.within(40, () => stage.view.chats[customer.conversationId]?.status === 'invited');
    await stage.clock.advance(70_000);
    customer.writes('ще');
    expect(
      await stage.until(() => stage.view.chats[customer.conversationId]?.preview?.text === 'ще'),
    ).toBeTruthy();
  });

  it('deaf to the invitation of a customer who waited in the queue: the same', async () => {
    const customer = stage.server.customer({ name: 'Давня' });
    customer.writes('давно чекаю', { at: stage.server.now() - 600_000 });
    await stage.clock.advance(10_000);
    stage.server.faults.deaf = true;
    customer.invite({ timeoutSec: 0 });
    await stage.within(40, () => stage.view.chats[customer.conversationId]?.status === 'invited');
    await stage.clock.advance(70_000);
    customer.writes('ще');
    expect(await stage.until(() => stage.view.chats[customer.conversationId]?.preview?.text === 'ще')).toBe(
      true,
    );
  });

  it('gone for a while: the message waits and goes out once after it is back', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    expect(await stage.send(id, 'зачекає')).toEqual({ ok: true });
    await stage.untilState('зачекає', 'queued');
    expect(stage.view.queued).toBe(1);
    await stage.clock.advance(120_000);
    expect(stage.view.connection.state).toBe('offline');
    stage.server.faults.refuseConnections = false;
    await stage.within(RIGHT_AGAIN_S, () => stage.line('зачекає')?.messageId);
    expect(heard(customer.messages(), 'зачекає')).toBe(1);
    expect(stage.view.queued).toBe(0);
  });

  it('back, by the browser’s word: does not wait out the pause', async () => {
    await stage.accepted();
    stage.server.faults.refuseConnections = true;
    stage.server.dropSockets();
    await stage.clock.advance(60_000);
    stage.server.faults.refuseConnections = false;
    await stage.worker.desk.onNetworkBack();
    expect(await stage.untilOnline()).toBeTruthy();
  });

  it('gone while the chat was closed: what was queued has failed, with the reason', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await stage.send(id, 'запізно');
    customer.leaves();
    customer.operatorReports();
    stage.server.faults.refuseConnections = false;
    await stage.within(RIGHT_AGAIN_S, () => stage.view.chats[id]?.status === 'completed');
    await stage.untilState('запізно', 'failed');
    expect(stage.line('запізно')?.reason).toBe('chat-closed');
    expect(stage.view.queued).toBe(0);
  });

  it('gone while an invitation ended: it is withdrawn', async () => {
    const { customer, id } = await stage.invited();
    stage.server.faults.refuseConnections = true;
    stage.server.dropSockets();
    customer.givenToOther();
    stage.server.faults.refuseConnections = false;
    expect(await stage.within(RIGHT_AGAIN_S, () => stage.view.chats[id]?.withdrawn)).toBeTruthy();
  });

  it('gone: accepting says that there is no line, and the invitation stays', async () => {
    const { id } = await stage.invited();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toMatchObject({
      ok: false,
      code: 'offline',
    });
    expect(stage.view.chats[id]?.withdrawn).toBeNull();
  });

  it('lost in the middle of accepting: the command may be repeated and the chat is his', async () => {
    const { id } = await stage.invited();
    stage.server.faults.dropAnswers = { join_chat: 1 };
    const accepting = stage.crm.call({ type: 'chat.accept', conversationId: id });
    await stage.settle();
    stage.server.dropSockets();
    expect(await accepting).toMatchObject({ ok: false, code: 'no-answer' });
    await stage.within(RIGHT_AGAIN_S, () => stage.view.chats[id]?.status === 'new');
    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toEqual({ ok: true });
  });
});

describe('the 41st chat', () => {
  it('is not taken for ended because the snapshot does not show it', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 43; i++) {
      const customer = stage.server.customer({ name: `Клієнт ${i}` });
      customer.writes('вітаю');
      customer.invite({ timeoutSec: 0 });
      customer.takenElsewhere();
      ids.push(customer.conversationId);
    }
    await stage.until(() => ids.every((id) => stage.view.chats[id]?.status === 'new'));
    await stage.drop();
    await stage.within(RIGHT_AGAIN_S, () => stage.view.connection.state === 'online');
    await stage.clock.advance(65_000);
    expect(ids.filter((id) => stage.view.chats[id]?.status !== 'new')).toEqual([]);
  });

  it('waits since the first of the client’s words, of which Webitel’s list shows the last', async () => {
    await stage.stop();
    stage = await Stage.start();
    const now = stage.server.now();
    const ids = Array.from({ length: 43 }, (_, i) => {
      const customer = stage.server.customer({ name: `Клієнт ${i}` });
      for (const ago of [600_000, 400_000, 60_000]) customer.writes(`${ago}`, { at: now - ago });
      customer.invite({ timeoutSec: 0 });
      customer.takenElsewhere();
      return customer.conversationId;
    });
    await stage.online();
    const since = (id: string) => stage.view.chats[id]?.wait?.unansweredSince;
    await stage.within(70, () => ids.every((id) => since(id) === now - 600_000));
    stage.server.log.clear();
    await stage.clock.advance(120_000);
    expect(stage.server.log.requests.filter((r) => JSON.stringify(r).includes('/messages'))).toEqual([]);
  });
});

describe.each([
  ['a day slow', 86_400_000],
  ['a day fast', -86_400_000],
])('a clock of this machine that is %s', (_, ahead) => {
  beforeEach(async () => {
    await stage.stop();
    stage = await Stage.start({}, ahead);
    await stage.online();
  });

  it('changes nothing: waits are those of the server, nothing vanishes, nothing is sent twice', async () => {
    const { customer, id } = await stage.accepted();
    await stage.until(() => Math.abs(stage.view.offset - ahead) < 1000);
    const wait = stage.view.chats[id]!.wait!;
    expect(Math.abs(wait.unansweredSince! - stage.server.now())).toBeLessThan(5000);
    expect(stage.worker.badges.at(-1)).toMatchObject({ text: '1', background: '#0A7F66' });

    stage.server.faults.dropAnswers = { send_text_chat: 1 };
    await stage.send(id, 'дійшло');
    await customer.heard('дійшло');
    stage.server.faults.halfOpen = true;
    await stage.send(id, 'не дійшло');
    stage.server.dropSockets();
    stage.server.faults.halfOpen = false;
    await stage.within(RIGHT_AGAIN_S, () => stage.line('дійшло')?.state === 'sent');
    // On a busy machine it has not left yet when the line is back: what goes after the client's words would answer them.
    await stage.within(
      RIGHT_AGAIN_S,
      () => !['queued', 'sending'].includes(stage.line('не дійшло')?.state ?? ''),
    );
    customer.writes('ще тут');
    await stage.clock.advance(90_000);
    expect(stage.crm.conversation?.lines.filter((l) => l.messageId).map((l) => l.text)).toEqual(
      expect.arrayContaining(['Добрий день', 'дійшло', 'ще тут']),
    );
    expect(stage.view.chats[id]?.status).toBe('in-progress');
    expect(copies(stage, id, 'дійшло')).toBe(1);
    await stage.clock.advance(120_000);
    expect(stage.worker.badges.at(-1)).toMatchObject({ text: '1', background: '#FFC83D' });
  });
});
