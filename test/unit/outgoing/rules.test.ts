import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../lib/outgoing/answer.ts';
import {
  isFound,
  KEEP,
  LOOK_AGAIN_MS,
  nextToSend,
  obstacleOf,
  recentOf,
  reduceOutgoing,
  undecided,
  type OutgoingEvent,
  type OutgoingOrder,
  type Outgoings,
} from '../../../lib/outgoing/rules.ts';
import { active, deepFreeze } from '../chat/builders.ts';

const peer = { type: 'telegram', id: '520924760', via: '9' };
const order = (localId: string, over: Partial<OutgoingOrder> = {}): OutgoingOrder => ({
  localId,
  label: 'Ірина',
  contactId: null,
  gatewayName: 'Бот',
  peer,
  text: 'Замовлення готове',
  ...over,
});
const queued = (localId: string, over: Partial<OutgoingOrder> = {}, at = 1000): OutgoingEvent => ({
  type: 'queued',
  order: order(localId, over),
  at,
  recordKey: `key-${localId}`,
});
const run = (...events: OutgoingEvent[]): Outgoings =>
  events.reduce((entries, event) => deepFreeze(reduceOutgoing(entries, event)), deepFreeze<Outgoings>([]));
const begun = (localId: string, at = 2000): OutgoingEvent => ({ type: 'begun', localId, at });
const lost = (localId: string, at = 100): OutgoingEvent => ({ type: 'lost', localId, at });
const states = (entries: Outgoings) => Object.fromEntries(entries.map((e) => [e.localId, e.state]));

describe('a message', () => {
  it('goes one after another, the oldest first', () => {
    const two = run(queued('a'), queued('b'));
    expect(nextToSend(two)?.localId).toBe('a');
    const sending = run(queued('a'), queued('b'), begun('a'));
    expect(nextToSend(sending)).toBeNull();
    expect(nextToSend(reduceOutgoing(sending, { type: 'ok', localId: 'a' }))?.localId).toBe('b');
  });

  it('ordered twice is one', () => {
    expect(run(queued('a'), queued('a', { text: 'інше' }))).toHaveLength(1);
  });

  it('that never left waits again', () => {
    expect(states(run(queued('a'), begun('a'), { type: 'never-left', localId: 'a' }))).toEqual({
      a: 'queued',
    });
  });

  it('whose answer was lost holds the others back until it is decided', () => {
    const entries = run(queued('a'), queued('b'), begun('a'), lost('a'));
    expect(undecided(entries)?.localId).toBe('a');
    expect(nextToSend(entries)).toBeNull();
  });

  it.each([
    // Kept is not delivered.
    [true, 100, 'unclear'],
    [null, 100, 'unclear'],
    [false, 100, 'sending'],
    [false, 100 + LOOK_AGAIN_MS - 1, 'sending'],
    [false, 100 + LOOK_AGAIN_MS, 'unclear'],
    [true, 99, 'sending'],
  ])('looked for, found %s, asked at %i: %s', (found, askedAt, state) => {
    const entries = run(queued('a'), begun('a'), lost('a'), { type: 'looked', localId: 'a', askedAt, found });
    expect(states(entries)).toEqual({ a: state });
  });

  it('that is unclear is sent when the operator says so, and a late answer says so too', () => {
    const looked: OutgoingEvent = { type: 'looked', localId: 'a', askedAt: 100, found: null };
    const unclear = run(queued('a'), begun('a'), lost('a'), looked);
    expect(states(reduceOutgoing(unclear, { type: 'confirmed', localId: 'a' }))).toEqual({ a: 'sent' });
    expect(states(reduceOutgoing(unclear, { type: 'ok', localId: 'a' }))).toEqual({ a: 'sent' });
  });

  it('sent again takes the place of the old one, once', () => {
    const refused: OutgoingEvent = { type: 'refused', localId: 'a', reason: 'peer-not-found', detail: '404' };
    const again: OutgoingEvent = { type: 'retried', localId: 'a', newLocalId: 'b', at: 9, recordKey: 'k' };
    const entries = run(queued('a'), begun('a'), refused, again, again, { ...again, newLocalId: 'c' });
    expect(entries).toMatchObject([
      { localId: 'b', state: 'queued', reason: null, detail: null, createdAt: 9 },
    ]);
  });

  it('on its way, or gone, is not taken back', () => {
    const discarded: OutgoingEvent = { type: 'discarded', localId: 'a' };
    expect(run(queued('a'), discarded)).toEqual([]);
    expect(run(queued('a'), begun('a'), discarded)).toHaveLength(1);
    expect(run(queued('a'), begun('a'), { type: 'ok', localId: 'a' }, discarded)).toHaveLength(1);
  });

  it('is kept among the newest that went, and for ever while it has not', () => {
    const went = Array.from({ length: KEEP + 5 }, (_, i) => [
      queued(`m${i}`),
      begun(`m${i}`),
      { type: 'ok', localId: `m${i}` } as const,
    ]).flat();
    const failed: OutgoingEvent[] = [
      queued('bad'),
      begun('bad'),
      { type: 'refused', localId: 'bad', reason: 'refused', detail: '' },
    ];
    const entries = run(...failed, ...went, { type: 'pruned' });
    expect(entries).toHaveLength(KEEP + 1);
    expect(entries[0]?.localId).toBe('bad');
    expect(entries[1]?.localId).toBe('m5');
  });
});

