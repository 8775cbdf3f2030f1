/** The line and the session under a server that fails, refuses, or comes back: who is signed out, what is told, how often is asked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawSocket } from '../../../lib/webitel/socket-types.ts';
import { Stage } from './stage.ts';
import { tapInto, type Frame } from './tap.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
});
afterEach(() => stage.stop());

const sent = (action: string): number => stage.server.log.sent(action).length;

describe('the auth service is away for a minute', () => {
  it.each(['ms', 'never', 'seconds'] as const)(
    'expire in %s: nobody is signed out, nothing is lost',
    async (how) => {
      stage.server.faults.tokenExpire = how;
      await stage.online();
      const { customer, id } = await stage.accepted();
      await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'недописане' });
      stage.server.faults.sessions = 'unavailable';
      await stage.clock.advance(60_000);
      expect(stage.view.session.state).toBe('signed-in');
      expect(stage.view.connection.trouble).toMatchObject({ kind: 'server' });
      expect(stage.crm.conversation?.kept.message).toBe('недописане');
      expect(JSON.stringify(await stage.local.get(null))).toMatch(/"token":"[^"]/);
      expect(sent('authentication_challenge')).toBeLessThan(40);

      stage.server.faults.sessions = 'ok';
      await stage.within(
        45,
        () => stage.view.connection.state === 'online' && !stage.view.connection.trouble,
      );
      expect(stage.view.chats[id]?.status).toBe('new');
      await stage.send(id, 'після хвилини');
      await customer.heard('після хвилини');
    },
  );

  it('what is written meanwhile on a line that takes no requests waits and goes once', async () => {
    stage.server.faults.tokenExpire = 'never';
    await stage.online();
    const { customer, id } = await stage.accepted();
    stage.server.faults.sessions = 'unavailable';
    await stage.send(id, 'у паузу');
    await stage.clock.advance(20_000);
    expect(stage.line('у паузу')?.state).toBe('queued');
    stage.server.faults.sessions = 'ok';
    await stage.within(30, () => stage.line('у паузу')?.messageId);
    expect(customer.messages().filter((m) => m.text === 'у паузу')).toHaveLength(1);
  });
});

describe('a login that may not come in', () => {
  it('without any licence is told so, keeps its session, and comes in when one is given', async () => {
    stage.server.faults.licence = 'none';
    await stage.signIn();
    await stage.until(() => stage.view.agentProblem === 'no-licence');
    await stage.clock.advance(3600_000);
    expect(stage.view.session.state).toBe('signed-in');
    expect(sent('authentication_challenge')).toBeLessThan(40);
    stage.server.faults.licence = 'all';
    void stage.crm.call({ type: 'line.refresh' });
    await stage.within(15, () => stage.view.connection.state === 'online');
    expect(stage.view.agentProblem).toBeNull();
  });

  it('without the licence for chats asks seldom, and the mark goes with its cause', async () => {
    stage.server.faults.licence = 'other';
    await stage.signIn();
    await stage.until(() => stage.view.agentProblem === 'no-licence');
    stage.server.log.clear();
    await stage.clock.advance(600_000);
    expect(sent('subscribe_chat')).toBeLessThan(12);
    expect(stage.server.log.requests.length).toBeLessThan(60);
    stage.server.faults.licence = 'all';
    stage.server.dropSockets();
    await stage.within(30, () => stage.view.connection.state === 'online');
    expect(stage.view.agentProblem).toBeNull();
    expect(stage.view.agent).not.toBeNull();
  });
});

describe('the operator’s own state', () => {
  it('thrown off while events are silent: seen with the next reading, and the events are subscribed to again', async () => {
    await stage.online();
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    await stage.until(() => stage.view.agent?.status === 'online');
    await stage.clock.advance(10_000);
    stage.server.faults.deaf = true;
    stage.server.agent().setStatus('break_out');
    await stage.within(40, () => stage.view.agent?.thrown);
    stage.server.faults.deaf = false;
    stage.server.log.clear();
    await stage.clock.advance(35_000);
    const { agent } = stage.view;
    expect(agent?.status).toBe('break-out');
  });

  it('a server that fails at it does not keep the chats from being read, and is asked again', async () => {
    stage.server.faults.failBefore = {
      times: 2,
      action: 'cc_agent_session',
      id: 'store.sql_agent.get_session.app_error',
      code: 500,
    };
    await stage.online();
    expect(stage.view.agentProblem).toBeNull();
    await stage.within(70, () => stage.view.agent);
    expect(sent('cc_agent_subscribe_status')).toBe(1);
  });

  it('a contact centre that does not answer keeps nobody from his chats', async () => {
    tapInto(stage.network, { out: (frame) => (frame.action === 'cc_agent_session' ? null : frame) });
    await stage.signIn();
    expect(await stage.within(10, () => stage.view.connection.state === 'online')).toBeLessThan(10);
    await stage.clock.advance(5 * 60_000);
    expect(stage.view.connection).toMatchObject({ state: 'online', trouble: null });
    expect(sent('subscribe_chat')).toBe(1);
  });

  it.each([
    ['of another agent', { agent_id: 78 }, 1000],
    ['that comes late', {}, -1000],
  ])('a word %s changes nothing', async (_, part, by) => {
    let word: Frame = {};
    const tell = tapInto(stage.network, {
      in(frame) {
        if (frame.event === 'agent_status') word = frame;
        return frame;
      },
    });
    await stage.online();
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    const data = await stage.until(() => word.data);
    tell(word);
    tell({
      ...word,
      data: { ...data, ...part, status: 'pause', timestamp: Number(data!['timestamp']) + by },
    });
    await stage.settle();
    expect(stage.view.agent?.status).toBe('online');
  });

  it('processing that ended while events were silent is over with the next reading', async () => {
    await stage.online();
    const { customer, id } = await stage.accepted();
    customer.leaves();
    await stage.until(() => stage.view.chats[id]?.processing);
    await stage.clock.advance(8000);
    stage.server.faults.deaf = true;
    customer.operatorReports();
    expect(await stage.within(40, () => !stage.view.chats[id]?.processing)).toBeLessThan(40);
  });
});

describe('an end that events did not tell', () => {
  beforeEach(async () => {
    await stage.stop();
    stage = await Stage.start({ processingSec: 0 });
  });

  /** Holds back what the server tells by itself; its answers come. @returns lets it go */
  function heldEvents(): () => void {
    const { open } = stage.network;
    const held: (() => void)[] = [];
    let isHolding = true;
    stage.network.open = (url) => {
      const made = open(url);
      let listener: RawSocket['onmessage'] = null;
      Object.defineProperty(made.raw, 'onmessage', {
        get: () => (event: { data: unknown }) => {
          if (isHolding && 'event' in JSON.parse(String(event.data))) held.push(() => listener?.(event));
          else listener?.(event);
        },
        set(given: RawSocket['onmessage']) {
          listener = given;
        },
      });
      return made;
    };
    return () => {
      isHolding = false;
      for (const tell of held.splice(0)) tell();
    };
  }

  it('but tells right after the snapshot that overtook it: the line is not taken for deaf', async () => {
    await stage.online();
    const { customer, id } = await stage.accepted();
    const release = heldEvents();
    stage.server.dropSockets();
    await stage.within(30, () => stage.view.connection.state === 'online');
    await stage.clock.advance(3000);
    stage.server.log.clear();
    customer.leaves();
    await stage.within(40, () => stage.view.chats[id]?.status === 'completed');
    release();
    await stage.clock.advance(10_000);
    expect(sent('subscribe_chat')).toBe(0);
  });

  it('and never do: subscribed again', async () => {
    await stage.online();
    const { customer, id } = await stage.accepted();
    await stage.clock.advance(10_000);
    stage.server.faults.deaf = true;
    stage.server.log.clear();
    customer.leaves();
    await stage.within(40, () => stage.view.chats[id]?.status === 'completed');
    expect(await stage.within(5, () => sent('subscribe_chat') > 0)).toBeLessThanOrEqual(5);
  });
});

