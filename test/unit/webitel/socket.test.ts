import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WebitelError } from '../../../lib/webitel/errors.ts';
import { backoffMs } from '../../../lib/webitel/backoff.ts';
import { ANSWER_WITHIN_MS, PING_EVERY_MS, PONG_WITHIN_MS } from '../../../lib/webitel/socket.ts';
import { calm, socketStage, T0, type SocketStage } from './socket-stage.ts';

let s: SocketStage;
beforeEach(() => {
  s = socketStage();
  s.socket.start();
});

/** What became of a request: its data, or the kind of its failure. */
const outcome = (
  promise: Promise<unknown>,
): { value?: unknown; kind?: string; id?: string; done: boolean } => {
  const result: { value?: unknown; kind?: string; id?: string; done: boolean } = { done: false };
  promise.then(
    (value) => Object.assign(result, { done: true, value }),
    (error: { kind: string; id: string }) =>
      Object.assign(result, { done: true, kind: error.kind, id: error.id }),
  );
  return result;
};

/** The server answers signs of life, and nothing else, while time passes. */
async function pass(stage: SocketStage, ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 1000) {
    await stage.clock.advance(1000);
    const ask = stage.raw.last('latency_start');
    if (ask) await stage.raw.ok(ask, { server_ts: stage.clock.now() });
  }
}

describe('connecting', () => {
  it('goes from connecting over authenticating to online, with the token in the first frame only', async () => {
    s.raw.onopen!();
    expect(s.raw.sent).toEqual([{ seq: 1, action: 'authentication_challenge', data: { token: 'T' } }]);
    await s.raw.ok(s.raw.sent[0]!);
    expect(s.states).toEqual(['connecting', 'authenticating', 'online']);
  });

  it('takes hello before the answer, with the clock of the server', async () => {
    s.raw.onopen!();
    await s.raw.frame({
      event: 'hello',
      data: {
        server_time: T0 + 5000,
        session: { user_id: 10, name: 'Ann' },
        use_cc: true,
        server_version: '26.04',
      },
      seq: 0,
    });
    expect(s.hellos).toMatchObject([{ userId: 10, userName: 'Ann', canChat: true, version: '26.04' }]);
    expect(s.offsets).toEqual([5000]);
    expect(s.socket.state).toBe('authenticating');
    await s.raw.ok(s.raw.sent[0]!);
    expect(s.socket.state).toBe('online');
  });

  it('tells a missing licence from a hello that says nothing of it', async () => {
    s.raw.onopen!();
    await s.raw.frame({ event: 'hello', data: { use_cc: false } });
    await s.raw.frame({ event: 'hello', data: {} });
    expect(s.hellos.map((h) => h.canChat)).toEqual([false, true]);
  });

  it('is refused for good when the session is over, and does not try again', async () => {
    s.raw.onopen!();
    await s.raw.fail(s.raw.sent[0]!, 'app.session.unauthenticated', 401);
    expect(s.states.at(-1)).toBe('refused');
    expect(s.raw.closed).toBe(true);
    await s.clock.advance(600_000);
    expect(s.raws).toHaveLength(1);
    expect(s.clock.timers).toEqual([]);
  });

  it('waits and tries again when the server fails for another reason', async () => {
    s.raw.onopen!();
    await s.raw.fail(s.raw.sent[0]!, 'app.session.app_error');
    expect(s.states.at(-1)).toBe('waiting');
    await s.clock.advance(500);
    expect(s.raws).toHaveLength(2);
  });

  it.each(['the door does not open', 'the question is not answered'])(
    'gives up after 10 s when %s',
    async (what) => {
      if (what !== 'the door does not open') s.raw.onopen!();
      await s.clock.advance(9_999);
      expect(s.socket.state).not.toBe('waiting');
      await s.clock.advance(1);
      expect(s.socket.state).toBe('waiting');
      expect(s.raws[0]!.closed).toBe(true);
    },
  );

  it('survives an address that cannot even be opened', async () => {
    const other = socketStage();
    other.refuseToOpen = true;
    other.socket.start();
    expect(other.socket.state).toBe('waiting');
    other.refuseToOpen = false;
    await other.clock.advance(500);
    expect(other.socket.state).toBe('connecting');
  });

  it('is started once', () => {
    s.socket.start();
    expect(s.raws).toHaveLength(1);
  });
});

