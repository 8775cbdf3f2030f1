import { describe, expect, it } from 'vitest';
import { DeskClient } from '../../../lib/bridge/client.ts';
import type { ViewMessage } from '../../../lib/bridge/protocol.ts';
import { FROM_CRM, portPair, type PortPair } from '../worker/ports.ts';
import { calm, ManualClock } from '../webitel/socket-stage.ts';
import { line, summary, view } from './views.ts';

function stage() {
  const clock = new ManualClock();
  const pairs: PortPair[] = [];
  const heard: ViewMessage[][] = [];
  let ids = 0;
  const s = {
    clock,
    pairs,
    heard,
    orphan: false,
    changes: 0,
    get pair() {
      return pairs.at(-1)!;
    },
    /** What the newest worker heard. */
    get last() {
      return heard.at(-1)!;
    },
    client: null as unknown as DeskClient,
  };
  s.client = new DeskClient({
    connect() {
      if (s.orphan) throw new Error('Extension context invalidated.');
      const pair = portPair(FROM_CRM);
      const said: ViewMessage[] = [];
      pair.worker.onMessage.addListener((m) => void said.push(m as ViewMessage));
      pairs.push(pair);
      heard.push(said);
      return pair.view;
    },
    after: (ms, run) => clock.after(ms, run),
    newId: () => `id${++ids}`,
    now: () => clock.now(),
  });
  s.client.subscribe(() => s.changes++);
  return s;
}

type Stage = ReturnType<typeof stage>;

const result = (callId: string) => ({ kind: 'result', callId, result: { ok: true, value: callId } });

