import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeskClient } from '../../../lib/bridge/client.ts';
import { diffView } from '../../../lib/bridge/diff.ts';
import type { HubPort } from '../../../lib/bridge/connection.ts';
import { Hub } from '../../../lib/bridge/hub.ts';
import type { CallResult, Command, WorkerMessage } from '../../../lib/bridge/protocol.ts';
import { applyPatch, type ConversationView, type DeskView } from '../../../lib/bridge/view.ts';
import { KEPT_FIELDS } from '../../../lib/kept/fields.ts';
import {
  EXTENSION_ID,
  EXTENSION_ORIGIN,
  FROM_CRM,
  FROM_PAGE,
  frameOf,
  portPair,
  type PortPair,
} from '../worker/ports.ts';
import { calm, ManualClock } from '../webitel/socket-stage.ts';
import { conversations, line, summary, view, views } from './views.ts';

const ALLOWED = 'https://acme.creatio.com';
let allowed = [ALLOWED];

/** Of whom a sender is, where the test does not say. */
const nameOf = (sender: HubPort['sender']): string =>
  sender?.url?.startsWith(EXTENSION_ORIGIN) ? 'page' : 'launcher s';

function stage() {
  const clock = new ManualClock();
  const executed: Command[] = [];
  const s = {
    clock,
    executed,
    /** No setting can be stored. */
    refuses: false,
    /** Tabs that were asked to load their gateway. */
    gateways: [] as number[],
    ports: [] as PortPair[],
    now: view(),
    conversation: null as ConversationView | null,
    result: (async () => ({ ok: true })) as () => Promise<CallResult>,
    hub: null as unknown as Hub,
    set(next: Partial<DeskView>) {
      s.now = { ...s.now, ...next };
      s.hub.publish();
    },
    connect(
      sender: HubPort['sender'],
      name = nameOf(sender),
    ): PortPair & { said: WorkerMessage[]; hungUp: () => boolean } {
      const pair = portPair(sender ?? {}, name);
      let hungUp = false;
      pair.view.onDisconnect.addListener(() => (hungUp = true));
      s.ports.push(pair);
      const { sender: _, ...bare } = pair.worker;
      s.hub.connect(sender ? pair.worker : bare);
      return { ...pair, said: pair.posted as WorkerMessage[], hungUp: () => hungUp };
    },
  };
  s.hub = new Hub({
    extensionId: EXTENSION_ID,
    extensionOrigin: EXTENSION_ORIGIN,
    readAnswer: (_, answer) => answer,
    openGateway: (tabId) => void s.gateways.push(tabId),
    crms: () => allowed,
    mayBeCrm: (origin) => /^https:.*\.creatio\.com$/.test(origin),
    confirmCrm: async (origin) => {
      if (s.refuses) throw new DOMException('full', 'QuotaExceededError');
      allowed = [...allowed, origin];
      s.hub.recheck();
    },
    view: () => s.now,
    conversation: (id) => (s.conversation?.id === id ? s.conversation : null),
    countCalls: async () => {},
    execute: (command) => {
      executed.push(command);
      return s.result();
    },
    after: (ms, run) => clock.after(ms, run),
  });
  return s;
}

let s: ReturnType<typeof stage>;
beforeEach(() => {
  allowed = [ALLOWED];
  s = stage();
});

