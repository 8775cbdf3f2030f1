/** Outgoing messages in the whole worker, against the stand-in Webitel: stored, sent once, looked for, recorded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { OutgoingMessage } from '../../../lib/outgoing/message.ts';
import type { Customer } from '../../standins/webitel/index.ts';
import { FROM_CRM, NAMED } from '../worker/ports.ts';
import { firstMessage, Stage } from '../worker/stage.ts';

let stage: Stage;
let customer: Customer;
let serial = 0;

beforeEach(async () => {
  stage = await Stage.start();
  customer = known('Ірина Шевчук', '520924760');
  await stage.online();
});
afterEach(() => stage.stop());

/** Somebody who wrote once, through the Telegram bot (gateway 9) unless said otherwise. */
function known(name: string, externalId: string, provider = 'telegram'): Customer {
  const one = stage.server.customer({ name, externalId, provider });
  one.writes('Добрий день');
  one.leaves();
  return one;
}

const TO = { type: 'telegram', id: '520924760', via: '9' };
const send = (text: string, over: Partial<OutgoingMessage> = {}): Promise<CallResult> =>
  stage.crm.call({
    type: 'outgoing.send',
    localId: over.localId ?? `out-${++serial}`,
    label: over.label ?? 'Ірина',
    contactId: over.contactId ?? null,
    gatewayName: over.gatewayName ?? 'ТехноДім бот',
    peer: over.peer ?? TO,
    text,
  });

const message = (text: string) => stage.view.outgoing.find((m) => m.text === text);
const untilState = (text: string, state: OutgoingMessage['state']) =>
  stage.until(
    () => message(text)?.state === state && message(text)!,
    `«${text}» ${state}, but ${message(text)?.state}`,
  );
/** How many of these words the server has stored for the customer. */
const copiesOf = (text: string) =>
  stage.server.conversations().flatMap((c) => c.messages.filter((m) => m.text === text));
const stored = (text: string): number => copiesOf(text).length;
const requests = (path: string) => stage.server.log.requests.filter((r) => r.path === path);