describe('the view’s end', () => {
  it('takes the state and its patches', async () => {
    const s = stage();
    s.pair.worker.postMessage({ kind: 'state', view: view({ chats: { a: summary('a') } }) });
    s.pair.worker.postMessage({ kind: 'patch', patch: { queued: 2, chats: { a: null, b: summary('b') } } });
    await calm();
    expect(s.client.view).toEqual(view({ queued: 2, chats: { b: summary('b') } }));
    expect(s.changes).toBe(2);
  });

  it('is not upset by a patch before the state', async () => {
    const s = stage();
    s.pair.worker.postMessage({ kind: 'patch', patch: { queued: 2 } });
    await calm();
    expect(s.client.view).toBeNull();
  });

  it('each call gets its own answer, once', async () => {
    const s = stage();
    const [first, second] = [
      s.client.call({ type: 'line.refresh' }),
      s.client.call({ type: 'options.open' }),
    ];
    await calm();
    s.pair.worker.postMessage(result('id2'));
    s.pair.worker.postMessage(result('nobody'));
    s.pair.worker.postMessage(result('id1'));
    expect(await second).toEqual({ ok: true, value: 'id2' });
    expect(await first).toEqual({ ok: true, value: 'id1' });
  });

  it('a worker that does not know yet what is being typed takes nothing back', async () => {
    const s = stage();
    s.client.watch('a');
    void s.client.call({ type: 'text.keep', conversationId: 'a', field: 'message', text: 'черновик' });
    s.pair.worker.postMessage({
      kind: 'conversation',
      patch: { id: 'a', from: 0, lines: [], kept: { message: '' } },
    });
    await calm();
    expect(s.client.conversation?.kept.message).toBe('черновик');
    // «Отправить» empties the draft: what was typed before it must not come back.
    void s.client.call({ type: 'message.send', conversationId: 'a', localId: 'l', text: 'черновик' });
    s.pair.worker.postMessage({
      kind: 'conversation',
      patch: { id: 'a', from: 0, lines: [], kept: { message: '' } },
    });
    await calm();
    expect(s.client.conversation?.kept.message).toBeUndefined();
  });

  it('what is typed here is known here at once, whatever the field: the worker does not tell it back', async () => {
    const s = stage();
    s.client.watch('a');
    s.pair.worker.postMessage({ kind: 'conversation', patch: { id: 'a', from: 0, lines: [] } });
    await calm();
    const seen: unknown[] = [];
    s.client.subscribe(() => seen.push(s.client.conversation?.kept));
    void s.client.call({ type: 'text.keep', conversationId: 'a', field: 'post', text: 'x' });
    void s.client.call({ type: 'text.keep', conversationId: 'b', field: 'post', text: 'y' });
    void s.client.call({ type: 'text.keep', conversationId: 'a', field: 'post', text: '' });
    expect(seen).toEqual([{ post: 'x' }, {}]);
  });

  it('stamps what it types as later than what it has heard or typed there, also when the clock was set back', async () => {
    const s = stage();
    s.client.watch('a');
    await calm();
    const stamps = () =>
      s.last.flatMap((m) =>
        m.kind === 'call' && m.command.type === 'text.keep' ? [m.command.at! - now] : [],
      );
    const now = s.clock.now();
    const keep = (conversationId: string) =>
      void s.client.call({ type: 'text.keep', conversationId, field: 'message', text: 'x' });
    const patch = { id: 'a', from: 0, lines: [], kept: { message: 'theirs' }, keptAt: now + 3_600_000 };
    s.pair.worker.postMessage({ kind: 'conversation', patch });
    await calm();
    keep('a');
    keep('a');
    keep('b');
    // In a chat that is not open here nothing is heard of: two words of one moment are told apart all the same.
    keep('b');
    await calm();
    expect(stamps()).toEqual([3_600_001, 3_600_002, 0, 1]);
  });

  it('comes back after the worker’s death, sends again what had no answer, and watches again', async () => {
    const s = stage();
    const answered = s.client.call({ type: 'line.refresh' });
    const open = s.client.call({ type: 'text.keep', conversationId: 'conv', field: 'message', text: 'x' });
    s.client.watch('conv');
    await calm();
    s.pair.worker.postMessage(result('id1'));
    await answered;
    s.pair.cut();
    await calm();
    await s.clock.advance(0);
    expect(s.pairs).toHaveLength(2);
    expect(s.last).toEqual([
      {
        kind: 'call',
        callId: 'id2',
        command: {
          type: 'text.keep',
          conversationId: 'conv',
          field: 'message',
          text: 'x',
          at: s.clock.now(),
          again: true,
        },
      },
      { kind: 'watch', conversationId: 'conv' },
    ]);
    s.pair.worker.postMessage(result('id2'));
    expect(await open).toEqual({ ok: true, value: 'id2' });
    s.pair.cut();
    await calm();
    await s.clock.advance(5000);
    expect(s.last).toEqual([{ kind: 'watch', conversationId: 'conv' }]);
  });

  describe('what is typed and the disk has not got', () => {
    const keep = (text: string, conversationId = 'a') =>
      ({ type: 'text.keep', conversationId, field: 'message', text }) as const;
    const refusal = (callId: string) => ({
      kind: 'result',
      callId,
      result: { ok: false, code: 'internal', detail: 'no room' },
    });
    const tells = (s: Stage, message: string): void =>
      s.pair.worker.postMessage({
        kind: 'conversation',
        patch: { id: 'a', from: 0, lines: [], kept: { message } },
      });
    const typed = (s: Stage): string[] =>
      s.last.flatMap((m) => (m.kind === 'call' && m.command.type === 'text.keep' ? [m.command.text] : []));
    /** The worker is dead and another one there. */
    async function dies(s: Stage): Promise<void> {
      s.pair.cut();
      await calm();
      await s.clock.advance(5000);
    }
    /** «новое» was told and refused. */
    async function refused(): Promise<Stage> {
      const s = stage();
      s.client.watch('a');
      tells(s, 'старое');
      await calm();
      const told = s.client.call(keep('новое'));
      s.pair.worker.postMessage(refusal('id1'));
      expect(await told).toMatchObject({ ok: false });
      return s;
    }

    it('is told to each worker that is born, until one has written it; the old words do not come back', async () => {
      const s = await refused();
      await dies(s);
      expect(typed(s)).toEqual(['новое']);
      tells(s, 'старое');
      await calm();
      expect(s.client.conversation?.kept.message).toBe('новое');
      s.pair.worker.postMessage(refusal('id1'));
      await calm();
      await dies(s);
      expect(typed(s)).toEqual(['новое']);
      s.pair.worker.postMessage(result('id1'));
      await calm();
      await dies(s);
      expect(typed(s)).toEqual([]);
    });

    it('also where a worker had nothing but its memory', async () => {
      const s = stage();
      s.pair.worker.postMessage({ kind: 'state', view: view({ storage: 'memory' }) });
      await calm();
      const told = s.client.call(keep('новое'));
      s.pair.worker.postMessage(result('id1'));
      expect(await told).toMatchObject({ ok: true });
      await dies(s);
      expect(typed(s)).toEqual(['новое']);
    });

    it('words that were written are told to a worker that cannot read the disk, and stand meanwhile', async () => {
      const s = stage();
      s.client.watch('a');
      tells(s, '');
      const told = s.client.call(keep('новое'));
      s.pair.worker.postMessage(result('id1'));
      await told;
      await dies(s);
      s.pair.worker.postMessage({ kind: 'state', view: view({ storage: 'memory' }) });
      tells(s, '');
      await calm();
      expect(s.client.conversation?.kept.message).toBe('новое');
      expect(typed(s)).toEqual(['новое']);
      s.pair.worker.postMessage(result('id2'));
      tells(s, 'их слово');
      await calm();
      expect(s.client.conversation?.kept.message).toBe('их слово');
    });

    it('a worker that reads the disk has the say', async () => {
      const s = stage();
      s.client.watch('a');
      tells(s, 'старое');
      await calm();
      await dies(s);
      s.pair.worker.postMessage({ kind: 'state', view: view({}) });
      tells(s, '');
      await calm();
      expect(s.client.conversation?.kept.message ?? '').toBe('');
      expect(typed(s)).toEqual([]);
    });

    it.each([
      ['the same field is typed into again', (s: Stage) => void s.client.call(keep('новее')), ['новее']],
      [
        'it is sent',
        (s: Stage) =>
          void s.client.call({ type: 'message.send', conversationId: 'a', localId: 'l', text: 'новое' }),
        [],
      ],
      ['another screen has typed there since', (s: Stage) => tells(s, 'их слово'), []],
      [
        'there is room again, and the worker has written all',
        (s: Stage) => s.pair.worker.postMessage({ kind: 'patch', patch: { storage: 'stored' } }),
        [],
      ],
      ['another chat is typed into', (s: Stage) => void s.client.call(keep('x', 'b')), ['новое', 'x']],
    ])('when %s', async (_, happens, then) => {
      const s = await refused();
      happens(s);
      await calm();
      await dies(s);
      expect(typed(s)).toEqual(then);
    });

    it('shows what another screen typed since', async () => {
      const s = await refused();
      tells(s, 'их слово');
      await calm();
      expect(s.client.conversation?.kept.message).toBe('их слово');
    });
  });

  it('calls made while there is no line go out with the next one', async () => {
    const s = stage();
    s.pair.cut();
    await calm();
    const call = s.client.call({ type: 'line.refresh' });
    s.client.watch('conv');
    await s.clock.advance(5000);
    expect(s.last).toHaveLength(2);
    s.pair.worker.postMessage(result('id1'));
    expect(await call).toMatchObject({ ok: true });
  });

  it('tries at once, then ever more slowly, and at once again after success', async () => {
    const s = stage();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      s.pair.cut();
      await calm();
      const from = s.clock.now();
      const count = s.pairs.length;
      while (s.pairs.length === count) await s.clock.advance(1);
      waits.push(s.clock.now() - from);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(1);
    expect(waits.at(-1)).toBe(3000);
    s.pair.worker.postMessage({ kind: 'state', view: view() });
    await calm();
    s.pair.cut();
    await calm();
    await s.clock.advance(1);
    expect(s.pairs).toHaveLength(8);
  });

  it('keeps the last state while there is no worker', async () => {
    const s = stage();
    s.pair.worker.postMessage({ kind: 'state', view: view({ queued: 3 }) });
    await calm();
    s.pair.cut();
    await calm();
    expect(s.client.view?.queued).toBe(3);
  });

  it('orphaned: says so, answers all calls, past and future, and rests', async () => {
    const s = stage();
    const before = s.client.call({ type: 'line.refresh' });
    s.orphan = true;
    s.pair.cut();
    await calm();
    await s.clock.advance(0);
    expect(s.client.orphaned).toBe(true);
    expect(await before).toEqual({ ok: false, code: 'orphaned' });
    await s.clock.advance(60_000);
    expect(s.pairs).toHaveLength(1);
    let after: unknown = null;
    void s.client.call({ type: 'line.refresh' }).then((r) => (after = r));
    await s.clock.advance(1000);
    expect(after).toEqual({ ok: false, code: 'orphaned' });
  });

  it('a conversation that is not watched any more is not taken', async () => {
    const s = stage();
    s.client.watch('a');
    s.client.watch('b');
    s.pair.worker.postMessage({
      kind: 'conversation',
      patch: { id: 'a', from: 0, lines: [line('1')], kept: { message: 'x' } },
    });
    await calm();
    expect(s.client.conversation).toBeNull();
    s.pair.worker.postMessage({
      kind: 'conversation',
      patch: { id: 'b', from: 0, lines: [line('1')], kept: { message: 'x' } },
    });
    await calm();
    expect(s.client.conversation).toMatchObject({ id: 'b', lines: [line('1')], kept: { message: 'x' } });
    s.pair.worker.postMessage({ kind: 'conversation', patch: { id: 'b', from: 1, lines: [line('2')] } });
    await calm();
    expect(s.client.conversation).toMatchObject({
      id: 'b',
      lines: [line('1'), line('2')],
      kept: { message: 'x' },
    });
    s.client.watch(null);
    expect(s.client.conversation).toBeNull();
  });

  it('from the back/forward cache: one line, not two', async () => {
    const s = stage();
    s.client.reconnect();
    await s.clock.advance(10_000);
    expect(s.pairs).toHaveLength(2);
    s.pairs[0]!.worker.onDisconnect.addListener(() => {});
    expect(() => s.pairs[0]!.worker.postMessage({})).toThrow('disconnected');
  });

  it('asked to hurry: a line that stands is left alone, one that is cut is opened at once', async () => {
    const s = stage();
    s.client.hurry();
    expect(s.pairs).toHaveLength(1);
    for (let i = 0; i < 4; i++) {
      s.pair.cut();
      await calm();
      s.client.hurry();
      s.client.hurry();
      expect(s.pairs).toHaveLength(i + 2);
    }
    await s.clock.advance(10_000);
    expect(s.pairs).toHaveLength(5);
  });

  it('closed stays closed', async () => {
    const s = stage();
    s.client.close();
    await s.clock.advance(10_000);
    expect(s.pairs).toHaveLength(1);
    const cut = stage();
    cut.pair.cut();
    await calm();
    cut.client.close();
    await cut.clock.advance(10_000);
    expect(cut.pairs).toHaveLength(1);
  });

  it('one listener may leave, and is asked to show itself', async () => {
    const s = stage();
    let shown = 0;
    const stop = s.client.onShow(() => shown++);
    s.pair.worker.postMessage({ kind: 'show' });
    await calm();
    stop();
    s.pair.worker.postMessage({ kind: 'show' });
    await calm();
    expect(shown).toBe(1);
  });
});