describe('requests', () => {
  beforeEach(() => s.online());

  it('get the answer with their number, whatever the order', async () => {
    const first = outcome(s.socket.request('a', { n: 1 }));
    const second = outcome(s.socket.request('b'));
    const [a, b] = [s.raw.last('a'), s.raw.last('b')];
    expect(b).not.toHaveProperty('data');
    await s.raw.ok(b, { of: 'b' });
    expect([first.done, second.value]).toEqual([false, { of: 'b' }]);
    await s.raw.ok(a, { of: 'a' });
    expect(first.value).toEqual({ of: 'a' });
  });

  it('an answer without data is an answer; one to nobody is nothing', async () => {
    const request = outcome(s.socket.request('a'));
    await s.raw.frame({ status: 'OK', seq_reply: 999 });
    await s.raw.frame({ status: 'FAIL', error: { id: 'api.web_socket_router.bad_seq.app_error' } });
    expect(request.done).toBe(false);
    await s.raw.ok(s.raw.last('a'));
    expect(request).toEqual({ done: true, value: undefined });
  });

  it('are lost without an answer, in time, and the line stays', async () => {
    const request = outcome(s.socket.request('a'));
    await pass(s, ANSWER_WITHIN_MS - 1000);
    expect(request.done).toBe(false);
    await pass(s, 1000);
    expect(request).toMatchObject({ kind: 'lost', id: 'timeout' });
    await s.raw.ok(s.raw.last('a'), 'late');
    expect(s.socket.state).toBe('online');
  });

  it('that come late still count, while the line lives', async () => {
    const late: Promise<unknown>[] = [];
    const ask = (action: string) =>
      s.socket.request(action).catch((e: WebitelError) => void late.push(e.late!));
    const asked = Promise.all([ask('a'), ask('b'), ask('c')]);
    await pass(s, ANSWER_WITHIN_MS);
    await asked;
    await s.raw.ok(s.raw.last('a'), { done: true });
    await s.raw.fail(s.raw.last('b'), 'chat.send.text.app_err', 500, 'blocked');
    await expect(late[0]).resolves.toEqual({ done: true });
    await expect(late[1]).rejects.toMatchObject({ kind: 'refused', id: 'chat.send.text.app_err' });
    s.raw.onclose!();
    await expect(late[2]).rejects.toMatchObject({ kind: 'lost' });
  });

  it('are lost when the line breaks: all of them', async () => {
    const all = [outcome(s.socket.request('a')), outcome(s.socket.request('b'))];
    s.raw.onclose!();
    await calm();
    expect(all.map((r) => r.kind)).toEqual(['lost', 'lost']);
  });

  it('are lost, not refused, when the socket is stopped', async () => {
    const request = outcome(s.socket.request('a'));
    s.socket.stop();
    await calm();
    expect(request.kind).toBe('lost');
  });

  it('made while there is no line never leave', async () => {
    s.raw.onclose!();
    const request = outcome(s.socket.request('a'));
    await calm();
    expect(request.kind).toBe('never-left');
    const before = socketStage();
    const early = outcome(before.socket.request('a'));
    await calm();
    expect(early.kind).toBe('never-left');
  });

  it('that the browser cannot take never leave, and leave no timer', async () => {
    const before = s.clock.timers.length;
    s.raw.broken = true;
    const request = outcome(s.socket.request('a'));
    await calm();
    expect(request.kind).toBe('never-left');
    expect(s.clock.timers).toHaveLength(before);
  });

  it('are refused with the innermost id', async () => {
    const request = outcome(s.socket.request('join_chat'));
    const detail =
      'rpc error: code = Unknown desc = {"id":"chat.invite.not_found","code":404,"detail":"gone"}';
    await s.raw.fail(s.raw.last('join_chat'), 'chat.accept.app_err', 500, detail);
    expect(request).toMatchObject({ kind: 'refused', id: 'chat.invite.not_found' });
    expect(s.socket.state).toBe('online');
  });

  it.each(['{', '{}', '{"id":null}', '[{"id":"x"}]', '{"id":{"a":1}}'])(
    'survive the detail %s',
    async (detail) => {
      const request = outcome(s.socket.request('a'));
      await s.raw.fail(s.raw.last('a'), 'some.id', 500, detail);
      expect(request.kind).toBe('refused');
    },
  );

  it('answered with 401 end the session', async () => {
    const other = outcome(s.socket.request('b'));
    const request = outcome(s.socket.request('a'));
    await s.raw.fail(s.raw.last('a'), 'app.session.unauthenticated', 401);
    expect(request.kind).toBe('session');
    expect(other.kind).toBe('lost');
    expect(s.socket.state).toBe('refused');
  });

  it('«not authenticated» was not carried out: another socket, the same token', async () => {
    const other = outcome(s.socket.request('b'));
    const request = outcome(s.socket.request('a'));
    await s.raw.fail(s.raw.last('a'), 'api.web_socket_router.not_authenticated.app_error');
    expect(request.kind).toBe('never-left');
    expect(s.socket.state).toBe('waiting');
    await s.raw.ok(s.raw.last('b'), { done: true });
    expect(other.value).toEqual({ done: true });
    await s.clock.advance(1500);
    expect(s.raws).toHaveLength(2);
    expect(s.raws[0]!.closed).toBe(true);
    s.raw.onopen!();
    expect(s.raw.sent[0]).toMatchObject({ action: 'authentication_challenge', data: { token: 'T' } });
  });
});