describe('an outgoing message', () => {
  it('is shown at once, newest first, and sent once', async () => {
    expect(await send('Перше')).toEqual({ ok: true });
    expect(await send('Друге')).toEqual({ ok: true });
    expect(stage.view.outgoing.map((m) => m.text)).toEqual(['Друге', 'Перше']);
    await untilState('Друге', 'sent');
    expect([stored('Перше'), stored('Друге')]).toEqual([1, 1]);
  });

  it('ordered several times at once, and again later, is one', async () => {
    await Promise.all([1, 2, 3].map(() => send('Раз', { localId: 'same' })));
    await untilState('Раз', 'sent');
    await send('Раз', { localId: 'same' });
    await stage.settle();
    expect(stored('Раз')).toBe(1);
    expect(stage.view.outgoing).toHaveLength(1);
  });

  it('without words is refused before anything is kept', async () => {
    expect(await send('  \n')).toMatchObject({ ok: false, code: 'empty-message' });
    expect(stage.view.outgoing).toEqual([]);
  });

  it.each([
    ['peer-not-found', { ...TO, id: '1' }],
    ['gateway-disabled', { ...TO, via: '15' }],
    ['gateway-not-found', { ...TO, via: '99' }],
    ['username-not-found', { ...TO, id: '@nobody_here' }],
  ])('is refused: %s', async (reason, peer) => {
    await send('Кому', { peer });
    expect(await untilState('Кому', 'failed')).toMatchObject({ reason, detail: expect.stringMatching(/\w/) });
  });

  it('refused by the server for its messenger', async () => {
    stage.server.faults.broadcastFailures = [{ code: 400, message: 'peer.type: not supported' }];
    await send('Кому');
    expect(await untilState('Кому', 'failed')).toMatchObject({ reason: 'type-not-supported' });
  });

  it('refused for an unknown reason brings the server’s words', async () => {
    stage.server.faults.broadcastFailures = [{ code: 429, message: 'slow down' }];
    await send('Швидко');
    expect(await untilState('Швидко', 'failed')).toMatchObject({
      reason: 'refused',
      detail: '429 slow down',
    });
  });

  it('refused is sent again as another one, once', async () => {
    stage.server.faults.broadcastFailures = [{ code: 429, message: 'slow down' }];
    await send('Ще раз', { localId: 'old' });
    await untilState('Ще раз', 'failed');
    stage.server.faults.reset();
    const again = { type: 'outgoing.retry', localId: 'old', newLocalId: 'new' } as const;
    await Promise.all([stage.crm.call(again), stage.crm.call(again)]);
    expect(await untilState('Ще раз', 'sent')).toMatchObject({ localId: 'new' });
    // The refused one is stored as well, and the messenger has one.
    expect(copiesOf('Ще раз').map(({ delivered }) => delivered)).toEqual([false, true]);
    expect(stage.view.outgoing).toHaveLength(1);
  });

  it('to a username never goes to whoever calls himself so: it is sent as it is, and the refusal told', async () => {
    known('ivan_petrenko', '777000111');
    known('@Ivan_Petrenko', '777000112');
    await send('Вітаю', { peer: { ...TO, id: '@Ivan_Petrenko' } });
    expect(await untilState('Вітаю', 'failed')).toMatchObject({ reason: 'username-not-found' });
    expect(stored('Вітаю')).toBe(0);
    expect(requests('/api/chat/broadcast')[0]?.body).toMatchObject({ peers: [{ id: '@Ivan_Petrenko' }] });
  });

  it('waits while there is no line, taken back or not, and goes by itself', async () => {
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await send('Зачекає', { localId: 'stays' });
    await send('Забрали', { localId: 'taken' });
    await stage.crm.call({ type: 'outgoing.discard', localId: 'taken' });
    await stage.clock.advance(60_000);
    expect(stage.view.outgoing.map((m) => [m.text, m.state])).toEqual([['Зачекає', 'queued']]);
    stage.server.faults.refuseConnections = false;
    await stage.within(60, () => message('Зачекає')?.state === 'sent');
    expect([stored('Зачекає'), stored('Забрали')]).toEqual([1, 0]);
  });

  it('that has waited longer than ten minutes, or over a sign-out, goes only when it is asked for', async () => {
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await send('за одинадцять хвилин');
    await stage.clock.advance(11 * 60_000);
    stage.server.faults.refuseConnections = false;
    await stage.within(300, () => stage.view.connection.state === 'online');
    await untilState('за одинадцять хвилин', 'failed');
    expect(message('за одинадцять хвилин')?.reason).toBe('aged');

    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await send('до завтра', { localId: 'tomorrow' });
    await stage.page.call({ type: 'account.signOut' });
    stage.server.faults.refuseConnections = false;
    await stage.online();
    await untilState('до завтра', 'failed');
    expect(message('до завтра')?.reason).toBe('aged');
    await stage.clock.advance(30_000);
    expect([stored('за одинадцять хвилин'), stored('до завтра')]).toEqual([0, 0]);
    await stage.crm.call({ type: 'outgoing.retry', localId: 'tomorrow', newLocalId: 'now' });
    await untilState('до завтра', 'sent');
    expect(stored('до завтра')).toBe(1);
  });

  it('waits for a new sign-in when the session is over', async () => {
    stage.server.expireTokens();
    await stage.within(15, () => stage.view.session.state === 'expired');
    expect(await send('Після входу')).toEqual({ ok: true });
    expect(message('Після входу')?.state).toBe('queued');
    await stage.online();
    await untilState('Після входу', 'sent');
    expect(stored('Після входу')).toBe(1);
  });

  it('is refused when nobody is signed in', async () => {
    await stage.page.call({ type: 'account.signOut' });
    expect(await send('Нікому')).toMatchObject({ ok: false, code: 'session-over' });
  });

  it('belongs to its operator alone', async () => {
    await send('Моє');
    await untilState('Моє', 'sent');
    await stage.page.call({ type: 'account.signOut' });
    await stage.until(() => stage.view.outgoing.length === 0);
    await stage.online('operator2');
    expect(stage.view.outgoing).toEqual([]);
    expect(stage.view.outgoingRecent).toEqual([]);
    await stage.page.call({ type: 'account.signOut' });
    await stage.online();
    await stage.until(() => message('Моє')?.state === 'sent');
  });
});