describe('who may speak', () => {
  it.each([
    ['nobody', undefined],
    ['another extension', { ...FROM_PAGE, id: 'foreign' }],
    ['no id', { url: FROM_PAGE.url }],
    ['a page that may be no CRM', { ...FROM_CRM, url: 'https://evil.example/' }],
    ['an address that only begins alike', { ...FROM_CRM, url: 'https://acme.creatio.com.evil.example/' }],
    ['an allowed page in a frame', { ...FROM_CRM, frameId: 4 }],
    ['an allowed page of unknown frame', { id: EXTENSION_ID, url: FROM_CRM.url }],
    ['plain http', { ...FROM_CRM, url: 'http://acme.creatio.com/' }],
    ['an address that claims another origin', { ...FROM_CRM, url: 'https://evil.example/', origin: ALLOWED }],
    ['a sandboxed CRM page', { ...FROM_CRM, origin: 'null' }],
    ['a sandboxed page of the extension', { ...FROM_PAGE, origin: 'null' }],
    ['no address at all', { id: EXTENSION_ID, frameId: 0 }],
  ])('%s: the line is cut and nothing is told', async (_, sender) => {
    const port = s.connect(sender);
    await calm();
    expect(port.hungUp()).toBe(true);
    expect(port.said).toEqual([]);
    s.set({ queued: 5 });
    await s.clock.advance(20);
    expect(port.said).toEqual([]);
  });

  it.each([
    ['a page of the extension', FROM_PAGE],
    ['a page of the extension in a tab', { ...FROM_PAGE, frameId: 0, tab: { id: 4 } }],
  ])('%s hears the state at once', (_, sender) => {
    expect(s.connect(sender).said).toEqual([{ kind: 'state', view: s.now }]);
  });

  it.each([
    ['a CRM page', FROM_CRM],
    [
      'a CRM page known by its origin only',
      { id: EXTENSION_ID, origin: ALLOWED, frameId: 0, tab: { id: 7 } },
    ],
  ])('%s hears how many wait, and nobody’s name or words', async (_, sender) => {
    s.now = view({
      chats: { a: summary('Ірина', { wait: { unansweredSince: 5, operatorAt: null, acceptedAt: 1 } }) },
    });
    const crm = s.connect(sender);
    expect(crm.said).toMatchObject([
      { kind: 'launcher', view: { waits: [{ unansweredSince: 5 }], invites: 0 } },
    ]);
    crm.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    s.conversation = { id: 'conv', lines: [line('1')], kept: { message: 'd' }, reachedStart: true };
    s.set({ queued: 5 });
    await s.clock.advance(20);
    expect(crm.said).toHaveLength(1);
    expect(JSON.stringify(crm.said)).not.toContain('Ірина');
  });

  describe('the desk in a frame', () => {
    const FRAME = frameOf(FROM_CRM);

    it('hears the state once its tab’s content script has told the same secret', async () => {
      const frame = s.connect(FRAME, 'desk abc');
      await calm();
      expect(frame.said).toEqual([]);
      s.connect(FROM_CRM, 'launcher abc');
      expect(frame.said).toEqual([{ kind: 'state', view: s.now }]);
    });

    it.each([
      ['another secret', FRAME, 'desk other'],
      ['no secret', FRAME, 'desk'],
      ['another tab', { ...FRAME, tab: { id: 99 } }, 'desk abc'],
    ])('with %s hears nothing, may do nothing, and is told so', async (_, sender, name) => {
      s.connect(FROM_CRM, 'launcher abc');
      s.connect(FROM_CRM, 'launcher');
      const frame = s.connect(sender, name);
      frame.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'line.refresh' } });
      await calm();
      s.set({ queued: 5 });
      await s.clock.advance(60_000);
      expect(s.executed).toEqual([]);
      expect(frame.said).toEqual([{ kind: 'refused' }]);
      expect(frame.hungUp()).toBe(true);
    });

    it.each([
      ['no frame', { ...FRAME, frameId: 0 }, 'desk abc'],
      ['no tab', { id: FRAME.id, url: FRAME.url, frameId: 5 }, 'desk abc'],
      ['another page of the extension in a frame', FRAME, 'page'],
      ['a page of another origin', { ...FRAME, url: FROM_CRM.url }, 'desk abc'],
      ['an unknown kind', FRAME, 'else abc'],
    ])('is none in %s', async (_, sender, name) => {
      s.connect(FROM_CRM, 'launcher abc');
      const frame = s.connect(sender, name);
      await calm();
      expect([frame.hungUp(), frame.said]).toEqual([true, []]);
    });
  });

  it('a CRM page may do nothing but keep its launcher’s place; pages alone sign in and out', async () => {
    const crm = s.connect(FROM_CRM);
    const page = s.connect(FROM_PAGE);
    const commands = [
      { type: 'account.signIn', origin: 'o', domain: 'd', username: 'u', password: 'p' },
      { type: 'account.secondFactor', challenge: 'c', code: '1' },
      { type: 'account.signOut' },
      { type: 'desk.show' },
      { type: 'hosts.sync' },
    ];
    const all = [...commands, { type: 'line.refresh' }];
    for (const [i, command] of all.entries())
      crm.view.postMessage({ kind: 'call', callId: `c${i}`, command });
    await calm();
    expect(s.executed).toEqual([]);
    const refused = crm.said.filter((m) => m.kind === 'result');
    expect(refused.map((m) => m.result)).toEqual(all.map(() => ({ ok: false, code: 'not-understood' })));
    for (const [i, command] of commands.entries())
      page.view.postMessage({ kind: 'call', callId: `c${i}`, command });
    await calm();
    expect(s.executed.map((c) => c.type)).toEqual(commands.map((c) => c.type));
  });

  it('what is no message is not answered, and the line stays', async () => {
    const crm = s.connect(FROM_PAGE);
    for (const junk of [
      null,
      5,
      'x',
      [],
      {},
      { kind: 'state' },
      { kind: 'call' },
      { kind: 'watch', conversationId: 5 },
    ])
      crm.view.postMessage(junk);
    await calm();
    expect(crm.said).toHaveLength(1);
    crm.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'line.refresh' } });
    await calm();
    expect(s.executed).toEqual([{ type: 'line.refresh' }]);
  });
});