describe('did it arrive', () => {
  const entry = (entries: Outgoings, id: string) => entries.find((e) => e.localId === id)!;
  const ok = (localId: string): OutgoingEvent => ({ type: 'ok', localId });

  it('counts what others of the same words account for', () => {
    const one = run(queued('a'), begun('a'));
    expect([0, 1, 2].map((n) => isFound(one, entry(one, 'a'), n))).toEqual([false, true, true]);
    const two = run(queued('a'), begun('a'), ok('a'), queued('b'), begun('b'));
    expect([0, 1, 2].map((n) => isFound(two, entry(two, 'b'), n))).toEqual([false, false, true]);
  });

  it('stays open when an unclear one may be what was found', () => {
    const looked: OutgoingEvent = { type: 'looked', localId: 'a', askedAt: 100, found: null };
    const both = run(queued('a'), begun('a'), lost('a'), looked, queued('b'), begun('b'));
    expect([0, 1, 2].map((n) => isFound(both, entry(both, 'b'), n))).toEqual([false, null, true]);
  });

  it('does not mind other words, other clients and long ago', () => {
    const entries = run(
      queued('text', { text: 'Інше' }),
      begun('text'),
      ok('text'),
      queued('peer', { peer: { ...peer, id: '1' } }),
      begun('peer'),
      ok('peer'),
      queued('old'),
      begun('old'),
      ok('old'),
      queued('a'),
      begun('a', 2000 + 600_000),
    );
    expect(isFound(entries, entry(entries, 'a'), 1)).toBe(true);
  });
});