describe('a lost answer', () => {
  beforeEach(() => void (stage.server.faults.cutBroadcasts = 1));

  it('is looked for: what Webitel has is kept there, whether it was delivered nobody knows', async () => {
    await send('Знайдеться');
    await stage.within(20, () => message('Знайдеться')?.state === 'unclear');
    expect(message('Знайдеться')?.stored).toBe(true);
    expect(stored('Знайдеться')).toBe(1);
    expect(requests('/api/chat/broadcast')).toHaveLength(1);
  });

  it('of the second of two equal ones is told apart from the first', async () => {
    stage.server.faults.cutBroadcasts = 0;
    await send('Однакове', { localId: 'one' });
    await untilState('Однакове', 'sent');
    stage.server.faults.set({ http: 'down', httpPath: '/api/chat/broadcast' });
    await send('Однакове', { localId: 'two' });
    await stage.until(() => requests('/api/chat/broadcast').length === 2);
    stage.server.faults.reset();
    await stage.within(30, () => stage.view.outgoing.find((m) => m.localId === 'two')?.state === 'unclear');
    expect(stored('Однакове')).toBe(1);
  });

  it('of one that did not arrive: the operator is asked, and may send it again', async () => {
    stage.server.faults.set({ cutBroadcasts: 0, http: 'down', httpPath: '/api/chat/broadcast' });
    await send('Не дійшло', { localId: 'a' });
    await stage.until(() => requests('/api/chat/broadcast').length === 1);
    stage.server.faults.reset();
    await stage.within(30, () => message('Не дійшло')?.state === 'unclear');
    await stage.clock.advance(300_000);
    expect(stored('Не дійшло')).toBe(0);
    await stage.crm.call({ type: 'outgoing.retry', localId: 'a', newLocalId: 'b' });
    await untilState('Не дійшло', 'sent');
    expect(stored('Не дійшло')).toBe(1);
  });

  it('is not looked for in vain where Webitel keeps nothing or shows nothing: the operator is asked', async () => {
    await send('Через застосунок', { peer: { type: 'gotd', id: '+380671234567', via: '14' } });
    await untilState('Через застосунок', 'unclear');
    await stage.crm.call({
      type: 'outgoing.confirm',
      localId: message('Через застосунок')!.localId,
    });
    expect(message('Через застосунок')?.state).toBe('sent');

    stage.server.faults.set({ cutBroadcasts: 1, rightsOff: ['chats'] });
    await send('Не видно');
    await untilState('Не видно', 'unclear');
  });

  it('that never comes is given up, and looked for', async () => {
    stage.server.faults.set({ cutBroadcasts: 0, broadcastDelayMs: 60_000 });
    await send('Мовчання');
    await stage.until(() => stored('Мовчання') === 1);
    await stage.within(90, () => message('Мовчання')?.stored);
    expect(stored('Мовчання')).toBe(1);
  });
});

/** Steps of a worker that sends one message, in the order it takes them. */
async function stepsOfOne(): Promise<string[]> {
  const steps: string[] = [];
  stage.onStep = (what) => void steps.push(what);
  await send('Проба');
  await untilState('Проба', 'sent');
  stage.onStep = () => {};
  return steps;
}

it('survives the worker’s death at every step: one copy, or none and the operator is asked', async () => {
  const steps = await stepsOfOne();
  expect(steps).toContain('fetch once done');
  const outcomes: string[] = [];
  for (let k = 0; k < steps.length; k++) {
    const text = `Смерть ${k}`;
    let left = k;
    stage.onStep = () => {
      if (left-- === 0) stage.rebirth();
    };
    expect(await send(text)).toEqual({ ok: true });
    await stage.untilOnline();
    await stage.within(60, () => ['sent', 'unclear'].includes(String(message(text)?.state)));
    stage.onStep = () => {};
    const { state } = message(text)!;
    outcomes.push(state);
    const copies = state === 'sent' || message(text)!.stored ? 1 : 0;
    expect([k, steps[k], state, stored(text)]).toEqual([k, steps[k], state, copies]);
  }
  expect(outcomes).toContain('sent');
  // Between «sending» on disk and the request: nobody can know.
  expect(outcomes).toContain('unclear');
});