describe('frames', () => {
  beforeEach(() => s.online());

  it.each([
    ['four NUL characters', '\0\0\0\0'],
    ['no JSON', 'hello'],
    ['a number', '5'],
    ['null', 'null'],
    ['an array', '[]'],
    ['an answer without a number', '{"status":"OK"}'],
    ['binary', new ArrayBuffer(4)],
    ['an event that is no name', '{"event":7}'],
  ])('%s: nothing happens', async (_, data) => {
    await s.raw.raw(data);
    expect(s.socket.state).toBe('online');
    expect(s.events).toEqual([]);
  });

  it('events are passed on as they come', async () => {
    await s.raw.frame({ event: 'chat', data: { action: 'message' }, seq: 3 });
    await s.raw.frame({ event: 'agent_status', seq: 4 });
    expect(s.events).toEqual([
      ['chat', { action: 'message' }],
      ['agent_status', undefined],
    ]);
  });

  it.each([
    ['app.session.unauthenticated', 401],
    ['app.session.app_error', 500],
    ['api.context.permissions.license', 412],
  ])('the event «error» %s %i ends the socket, not the session', async (id, code) => {
    const request = outcome(s.socket.request('a'));
    await s.raw.frame({ event: 'error', data: { sock_id: 's', error: { id, code } } });
    expect(s.socket.state).toBe('waiting');
    expect(s.troubles).toEqual([id]);
    const late = outcome(s.socket.request('b'));
    await s.raw.fail(s.raw.last('a'), 'api.web_socket_router.not_authenticated.app_error');
    expect([request.kind, late.kind]).toEqual(['never-left', 'never-left']);
    await s.clock.advance(1500);
    await s.online();
    expect([s.socket.state, s.raws.length]).toEqual(['online', 2]);
  });

  it('an «error» that says nothing does as much', async () => {
    await s.raw.frame({ event: 'error' });
    expect(s.socket.state).toBe('waiting');
    await s.clock.advance(500);
    expect(s.raws).toHaveLength(2);
  });

  it('of a line that was given up are not heard', async () => {
    const old = s.raw;
    const hears = old.onmessage!;
    old.onclose!();
    await s.clock.advance(500);
    await s.online();
    hears({ data: '{"event":"chat","data":1}' });
    expect(s.events).toEqual([]);
    expect(old.onmessage).toBeNull();
  });
});