describe('a report on the processing', () => {
  async function worked() {
    await stage.online();
    const { customer, id } = await stage.accepted();
    customer.leaves();
    const work = await stage.until(() => stage.view.chats[id]?.processing);
    const finish = { type: 'processing.finish', conversationId: id, attemptId: work!.attemptId } as const;
    return {
      async finish() {
        const done = stage.crm.call({ ...finish, comment: 'підсумок' });
        // Without a line it waits a little for one.
        await stage.clock.advance(6000);
        return done;
      },
    };
  }

  it('that never left is not told as done', async () => {
    const { finish } = await worked();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    expect(await finish()).toMatchObject({ ok: false });
    await stage.clock.advance(60_000);
    expect(await finish()).toMatchObject({ ok: false, code: 'processing-over' });
    expect(sent('cc_reporting')).toBe(0);
  });

  it('that the disk did not take never left, and is not told as perhaps done', async () => {
    const { finish } = await worked();
    await stage.clock.advance(3000);
    stage.onStep = (what) => {
      if (what === 'putChats') throw new DOMException('full', 'QuotaExceededError');
    };
    expect(await finish()).toMatchObject({ ok: false });
    stage.onStep = () => {};
    await stage.clock.advance(60_000);
    expect(await finish()).toMatchObject({ ok: false, code: 'processing-over' });
    expect(sent('cc_reporting')).toBe(0);
  });

  it('whose answer was lost is told as unclear once its time is over', async () => {
    const { finish } = await worked();
    stage.server.faults.halfOpen = true;
    stage.server.faults.refuseConnections = true;
    const first = finish();
    await stage.clock.advance(15_000);
    expect(await first).toMatchObject({ ok: false });
    await stage.clock.advance(60_000);
    expect(await finish()).toMatchObject({ ok: false, code: 'processing-unclear' });
  });
});