describe('pushing', () => {
  it('tells a burst of 1,000 changes in one message', async () => {
    const crm = s.connect(FROM_PAGE);
    for (let i = 1; i <= 1000; i++)
      s.set({ queued: i, chats: { ...s.now.chats, [`c${i % 50}`]: summary(`c${i % 50}`) } });
    expect(crm.said).toHaveLength(1);
    await s.clock.advance(16);
    expect(crm.said).toHaveLength(2);
    await s.clock.advance(1000);
    expect(crm.said).toHaveLength(2);
    const patch = crm.said[1] as Extract<WorkerMessage, { kind: 'patch' }>;
    expect(applyPatch(view(), patch.patch)).toEqual(s.now);
  });

  it('tells only what changed', async () => {
    s.now = view({ chats: { a: summary('a'), b: summary('b'), c: summary('c') } });
    const crm = s.connect(FROM_PAGE);
    const { c: _, ...left } = s.now.chats;
    s.set({ chats: { ...left, b: summary('b', { unread: 2 }) } });
    await s.clock.advance(16);
    expect(crm.said[1]).toEqual({
      kind: 'patch',
      patch: { chats: { b: summary('b', { unread: 2 }), c: null } },
    });
  });

  it('tells nothing when nothing changed', async () => {
    const crm = s.connect(FROM_PAGE);
    s.hub.publish();
    await s.clock.advance(16);
    s.set({});
    await s.clock.advance(16);
    expect(crm.said).toHaveLength(1);
  });

  it('a view that is gone does not stop the others', async () => {
    const gone = s.connect(FROM_PAGE);
    const stays = s.connect(FROM_PAGE);
    gone.worker.postMessage = () => {
      throw new Error('Attempting to use a disconnected port object');
    };
    gone.cut();
    s.set({ queued: 1 });
    await s.clock.advance(16);
    expect(stays.said).toHaveLength(2);
  });

  it('the first change is told at once, what follows within a frame together', async () => {
    const { said } = s.connect(FROM_PAGE);
    const before = said.length;
    s.set({ queued: 1 });
    await s.clock.advance(0);
    expect(said.length).toBe(before + 1);
    s.set({ queued: 2 });
    s.set({ queued: 3 });
    await s.clock.advance(15);
    expect(said.length).toBe(before + 1);
    await s.clock.advance(1);
    expect(said.slice(before + 1)).toEqual([{ kind: 'patch', patch: { queued: 3 } }]);
  });

  it('what one change did to the view and to the conversation that is watched comes as one message', async () => {
    const { view: port, said } = s.connect(FROM_PAGE);
    s.conversation = { id: 'conv', lines: [line('1')], kept: {}, reachedStart: true };
    port.postMessage({ kind: 'watch', conversationId: 'conv' });
    await calm();
    const before = said.length;
    s.conversation = { ...s.conversation, lines: [line('1'), line('2')] };
    s.set({ queued: 1 });
    await s.clock.advance(16);
    expect(said.slice(before)).toEqual([
      { kind: 'patch', patch: { queued: 1 }, conversation: { id: 'conv', from: 1, lines: [line('2')] } },
    ]);
  });

  it('the result comes after the state that it made', async () => {
    const crm = s.connect(FROM_PAGE);
    s.result = async () => {
      s.set({ queued: 7 });
      return { ok: true };
    };
    crm.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'line.refresh' } });
    await calm();
    expect(crm.said.map((m) => m.kind)).toEqual(['state', 'patch', 'result']);
  });

  it('any two states: the patch leads from one to the other', () => {
    fc.assert(
      fc.property(views, views, (before, now) => {
        const patch = diffView(before, now);
        expect(applyPatch(before, structuredClone(patch) ?? {})).toEqual(now);
      }),
    );
  });
});