describe('keeping alive', () => {
  beforeEach(() => s.online());

  it('shows a sign of life every 8 s, and a line that answers stays as long as it likes', async () => {
    await pass(s, 120_000);
    expect(s.raws).toHaveLength(1);
    expect(s.raw.sent.filter((f) => f.action === 'latency_start')).toHaveLength(15);
    expect(PING_EVERY_MS).toBe(8_000);
  });

  it('leaves no other timer than that of the next ping', () => {
    expect(s.clock.timers.map((t) => t.at - T0)).toEqual([PING_EVERY_MS]);
  });

  it('gives up a line without a sign of life in 4 s', async () => {
    await s.clock.advance(PING_EVERY_MS);
    expect(s.raw.last('latency_start')).toBeDefined();
    await s.clock.advance(PONG_WITHIN_MS - 1);
    expect(s.socket.state).toBe('online');
    await s.clock.advance(1);
    expect(s.socket.state).toBe('waiting');
    expect(s.raws[0]!.closed).toBe(true);
  });

  it('a server that refuses it is alive all the same, and is pinged from then on', async () => {
    await s.clock.advance(PING_EVERY_MS);
    await s.raw.fail(s.raw.last('latency_start'), 'api.web_socket_router.bad_action.app_error', 400);
    expect(s.socket.state).toBe('online');
    await s.clock.advance(PING_EVERY_MS);
    expect(s.raw.last('ping').data).toEqual({ ping: 1 });
    await s.raw.fail(s.raw.last('ping'), 'api.web_socket_router.bad_action.app_error', 400);
    expect(s.socket.state).toBe('online');
  });

  it('learns the clock from it, from the middle of its way', async () => {
    await s.clock.advance(PING_EVERY_MS);
    const asked = s.clock.now();
    await s.clock.advance(400);
    await s.raw.ok(s.raw.last('latency_start'), { server_ts: asked + 200 - 7000 });
    expect(s.offsets).toEqual([-7000]);
  });

  it('an answer without a clock says nothing of it', async () => {
    await s.clock.advance(PING_EVERY_MS);
    await s.raw.ok(s.raw.last('latency_start'), { pong: 1 });
    await s.clock.advance(PING_EVERY_MS);
    await s.raw.ok(s.raw.last('latency_start'));
    expect(s.offsets).toEqual([]);
  });
});