describe('a transfer', () => {
  it('at the moment the session ends did not happen', async () => {
    await stage.online();
    const { id } = await stage.accepted();
    const targets = await stage.crm.call({ type: 'transfer.targets', to: 'plan' });
    const [target] = (targets as unknown as { value: { id: number }[] }).value;
    stage.server.faults.failBefore = {
      times: 1,
      action: 'blind_transfer_chat',
      id: 'app.session.unauthenticated',
      code: 401,
    };
    const order = { type: 'transfer.order', conversationId: id, to: 'plan', targetId: target!.id } as const;
    expect(await stage.crm.call(order)).toMatchObject({ ok: false, code: 'session-over' });
    stage.server.faults.failBefore = null;
    await stage.online();
    await stage.crm.call({ type: 'chat.leave', conversationId: id });
    await stage.until(() => stage.view.chats[id]?.status === 'completed');
    expect(stage.view.chats[id]?.transfer).toBeNull();
  });

  const ordered = async (id: string) => {
    const targets = await stage.crm.call({ type: 'transfer.targets', to: 'plan' });
    const [target] = (targets as unknown as { value: { id: number }[] }).value;
    return { type: 'transfer.order', conversationId: id, to: 'plan', targetId: target!.id } as const;
  };

  it.each([
    ['refused', 1, 'stranded'],
    ['taken', 0, 'accepted'],
  ])('whose answer comes after it was given up: %s all the same', async (_, transferFailures, outcome) => {
    let holds = true;
    const held: Frame[] = [];
    const asked = new Set<unknown>();
    const tell = tapInto(stage.network, {
      out(frame) {
        if (frame.action === 'blind_transfer_chat') asked.add(frame.seq);
        return frame;
      },
      in(frame) {
        if (!holds || !asked.has(frame.seq_reply)) return frame;
        held.push(frame);
        return null;
      },
    });
    await stage.online();
    const { id } = await stage.accepted();
    stage.server.faults.transferFailures = transferFailures;
    const order = stage.crm.call(await ordered(id));
    await stage.clock.advance(36_000);
    expect(await order).toMatchObject({ ok: false, code: 'transfer-unclear' });
    expect(stage.view.chats[id]?.transfer?.outcome).toBe('asked');
    holds = false;
    for (const frame of held) tell(frame);
    await stage.until(() => stage.view.chats[id]?.transfer?.outcome === outcome, outcome);
  });

  it('that the disk did not take did not happen', async () => {
    await stage.online();
    const { customer, id } = await stage.accepted();
    const order = await ordered(id);
    await stage.clock.advance(3000);
    stage.onStep = (what) => {
      if (what === 'putChats') throw new DOMException('full', 'QuotaExceededError');
    };
    expect(await stage.crm.call(order)).toMatchObject({ ok: false });
    stage.onStep = () => {};
    customer.takenByQueue('agent_timeout');
    await stage.until(() => stage.view.chats[id]?.status === 'completed');
    expect(stage.view.chats[id]?.transfer).toBeNull();
  });
});