describe('a conversation', () => {
  it('is told in full, then only from where it changed', async () => {
    const crm = s.connect(FROM_PAGE);
    s.conversation = {
      id: 'conv',
      lines: [line('1'), line('2'), line('3')],
      kept: { message: 'd' },
      reachedStart: false,
    };
    crm.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    await calm();
    expect(crm.said[1]).toMatchObject({ patch: { id: 'conv', from: 0, kept: { message: 'd' } } });
    s.conversation = { ...s.conversation, lines: [line('1'), line('2'), line('3'), line('4')] };
    s.hub.publish();
    await s.clock.advance(16);
    expect(crm.said[2]).toEqual({ kind: 'conversation', patch: { id: 'conv', from: 3, lines: [line('4')] } });
  });

  it('is told to who watches it, while he watches it', async () => {
    const crm = s.connect(FROM_PAGE);
    const other = s.connect(FROM_PAGE);
    s.conversation = { id: 'conv', lines: [line('1')], kept: {}, reachedStart: false };
    crm.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    await calm();
    crm.view.postMessage({ kind: 'watch', conversationId: null });
    await calm();
    s.conversation = { ...s.conversation, lines: [] };
    s.hub.publish();
    await s.clock.advance(16);
    expect(crm.said.filter((m) => m.kind === 'conversation')).toHaveLength(1);
    expect(other.said.filter((m) => m.kind === 'conversation')).toHaveLength(0);
  });

  it.each(KEPT_FIELDS)('an own %s is not told back, one of another tab is', async (field) => {
    s.conversation = { id: 'conv', lines: [], kept: {}, reachedStart: false };
    const [typing, other] = [s.connect(FROM_PAGE), s.connect(FROM_PAGE)];
    for (const port of [typing, other]) port.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    await calm();
    s.result = async () => {
      s.conversation = { id: 'conv', lines: [], kept: { [field]: 'tex' }, reachedStart: false };
      s.hub.publish();
      return { ok: true };
    };
    typing.view.postMessage({
      kind: 'call',
      callId: 'c',
      command: { type: 'text.keep', conversationId: 'conv', field, text: 'tex' },
    });
    await calm();
    await s.clock.advance(16);
    const drafts = (port: typeof typing) =>
      port.said.filter((m) => m.kind === 'conversation').map((m) => m.patch!.kept?.[field]);
    expect(drafts(typing)).toEqual(['']);
    expect(drafts(other)).toEqual(['', 'tex']);
  });

  it.each([
    ['typed by another while the own word was on its way to a slow disk', 'their word'],
    ['emptied meanwhile', undefined],
  ])('a field %s is shown as the worker has it, once the own word is answered', async (_, theirs) => {
    const became = (message: string | undefined): void => {
      s.conversation = { id: 'conv', lines: [], kept: message ? { message } : {}, reachedStart: false };
      s.hub.publish();
    };
    became('old');
    let ids = 0;
    const typing = new DeskClient({
      connect: () => s.connect(FROM_PAGE).view,
      after: (ms, run) => s.clock.after(ms, run),
      newId: () => `id${++ids}`,
    });
    typing.watch('conv');
    await calm();
    const { promise, resolve } = Promise.withResolvers<CallResult>();
    s.result = () => promise;
    const answer = typing.call({ type: 'text.keep', conversationId: 'conv', field: 'message', text: 'own' });
    await calm();
    became('own');
    await s.clock.advance(16);
    became(theirs);
    await s.clock.advance(16);
    expect(typing.conversation?.kept.message).toBe('own');
    resolve({ ok: true });
    await answer;
    await calm();
    expect(typing.conversation?.kept.message).toBe(theirs);
  });

  it('of whose file the name came later is told again', async () => {
    const crm = s.connect(FROM_PAGE);
    const file = { id: '1', name: '', size: 0, mime: '' };
    s.conversation = { id: 'conv', lines: [line('1', { file })], kept: {}, reachedStart: false };
    crm.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    await calm();
    s.conversation = { ...s.conversation, lines: [line('1', { file: { ...file, name: 'a.pdf', size: 5 } })] };
    s.hub.publish();
    await s.clock.advance(16);
    expect(crm.said.at(-1)).toMatchObject({
      kind: 'conversation',
      patch: { lines: [{ file: { name: 'a.pdf' } }] },
    });
  });

  it('whatever it becomes, the view has the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(conversations, { minLength: 1, maxLength: 6 }), async (states) => {
        const own = stage();
        own.conversation = states[0]!;
        const client = new DeskClient({
          connect: () => own.connect(FROM_PAGE).view,
          after: (ms, run) => own.clock.after(ms, run),
          newId: () => 'id',
        });
        client.watch('conv');
        await calm();
        for (const state of states) {
          own.conversation = state;
          own.hub.publish();
          await own.clock.advance(16);
          expect(client.conversation).toEqual(state);
        }
      }),
    );
  });
});