describe('the form', () => {
  it('keeps what was typed for every view, over the worker’s death, until it is sent', async () => {
    const form = { to: '{"label":"Ірина"}', text: 'Чернетка' };
    await stage.page.call(firstMessage(form));
    const ofTemplate = { conversationId: '#outgoing', field: 'template', text: '{"name":"x"}' } as const;
    await stage.page.call({ type: 'text.keep', ...ofTemplate });
    await stage.until(() => stage.view.outgoingTemplate === ofTemplate.text);
    await stage.until(() => stage.view.outgoingDraft?.text === 'Чернетка');
    stage.rebirth();
    await stage.until(() => stage.view.outgoingDraft?.text === 'Чернетка');
    expect(stage.view.outgoingDraft).toEqual(form);
    await send('Чернетка', { localId: 'draft' });
    await stage.until(() => stage.view.outgoingDraft === null);
    await stage.page.call(firstMessage({ to: '', text: 'Нова' }));
    // The command comes once more: what was typed since stays.
    await send('Чернетка', { localId: 'draft' });
    expect(stage.view.outgoingDraft?.text).toBe('Нова');
    await stage.page.call(firstMessage(null));
    await stage.until(() => stage.view.outgoingDraft === null);
  });

  it.each(['{"to":', 'null', '[]', '{"to":5,"text":"x"}', 'Добрий день'])(
    'that is damaged on the disk (%s) is shown as it lies there, and breaks nothing',
    async (damaged) => {
      await stage.page.call({
        type: 'text.keep',
        conversationId: '#outgoing',
        field: 'message',
        text: damaged,
      });
      await stage.until(() => stage.view.outgoingDraft !== null);
      expect(stage.view.outgoingDraft).toEqual({ to: '', text: damaged });
      stage.rebirth();
      await stage.until(() => stage.view.outgoingDraft?.text === damaged);
    },
  );

  it('remembers whom one wrote to, and the gateway chosen last', async () => {
    await send('Раз', { contactId: 'c-1', peer: { ...TO, via: '14' }, gatewayName: 'Інший' });
    await send('Два', { contactId: 'c-1' });
    await stage.until(() => stage.view.outgoingRecent[0]?.peer.via === '9');
    expect(stage.view.outgoingRecent).toEqual([
      { label: 'Ірина', contactId: 'c-1', origin: NAMED[0], peer: TO, gatewayName: 'ТехноДім бот' },
    ]);
  });

  it('lists gateways that may be read without rights to gateways, those to start through first', async () => {
    known('Олег', 'viber-1', 'viber');
    known('Гість', 'web-1', 'webchat');
    const answer = await stage.crm.call({ type: 'outgoing.gateways' });
    expect(answer).toMatchObject({ ok: true });
    expect((answer as { value: { type: string; obstacle: string | null }[] }).value).toEqual([
      { id: '9', name: 'ТехноДім бот', type: 'telegram', obstacle: null },
      { id: '12', name: 'Сайт technodim.example', type: 'webchat', obstacle: 'no-start' },
      { id: '10', name: 'ТехноДім Viber', type: 'viber', obstacle: 'not-offered' },
    ]);
    expect(requests('/api/chat/bots')).toEqual([]);
    const before = stage.server.log.requests.length;
    await stage.crm.call({ type: 'outgoing.gateways' });
    expect(stage.server.log.requests).toHaveLength(before);
  });

  it.each(['шевч', '5209', '@шевчук'])('finds a client by «%s»', async (query) => {
    expect(await stage.crm.call({ type: 'outgoing.clients', query })).toEqual({
      ok: true,
      value: [{ name: 'Ірина Шевчук', peer: TO, gatewayName: 'ТехноДім бот' }],
    });
  });

  it('finds nobody for an empty question, and says why when it may not ask', async () => {
    expect(await stage.crm.call({ type: 'outgoing.clients', query: ' ' })).toEqual({ ok: true, value: [] });
    stage.server.faults.set({ http: 'down', httpPath: '/api/chat' });
    expect(await stage.crm.call({ type: 'outgoing.clients', query: 'шевч' })).toMatchObject({
      ok: false,
      code: 'unreachable',
    });
  });
});