describe('a second factor', () => {
  it('may be typed after the worker died', async () => {
    const first = await stage.signIn('twofactor');
    const { challenge } = (first as unknown as { value: { challenge: string } }).value;
    stage.rebirth();
    expect(await stage.page.call({ type: 'account.secondFactor', challenge, code: '123456' })).toMatchObject({
      ok: true,
    });
    await stage.untilOnline();
    expect(JSON.stringify(await stage.session.get(null as never))).not.toContain('secret');
  });
});

describe('another operator', () => {
  it('hears nothing of an invitation that went while he was away', async () => {
    await stage.online('operator2');
    const customer = stage.server.customer({ name: 'Ірина' });
    customer.writes('Добрий день');
    customer.invite({ timeoutSec: 0, login: 'operator2' } as never);
    await stage.until(() => Object.keys(stage.view.chats).length === 1);
    await stage.clock.advance(2000);
    await stage.online('operator');
    customer.leaves();
    await stage.clock.advance(2000);
    stage.worker.sounds.length = 0;
    await stage.signIn('operator2');
    await stage.within(
      15,
      () => stage.view.session.username === 'operator2' && stage.view.connection.state === 'online',
    );
    await stage.clock.advance(2000);
    expect(stage.worker.sounds).not.toContain('invitation');
  });
});

describe('a question by REST that is never answered', () => {
  it('holds up nobody for longer than its deadline', async () => {
    await stage.online();
    await stage.accepted();
    stage.server.faults.set({ http: 'slow', httpDelayMs: 86_400_000, httpPath: '/api/agent' });
    const reading = stage.crm.call({ type: 'chat.readClosed' });
    await stage.clock.advance(31_000);
    expect(await reading).toMatchObject({ ok: false });
    stage.server.faults.http = 'ok';
    expect(await stage.crm.call({ type: 'chat.readClosed' })).toEqual({ ok: true });
  });
});

describe('a right that is missing', () => {
  it('is said where it matters', async () => {
    stage.server.faults.rightsOff = ['cc_queue', 'dictionaries', 'acr_chat_plan', 'users', 'chats'];
    await stage.online();
    const { customer, id } = await stage.accepted();
    const call = (command: Parameters<typeof stage.crm.call>[0]) => stage.crm.call(command);
    expect(await call({ type: 'transfer.targets', to: 'plan' })).toMatchObject({ code: 'right-plans' });
    expect(await call({ type: 'chat.readClosed' })).toMatchObject({ code: 'history-forbidden' });
    expect(stage.view.closedRefused).toBe(true);
    expect(await call({ type: 'templates.read', conversationId: id, refresh: true })).toMatchObject({
      value: { refused: true },
    });
    customer.leaves();
    const work = await stage.until(() => stage.view.chats[id]?.processing);
    const finish = { type: 'processing.finish', conversationId: id, attemptId: work!.attemptId } as const;
    expect(await call({ ...finish, comment: 'x' })).toMatchObject({ ok: false, code: 'right-queue' });
    expect(stage.view.chats[id]?.processing).not.toBeNull();
  });

  it('on agents: no agent is shown, and why', async () => {
    stage.server.faults.rightsOff = ['cc_agent'];
    await stage.online();
    await stage.until(() => stage.view.agentProblem === 'no-agent-right');
    expect(await stage.crm.call({ type: 'agent.setStatus', status: 'online' })).toMatchObject({
      ok: false,
      code: 'right-agent',
    });
    const { id } = await stage.accepted();
    expect(stage.view.chats[id]?.status).toBe('new');
  });
});