describe('a CRM that nobody has named', () => {
  const STRANGER = { ...FROM_CRM, url: 'https://trial.creatio.com/0/Shell/', tab: { id: 66, windowId: 1 } };
  const ORIGIN = 'https://trial.creatio.com';
  const waiting = () =>
    view({
      chats: { a: summary('Ірина', { wait: { unansweredSince: 5, operatorAt: null, acceptedAt: 1 } }) },
    });

  it('is answered when it cannot be named: the disk refuses', async () => {
    s.refuses = true;
    const stranger = s.connect(STRANGER);
    stranger.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'crm.confirm' } });
    await calm();
    expect(stranger.said.at(-1)).toMatchObject({ kind: 'result', callId: 'c', result: { ok: false } });
  });

  it('is told nothing and asked nothing, though it is the newest', async () => {
    s.now = waiting();
    const own = s.connect(FROM_CRM);
    const gateway = s.connect(FROM_CRM, 'gateway');
    const stranger = s.connect(STRANGER);
    const forged = s.connect(STRANGER, 'gateway');
    const frame = s.connect(frameOf(STRANGER), 'desk s');
    expect(forged.hungUp() || (await calm(), forged.hungUp())).toBe(true);
    expect(s.hub.crmOrigins()).toEqual([ALLOWED]);
    void s.hub.askCrm('identify', { phone: '+380501234567' }, s.hub.crmOrigins()[0]);
    expect(gateway.said).toMatchObject([{ kind: 'crm', op: 'identify' }]);
    expect(await s.hub.askCrm('identify', {}, ORIGIN)).toEqual({ ok: false, code: 'no-crm-tab' });
    stranger.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'line.refresh' } });
    stranger.view.postMessage({ kind: 'watch', conversationId: 'conv' });
    s.set({ queued: 5 });
    await s.clock.advance(60_000);
    expect(stranger.said.map((m) => m.kind)).toEqual(['question', 'result']);
    expect(JSON.stringify(stranger.said)).not.toContain('Ірина');
    expect(frame.said).toEqual([{ kind: 'refused' }]);
    expect(s.executed).toEqual([]);
    expect(own.hungUp()).toBe(false);
    expect(s.hub.deskTabs()).toEqual([{ tabId: 7, windowId: 3 }]);
  });

  it('is one once the operator has said so, and is none any more when he takes it back', async () => {
    const stranger = s.connect(STRANGER);
    expect(stranger.said).toMatchObject([{ kind: 'question', mayAsk: true }]);
    stranger.view.postMessage({ kind: 'call', callId: 'c', command: { type: 'crm.confirm' } });
    await calm();
    expect(allowed).toEqual([ALLOWED, ORIGIN]);
    expect(stranger.hungUp()).toBe(true);
    const page = s.connect(STRANGER, 'launcher t');
    const desk = s.connect(frameOf(STRANGER), 'desk t');
    expect([page.said[0]!.kind, desk.said[0]!.kind]).toEqual(['launcher', 'state']);
    allowed = [ALLOWED];
    s.hub.recheck();
    await calm();
    expect([page.hungUp(), desk.hungUp(), desk.said.at(-1)]).toEqual([true, true, { kind: 'refused' }]);
  });

  it('is not asked about where the policy names CRMs', () => {
    s.now = view({ lockedSettings: ['creatio.origins'] });
    expect(s.connect(STRANGER).said).toMatchObject([{ kind: 'question', mayAsk: false }]);
  });

  it('of two that were named, the first one comes first, whichever tab came last', () => {
    allowed = [ALLOWED, ORIGIN];
    s.connect(FROM_CRM);
    s.connect(STRANGER);
    expect(s.hub.crmOrigins()).toEqual([ALLOWED, ORIGIN]);
  });

  it('what is accepted in the desk of a CRM is settled there, whatever the command says', async () => {
    s.connect(FROM_CRM, 'launcher t');
    const desk = s.connect(frameOf(FROM_CRM), 'desk t');
    const command = { type: 'chat.accept', conversationId: 'conv', origin: ORIGIN };
    desk.view.postMessage({ kind: 'call', callId: 'c', command });
    await calm();
    expect(s.executed).toEqual([{ type: 'chat.accept', conversationId: 'conv', origin: ALLOWED }]);
  });
});