describe('the record in Creatio', () => {
  it('is asked for once others had time to make it, until it has a number', async () => {
    const asked: unknown[] = [];
    const names: (string | null)[] = [null, 'OutgoingChat-7'];
    stage.crm.onCrm(async (op, args) => {
      asked.push([op, args]);
      return { ok: true, value: { id: 'r-1', name: names.shift() } };
    });
    await send('Запис', { contactId: 'c-1' });
    await untilState('Запис', 'sent');
    await stage.clock.advance(8_000);
    expect(asked).toEqual([]);
    await stage.within(60, () => message('Запис')?.recordName === 'OutgoingChat-7');
    expect(message('Запис')).toMatchObject({ recordId: 'r-1', recordReason: null });
    await stage.clock.advance(3_600_000);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject([
      'outgoing-record',
      { contactId: 'c-1', text: 'Запис', source: 'telegram', operatorName: 'Лысенко Виктория' },
    ]);
  });

  it('waits for a CRM tab', async () => {
    stage.crm.close();
    await stage.page.call({
      type: 'outgoing.send',
      localId: 'lonely',
      label: 'Ірина',
      contactId: null,
      gatewayName: 'Бот',
      peer: TO,
      text: 'Без вкладки',
    });
    await stage.until(() => stage.page.view?.outgoing[0]?.state === 'sent');
    await stage.clock.advance(120_000);
    expect(stage.page.view?.outgoing[0]).toMatchObject({ recordName: null, recordReason: null });
    stage.crm = stage.open({ ...(await import('../worker/ports.ts')).FROM_CRM });
    stage.crm.onCrm(async () => ({ ok: true, value: { id: 'r', name: 'OutgoingChat-8' } }));
    await stage.within(5, () => stage.page.view?.outgoing[0]?.recordName === 'OutgoingChat-8');
  });

  it('asks the tab that came while a question failed for want of one', async () => {
    const first = Promise.withResolvers<CallResult>();
    let asked = 0;
    const made: CallResult = { ok: true, value: { id: 'r', name: 'OutgoingChat-9' } };
    const answer = async (op: string): Promise<CallResult> =>
      op === 'outgoing-record' && ++asked === 1 ? first.promise : made;
    stage.crm.onCrm(answer);
    await send('Запис');
    await untilState('Запис', 'sent');
    await stage.within(60, () => asked === 1);
    stage.open({ ...FROM_CRM, tab: { id: 99, windowId: 1 } }).onCrm(answer);
    await stage.settle();
    first.resolve({ ok: false, code: 'no-crm-tab' });
    await stage.within(5, () => message('Запис')?.recordName === 'OutgoingChat-9');
    expect(asked).toBe(2);
  });

  it.each([
    ['crm-missing', 'no-object'],
    ['crm-refused', 'refused'],
  ])('%s: will not come, and says why', async (code, recordReason) => {
    stage.crm.onCrm(async () => ({ ok: false, code }));
    await send('Без запису');
    await stage.within(60, () => message('Без запису')?.recordReason === recordReason);
    expect(message('Без запису')?.state).toBe('sent');
  });

  it('of a CRM that seemed to keep no chats, while it was compiled anew, is there afterwards', async () => {
    let answer: CallResult = { ok: false, code: 'crm-missing' };
    stage.crm.onCrm(async (op) => (op === 'outgoing-record' ? answer : { ok: false, code: 'crm-server' }));
    await send('Запис згодом');
    await stage.within(60, () => message('Запис згодом')?.recordReason === 'no-object');
    answer = { ok: true, value: { id: 'r', name: 'OutgoingChat-9' } };
    expect(
      await stage.within(300, () => message('Запис згодом')?.recordName === 'OutgoingChat-9'),
    ).toBeLessThan(300);
  });

  it('is not asked for again and again of a CRM that keeps no chats', async () => {
    let asked = 0;
    stage.crm.onCrm(async (op) => {
      if (op === 'outgoing-record') asked++;
      return { ok: false, code: 'crm-missing' };
    });
    await send('Без об’єкта');
    await stage.clock.advance(4 * 3_600_000);
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(8);
  });

  it('is not asked for again and again while the CRM fails', async () => {
    let asked = 0;
    stage.crm.onCrm(async () => {
      asked++;
      return { ok: false, code: 'crm-session' };
    });
    await send('CRM спить');
    await untilState('CRM спить', 'sent');
    await stage.clock.advance(4 * 3_600_000);
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(8);
  });
});

it('is tied to the chat that the client’s answer comes as', async () => {
  await send('Чекаємо відповіді');
  await untilState('Чекаємо відповіді', 'sent');
  expect(message('Чекаємо відповіді')?.answeredBy).toBeNull();
  await stage.clock.advance(5_000);
  customer.writes('Так, дякую');
  customer.invite({ timeoutSec: 0 });
  await stage.until(() => message('Чекаємо відповіді')?.answeredBy === customer.conversationId);
  stage.rebirth();
  await stage.until(() => message('Чекаємо відповіді')?.answeredBy === customer.conversationId);
});