describe('whatever happens, in any order', () => {
  const localId = fc.constantFrom('a', 'b', 'c');
  const time = fc.nat({ max: 20_000 });
  const byItself: fc.Arbitrary<OutgoingEvent> = fc.oneof(
    localId.map((id) => queued(id)),
    fc.record({ type: fc.constant('begun' as const), localId, at: time }),
    fc.record({ type: fc.constant('ok' as const), localId }),
    fc.record({
      type: fc.constant('refused' as const),
      localId,
      reason: fc.constant('refused'),
      detail: fc.constant('x'),
    }),
    fc.record({ type: fc.constant('lost' as const), localId, at: time }),
    fc.record({
      type: fc.constant('looked' as const),
      localId,
      askedAt: time,
      found: fc.constantFrom(true, false, null),
    }),
    fc.record({ type: fc.constant('confirmed' as const), localId }),
    fc.constant({ type: 'pruned' as const }),
  );

  it('what was begun and may have left is never sent again by itself', () => {
    fc.assert(
      fc.property(fc.array(byItself, { maxLength: 60, size: 'max' }), (events) => {
        const left = new Set<string>();
        let entries: Outgoings = deepFreeze([]);
        for (const event of events) {
          const before = entries;
          entries = deepFreeze(reduceOutgoing(entries, event));
          if (event.type === 'begun' && before.find((e) => e.localId === event.localId)?.state === 'queued')
            left.add(event.localId);
          const next = nextToSend(entries);
          if (next) expect(left.has(next.localId)).toBe(false);
          expect(entries.filter((e) => e.lostAt !== null && e.state !== 'sending')).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('recent recipients', () => {
  it('are each there once, with the gateway chosen last, and none whom nothing reached', () => {
    const entries = run(
      queued('a', { contactId: 'c1', peer: { ...peer, via: '9' } }),
      queued('b', { contactId: 'c2', label: 'Олег' }),
      queued('c', { contactId: 'c1', peer: { ...peer, via: '14' }, gatewayName: 'Інший' }),
      queued('d', { contactId: 'c3' }),
      { type: 'refused', localId: 'd', reason: 'refused', detail: '' },
    );
    expect(recentOf(entries, 5).map((r) => [r.contactId, r.peer.via, r.gatewayName])).toEqual([
      ['c1', '14', 'Інший'],
      ['c2', '9', 'Бот'],
    ]);
    expect(recentOf(entries, 1)).toHaveLength(1);
  });
});

describe('a gateway', () => {
  it.each([
    ['telegram', null],
    ['gotd', null],
    ['viber', 'not-offered'],
    ['webchat', 'no-start'],
    ['infobip_whatsapp', 'no-start'],
    ['something new', 'no-start'],
  ])('of %s: %s', (type, obstacle) => {
    expect(obstacleOf({ id: '9', type }, ['telegram', 'gotd'], [], 0)).toBe(obstacle);
  });

  it('opens by the setting alone', () => {
    expect(obstacleOf({ id: '9', type: 'viber' }, ['viber'], [], 0)).toBeNull();
    expect(obstacleOf({ id: '9', type: 'webchat' }, ['webchat'], [], 0)).toBe('no-start');
  });

  it('that refused as disabled is so for ten minutes, or until something goes through it', () => {
    const refused = run(queued('a'), begun('a'), {
      type: 'refused',
      localId: 'a',
      reason: 'gateway-disabled',
      detail: '',
    });
    const telegram = { id: '9', type: 'telegram' };
    const { begunAt, createdAt } = refused[0]!;
    const then = begunAt ?? createdAt;
    expect(obstacleOf(telegram, ['telegram'], refused, then + 599_000)).toBe('gateway-disabled');
    expect(obstacleOf(telegram, ['telegram'], refused, then + 601_000)).toBeNull();
    const later = [queued('b'), begun('b'), { type: 'ok', localId: 'b' } as const];
    expect(obstacleOf(telegram, ['telegram'], later.reduce(reduceOutgoing, refused), then)).toBeNull();
  });
});

describe('the client’s answer', () => {
  const sent = run(queued('a'), begun('a', 5000), { type: 'ok', localId: 'a' });
  const chatOf = (id: string, at: number, externalId = peer.id) => {
    const chat = active([]);
    const client = Object.values(chat.members).find((m) => m.kind === 'client')!;
    return {
      ...chat,
      id,
      createdAt: at,
      messages: [],
      members: { [client.channelId]: { ...client, provider: 'telegram', externalId } },
    };
  };
  const among = (...chats: ReturnType<typeof chatOf>[]) =>
    answersTo(sent, Object.fromEntries(chats.map((c) => [c.id, c])));

  it('is the first chat of that client that began afterwards', () => {
    expect(among(chatOf('before', 4999), chatOf('second', 9000), chatOf('first', 6000))).toEqual([
      { localId: 'a', conversationId: 'first' },
    ]);
    expect(among(chatOf('before', 4999), chatOf('other', 6000, '1'))).toEqual([]);
  });

  it('may come in a chat that was open already', () => {
    const chat = chatOf('open', 1000);
    const channelId = Object.keys(chat.members)[0]!;
    const said = { id: 1, channelId, at: 7000, editedAt: 0, text: 'так' };
    expect(answersTo(sent, { open: { ...chat, messages: [said] } })).toHaveLength(1);
    expect(answersTo(sent, { open: { ...chat, messages: [{ ...said, at: 4000 }] } })).toEqual([]);
  });

  it('is known by the contact where a phone was written to', () => {
    const gotd = { type: 'gotd', id: '+380671234567', via: '14' };
    const ok = { type: 'ok', localId: 'a' } as const;
    const byPhone = run(queued('a', { peer: gotd, contactId: 'c-1' }), begun('a', 5000), ok);
    const chats = { first: chatOf('first', 6000), other: chatOf('other', 6000) };
    const of = (contacts: Record<string, string>) =>
      answersTo(byPhone, chats, (id) => contacts[id] ?? null).map((a) => a.conversationId);
    expect(of({})).toEqual([]);
    expect(of({ other: 'c-2' })).toEqual([]);
    expect(of({ other: 'c-1' })).toEqual(['other']);
  });

  it('is looked for once', () => {
    const tied = reduceOutgoing(sent, { type: 'answered', localId: 'a', conversationId: 'x' });
    expect(answersTo(tied, { first: chatOf('first', 6000) })).toEqual([]);
  });
});