describe('tabs', () => {
  it('are those of the CRM, and one is asked to show itself', async () => {
    const crm = s.connect(FROM_CRM);
    s.connect({ ...FROM_PAGE, tab: { id: 9 } });
    const second = s.connect({ ...FROM_CRM, tab: { id: 8, windowId: 1 } });
    expect(s.hub.deskTabs()).toEqual([
      { tabId: 8, windowId: 1 },
      { tabId: 7, windowId: 3 },
    ]);
    crm.view.postMessage({ kind: 'front', front: true });
    await calm();
    expect(s.hub.deskTabs()[0]).toEqual({ tabId: 7, windowId: 3 });
    s.hub.show(8);
    expect(second.said.at(-1)).toEqual({ kind: 'show', conversationId: null });
    expect(crm.said.at(-1)).not.toEqual({ kind: 'show', conversationId: null });
    crm.view.disconnect();
    await calm();
    expect(s.hub.deskTabs()).toHaveLength(1);
  });
});

describe('a question to the CRM', () => {
  const tab = (id: number, url = FROM_CRM.url) => ({ ...FROM_CRM, url, tab: { id, windowId: 1 } });
  const elsewhere = 'https://acme.creatio.com:8443/0/Shell/';
  type Port = ReturnType<typeof s.connect>;
  const asked = (port: Port) =>
    port.said.filter((m): m is Extract<WorkerMessage, { kind: 'crm' }> => m.kind === 'crm');
  const open = (id: number, url?: string): Port => {
    s.connect(tab(id, url));
    return s.connect(tab(id, url), 'gateway');
  };
  const close = (id: number): void => {
    for (const { worker, view: end } of s.ports) if (worker.sender?.tab?.id === id) end.disconnect();
  };
  const say = (port: Port, value: string, { callId } = asked(port).at(-1)!): void =>
    port.view.postMessage({ kind: 'crm-answer', callId, result: { ok: true, value } });

  it('goes to no other CRM that has come in its tab', async () => {
    const other = 'https://other.creatio.com';
    allowed = [ALLOWED, other];
    s.connect(tab(1));
    const gateway = s.connect(tab(1, `${other}/0/Shell/`), 'gateway');
    void s.hub.askCrm('identify', { phone: '+380501234567' }, ALLOWED);
    await s.clock.advance(3000);
    expect(asked(gateway)).toEqual([]);
    void s.hub.askCrm('user', undefined, other);
    s.connect(tab(1, `${other}/0/Shell/`));
    void s.hub.askCrm('user', undefined, other);
    expect(asked(gateway)).toMatchObject([{ op: 'user' }]);
    expect(s.gateways).toEqual([1]);
  });

  it('brings all names that are set along, the codes of the light’s settings too', () => {
    const lightCodes = { enabled: 'UsrLight' };
    const { settings } = s.now;
    s.now = view({ settings: { ...settings, creatio: { ...settings.creatio, lightCodes } } });
    const gateway = open(1);
    void s.hub.askCrm('light-settings', undefined, ALLOWED);
    expect(asked(gateway)).toMatchObject([{ op: 'light-settings', settings: { lightCodes } }]);
  });

  it('has its page load what asks, once', async () => {
    s.connect(tab(1));
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    expect(s.gateways).toEqual([1]);
    const gateway = s.connect(tab(1), 'gateway');
    expect(asked(gateway)).toMatchObject([{ op: 'user', settings: { objects: {}, processes: {} } }]);
    say(gateway, 'me');
    expect(await answer).toEqual({ ok: true, value: 'me' });
    void s.hub.askCrm('user', undefined, ALLOWED);
    expect([asked(gateway).length, s.gateways]).toEqual([2, [1]]);
  });

  it('waits with others for one copy of what asks, also after that was lost', async () => {
    s.connect(tab(1));
    for (const op of ['user', 'identify', 'templates']) void s.hub.askCrm(op, undefined, ALLOWED);
    expect(s.gateways).toEqual([1]);
    const first = s.connect(tab(1), 'gateway');
    expect(asked(first).map(({ op }) => op)).toEqual(['user', 'identify', 'templates']);
    first.view.disconnect();
    await calm();
    expect(s.gateways).toEqual([1, 1]);
    expect(asked(s.connect(tab(1), 'gateway')).map(({ op }) => op)).toEqual([
      'user',
      'identify',
      'templates',
    ]);
  });

  it('asks a page once more that has not loaded it within five seconds', async () => {
    s.connect(tab(1));
    void s.hub.askCrm('user', undefined, ALLOWED);
    await s.clock.advance(5_000);
    void s.hub.askCrm('identify', undefined, ALLOWED);
    expect(s.gateways).toEqual([1, 1]);
  });

  it('goes to the tab in front, and to none but those of the CRM that is meant', async () => {
    const launcher = s.connect(tab(1));
    const [one, two] = [s.connect(tab(1), 'gateway'), open(2)];
    void s.hub.askCrm('user', undefined, ALLOWED);
    expect([asked(one).length, asked(two).length]).toEqual([0, 1]);
    launcher.view.postMessage({ kind: 'front', front: true });
    await calm();
    void s.hub.askCrm('user', undefined, ALLOWED);
    expect([asked(one).length, asked(two).length]).toEqual([1, 1]);
    expect(await s.hub.askCrm('user', undefined, 'https://other.creatio.com')).toEqual({
      ok: false,
      code: 'no-crm-tab',
    });
  });

  it('is asked of the tab that comes when the only one was silent for two seconds, and of no other', async () => {
    const frozen = open(1);
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    await s.clock.advance(1000);
    const early = open(2);
    expect(asked(early)).toHaveLength(0);
    close(2);
    await s.clock.advance(1000);
    const next = open(3);
    await calm();
    expect([asked(frozen).length, asked(next).length]).toEqual([1, 1]);
    s.connect(tab(4));
    const another = s.connect(tab(4), 'gateway');
    expect(asked(another)).toHaveLength(0);
    say(next, 'me');
    expect(await answer).toEqual({ ok: true, value: 'me' });
  });

  it('is not asked twice of a CRM that is only slow', async () => {
    const slow = open(1);
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    slow.view.postMessage({ kind: 'crm-taken', callId: asked(slow)[0]!.callId });
    await s.clock.advance(10_000);
    const next = open(2);
    expect(asked(next)).toHaveLength(0);
    say(slow, 'me');
    expect(await answer).toEqual({ ok: true, value: 'me' });
  });

  it('is asked of the next tab when one is silent for two seconds, which then comes last', async () => {
    const [one, two] = [open(1), open(2)];
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    await s.clock.advance(1900);
    expect([asked(one).length, asked(two).length]).toEqual([0, 1]);
    await s.clock.advance(100);
    expect(asked(one)).toHaveLength(1);
    say(one, 'awake');
    expect(await answer).toEqual({ ok: true, value: 'awake' });
    void s.hub.askCrm('user', undefined, ALLOWED);
    expect([asked(one).length, asked(two).length]).toEqual([2, 1]);
    two.view.postMessage({ kind: 'crm-taken', callId: asked(two)[0]!.callId });
    await calm();
    void s.hub.askCrm('user', undefined, ALLOWED);
    expect([asked(one).length, asked(two).length]).toEqual([2, 2]);
  });

  it('that was taken may need its time', async () => {
    const [one, two] = [open(1), open(2)];
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    two.view.postMessage({ kind: 'crm-taken', callId: asked(two)[0]!.callId });
    await calm();
    await s.clock.advance(30_000);
    expect(asked(one)).toEqual([]);
    await s.clock.advance(30_000);
    expect(await answer).toEqual({ ok: false, code: 'crm-unreachable' });
  });

  it('is asked of another tab of the same CRM when its tab goes away', async () => {
    allowed = [ALLOWED, 'https://acme.creatio.com:8443'];
    const [one, two] = [open(1), open(2)];
    const foreign = open(3, elsewhere);
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    expect(asked(two)).toHaveLength(1);
    close(2);
    await calm();
    expect(asked(foreign)).toEqual([]);
    say(foreign, 'forged', asked(one)[0]!);
    say(one, 'real');
    expect(await answer).toEqual({ ok: true, value: 'real' });
    expect(s.hub.crmOrigins()).toEqual([ALLOWED, 'https://acme.creatio.com:8443']);
  });

  it('waits for the page that is loaded anew', async () => {
    const page = s.connect(tab(1));
    const gateway = s.connect(tab(1), 'gateway');
    const answer = s.hub.askCrm('user', undefined, ALLOWED);
    for (const port of [gateway, page]) port.view.disconnect();
    await calm();
    await s.clock.advance(5_000);
    say(open(1), 'again');
    expect(await answer).toEqual({ ok: true, value: 'again' });
    const lost = s.hub.askCrm('user', undefined, ALLOWED);
    await calm();
    for (const port of s.ports) port.view.disconnect();
    await calm();
    await s.clock.advance(15_000);
    expect(await lost).toEqual({ ok: false, code: 'no-crm-tab' });
  });

  it('about the page goes to the page under the asking desk', async () => {
    const one = open(1);
    open(2);
    const desk = s.connect(frameOf(tab(1)), 'desk s');
    desk.view.postMessage({
      kind: 'call',
      callId: 'c',
      command: { type: 'page.ask', op: 'contact-on-page' },
    });
    await calm();
    say(one, 'contact');
    await calm();
    expect(desk.said.at(-1)).toEqual({ kind: 'result', callId: 'c', result: { ok: true, value: 'contact' } });
    one.view.postMessage({ kind: 'place', place: { entity: 'Case', id: 'c', contactId: null, number: '5' } });
    await calm();
    expect(desk.said.at(-1)).toMatchObject({ kind: 'place', place: { number: '5' } });
  });
});

describe('a conversation that is gone', () => {
  const client = (): DeskClient =>
    new DeskClient({
      connect: () => s.connect(FROM_PAGE).view,
      after: (ms, run) => s.clock.after(ms, run),
      newId: () => 'id',
    });
  const said = (): ConversationView => ({
    id: 'c1',
    lines: [line('secret')],
    kept: {},
    reachedStart: true,
    files: [],
  });

  it('is taken out of the page’s memory, and comes back whole', async () => {
    s.conversation = said();
    const page = client();
    page.watch('c1');
    await calm();
    expect(page.conversation?.lines).toHaveLength(1);
    s.conversation = null;
    s.set({ session: { ...s.now.session, state: 'signed-out' } });
    await s.clock.advance(100);
    expect(page.conversation).toBeNull();
    s.conversation = said();
    s.set({ queued: 1 });
    await s.clock.advance(100);
    expect(page.conversation).toEqual(said());
  });

  it('is told by a worker that has been born since', async () => {
    s.conversation = said();
    const page = client();
    page.watch('c1');
    await calm();
    s.conversation = null;
    page.reconnect();
    await calm();
    expect(page.conversation).toBeNull();
  });
});