describe('coming back', () => {
  it('wake() ends a wait, and only a wait', async () => {
    await s.online();
    s.socket.wake();
    expect(s.raws).toHaveLength(1);
    s.raw.onclose!();
    s.socket.wake();
    expect(s.raws).toHaveLength(2);
    await s.clock.advance(5_000);
    expect(s.raws).toHaveLength(2);
  });

  it('waits longer each time, and shortly again after success', async () => {
    s.random = 0.999;
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      s.raw.onclose!();
      const count = s.raws.length;
      const from = s.clock.now();
      while (s.raws.length === count) await s.clock.advance(50);
      waits.push(s.clock.now() - from);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(550);
    expect(waits.at(-1)).toBeGreaterThan(9_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(10_050);
    await s.online();
    await pass(s, PING_EVERY_MS);
    s.raw.onclose!();
    const count = s.raws.length;
    await s.clock.advance(500);
    expect(s.raws).toHaveLength(count + 1);
  });

  it('a server that lets in and throws out at once is not hammered', async () => {
    s.random = 0.5;
    for (let i = 0; i < 600; i++) {
      await s.clock.advance(100);
      if (s.socket.state !== 'connecting') continue;
      await s.online();
      await s.raw.frame({ event: 'error', data: { error: { id: 'app.session.app_error', code: 500 } } });
    }
    expect(s.raws.length).toBeLessThan(20);
  });

  it('a server that fails at signing in is asked again with growing pauses, for as long as it takes', async () => {
    for (let i = 0; i < 600; i++) {
      await s.clock.advance(1000);
      if (s.socket.state !== 'connecting') continue;
      s.raw.onopen!();
      await s.raw.fail(s.raw.last('authentication_challenge'), 'app.session.app_error', 500);
    }
    expect(s.raws.length).toBeLessThan(150);
    expect(s.states).not.toContain('refused');
    await s.clock.advance(10_000);
    await s.online();
    expect(s.socket.state).toBe('online');
  });

  it.each([
    ['api.context.permissions.license', 412],
    ['app.session.forbidden', 403],
  ])(
    'a login that may not come in (%s) is tried a few times an hour, or when a person asks',
    async (id, code) => {
      const bar = async (): Promise<void> => {
        s.raw.onopen!();
        await s.raw.fail(s.raw.last('authentication_challenge'), id, code);
      };
      await bar();
      expect(s.troubles).toEqual([id]);
      for (let i = 0; i < 720; i++) {
        s.socket.wake();
        await s.clock.advance(5000);
        if (s.socket.state === 'connecting') await bar();
      }
      expect(s.raws.length).toBeLessThan(35);
      expect(s.states).not.toContain('refused');
      const count = s.raws.length;
      s.socket.retry();
      expect(s.raws).toHaveLength(count + 1);
      await s.online();
      expect(s.socket.state).toBe('online');
    },
  );

  it('stop() is final: no timer, no socket, nothing heard', async () => {
    await s.online();
    const { raw } = s;
    s.socket.stop();
    expect(s.states.at(-1)).toBe('stopped');
    expect(s.clock.timers).toEqual([]);
    expect(raw.closed).toBe(true);
    await s.clock.advance(60_000);
    s.socket.wake();
    expect(s.raws).toHaveLength(1);
  });

  it.each(['connecting', 'authenticating', 'waiting'])('stop() while %s leaves no timer', async (when) => {
    if (when === 'authenticating') s.raw.onopen!();
    if (when === 'waiting') s.raw.onclose!();
    expect(s.socket.state).toBe(when);
    s.socket.stop();
    await calm();
    expect(s.clock.timers).toEqual([]);
    expect(s.socket.state).toBe('stopped');
  });

  it('whatever happens, there is never more than one open line', async () => {
    const step = fc.constantFrom('open', 'ok', 'close', 'wake', 'stop', 'start', 'time', 'request', 'error');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const stage = socketStage();
        for (const what of steps) {
          const { raw } = stage;
          if (what === 'open') raw?.onopen?.();
          if (what === 'ok' && raw?.last('authentication_challenge')) {
            await raw.ok(raw.last('authentication_challenge'));
          }
          if (what === 'close') raw?.onclose?.();
          if (what === 'wake') stage.socket.wake();
          if (what === 'stop') stage.socket.stop();
          if (what === 'start') stage.socket.start();
          if (what === 'time') await stage.clock.advance(3000);
          if (what === 'request') stage.socket.request('x').catch(() => {});
          if (what === 'error') await raw?.frame({ event: 'error' });
          expect(stage.raws.filter((r) => !r.closed && r.onmessage).length).toBeLessThanOrEqual(1);
        }
        stage.socket.stop();
        await calm();
        expect(stage.clock.timers).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('backoff', () => {
  it('stays within bounds, and its ceiling grows', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const ms = backoffMs(attempt, random);
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(Math.min(10_000, 500 * 2 ** attempt));
          expect(backoffMs(attempt + 1, random)).toBeGreaterThanOrEqual(ms);
        },
      ),
    );
    expect(backoffMs(0, 0.999)).toBeGreaterThan(450);
    expect(backoffMs(50, 0.999)).toBeGreaterThan(9_900);
  });
});
