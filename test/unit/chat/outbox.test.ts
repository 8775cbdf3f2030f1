import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../lib/chat/lines.ts';
import { matchCopies } from '../../../lib/chat/copies.ts';
import { reduceOutbox, type Outbox, type OutboxEvent } from '../../../lib/chat/outbox.ts';
import { readyToSend } from '../../../lib/chat/outbox-queue.ts';
import type { Chat, Message } from '../../../lib/chat/types.ts';
import { CONV, MINE, active, at, message } from './builders.ts';

const put = (localId: string, text: string, conversationId = CONV): OutboxEvent => ({
  type: 'enqueued',
  localId,
  conversationId,
  text,
  at: at(1),
});
const begun = (localId: string, afterId = 0): OutboxEvent => ({ type: 'begun', localId, afterId });
const ok = (localId: string): OutboxEvent => ({ type: 'ok', localId });
const refused = (localId: string): OutboxEvent => ({ type: 'refused', localId, reason: 'gateway' });
const lost = (localId: string, seconds = 40): OutboxEvent => ({ type: 'lost', localId, at: at(seconds) });
const asked = (seconds: number, conversationId = CONV): OutboxEvent => ({
  type: 'reconciled',
  conversationId,
  askedAt: at(seconds),
});
const retried = (localId: string, newLocalId: string): OutboxEvent => ({
  type: 'retried',
  localId,
  newLocalId,
  at: at(50),
});

/** Server's copies seen so far, after which copies are matched, as after every event about the chat. */
type Step = OutboxEvent | { seen: Message[] };
const copy = (id: number, text: string): Message => message(id, { channelId: MINE, text });
const seen = (...messages: Message[]): Step => ({ seen: messages });

function run(steps: readonly Step[]): { outbox: Outbox; chat: Chat } {
  let outbox: Outbox = [];
  let messages: Message[] = [];
  for (const step of steps) {
    if ('seen' in step) messages = [...messages, ...step.seen];
    else outbox = reduceOutbox(outbox, step);
    outbox = matchCopies(outbox, active(messages));
  }
  return { outbox, chat: active(messages) };
}

/** What the operator sees of his own messages. */
const sight = (steps: readonly Step[]): string[] => {
  const { outbox, chat } = run(steps);
  return linesOf(chat, outbox).map((l) => `${l.text}: ${l.state}`);
};
const ready = (steps: readonly Step[]): string[] => readyToSend(run(steps).outbox).map((e) => e.localId);

describe('one message', () => {
  const sending = [put('a', 'Hi'), begun('a')];

  test.each<[string, Step[], string]>([
    ['waits', [put('a', 'Hi')], 'Hi: queued'],
    ['is on its way', sending, 'Hi: sending'],
    ['echoed but not answered', [...sending, seen(copy(9, 'Hi'))], 'Hi: sending'],
    ['echo before OK', [...sending, seen(copy(9, 'Hi')), ok('a')], 'Hi: sent'],
    ['OK before echo', [...sending, ok('a')], 'Hi: sent'],
    ['OK, then echo', [...sending, ok('a'), seen(copy(9, 'Hi'))], 'Hi: sent'],
    ['refused', [...sending, refused('a')], 'Hi: failed'],
    ['refused after its echo', [...sending, seen(copy(9, 'Hi')), refused('a')], 'Hi: failed'],
    ['refused before its echo', [...sending, refused('a'), seen(copy(9, 'Hi'))], 'Hi: failed'],
    ['refused, OK comes late', [...sending, refused('a'), ok('a')], 'Hi: failed'],
    [
      'refused, then snapshots',
      [...sending, seen(copy(9, 'Hi')), refused('a'), asked(90), asked(120)],
      'Hi: failed',
    ],
    ['lost, not asked yet', [...sending, lost('a')], 'Hi: sending'],
    ['lost, an older question', [...sending, lost('a', 40), asked(40)], 'Hi: sending'],
    ['lost, asked elsewhere', [...sending, lost('a', 40), asked(41, 'conv-2')], 'Hi: sending'],
    ['lost and found', [...sending, lost('a'), seen(copy(9, 'Hi')), asked(41)], 'Hi: sent'],
    ['echoed, answer lost', [...sending, seen(copy(9, 'Hi')), lost('a')], 'Hi: sent'],
    ['lost and not found', [...sending, lost('a'), asked(41)], 'Hi: unclear'],
    ['unclear, found late', [...sending, lost('a'), asked(41), seen(copy(9, 'Hi'))], 'Hi: sent'],
    ['unclear, OK comes late', [...sending, lost('a'), asked(41), ok('a')], 'Hi: sent'],
    [
      'unclear, the operator knows',
      [...sending, lost('a'), asked(41), { type: 'confirmed', localId: 'a' }],
      'Hi: sent',
    ],
    ['never left', [...sending, { type: 'never-left', localId: 'a' }], 'Hi: queued'],
    ['trimmed by the server', [put('a', ' Hi\r\n'), begun('a'), ok('a'), seen(copy(9, 'Hi'))], 'Hi: sent'],
    ['rewritten by a gateway', [put('a', ':)'), begun('a'), ok('a'), seen(copy(9, '🙂'))], '🙂: sent'],
  ])('%s', (_, steps, expected) => {
    expect(sight(steps)).toEqual([expected]);
  });

  test('an older message with the same text is not its copy', () => {
    expect(sight([seen(copy(5, 'Hi')), put('a', 'Hi'), begun('a', 5)])).toEqual(['Hi: sent', 'Hi: sending']);
  });

  test('one that only the operator knows of does not take the copy of other words', () => {
    const steps: Step[] = [...sending, lost('a'), asked(41), { type: 'confirmed', localId: 'a' }];
    expect(sight([...steps, seen(copy(9, 'other'))])).toEqual(['Hi: sent', 'other: sent']);
    expect(sight([...steps, seen(copy(9, 'Hi'))])).toEqual(['Hi: sent']);
  });

  test('neither the client’s words nor a template are its copy', () => {
    const template = { ...copy(10, 'Hi'), fromBot: true };
    const steps = [...sending, seen(message(9, { text: 'Hi' }), template), lost('a'), asked(41)];
    expect(sight(steps)).toEqual(['Hi: unclear', 'Hi: null', 'Hi: null']);
  });

  test('the same local id twice is one message, also after it was sent', () => {
    expect(sight([put('a', 'Hi'), put('a', 'Hi')])).toEqual(['Hi: queued']);
    expect(ready([...sending, seen(copy(9, 'Hi')), ok('a'), put('a', 'Hi')])).toEqual([]);
  });

  test('what is on its way cannot be discarded', () => {
    const discarded: OutboxEvent = { type: 'discarded', localId: 'a' };
    expect(sight([...sending, discarded])).toEqual(['Hi: sending']);
    expect(sight([put('a', 'Hi'), discarded])).toEqual([]);
  });

  test('a refused message whose copy is in sight does not become sent by discarding it', () => {
    const steps = [
      ...sending,
      seen(copy(9, 'Hi')),
      refused('a'),
      { type: 'discarded', localId: 'a' } as const,
    ];
    expect(sight(steps)).toEqual(['Hi: failed']);
  });
});

describe('several messages', () => {
  const two = [put('a', 'one'), put('b', 'two')];

  test('one after another within a chat, chats side by side', () => {
    expect(ready([...two, put('c', 'x', 'conv-2')])).toEqual(['a', 'c']);
    expect(ready([...two, begun('a')])).toEqual([]);
    expect(ready([...two, begun('a'), lost('a')])).toEqual([]);
    expect(ready([...two, begun('a'), ok('a')])).toEqual(['b']);
    expect(ready([...two, begun('a'), refused('a')])).toEqual(['b']);
    expect(ready([...two, begun('a'), lost('a'), asked(41)])).toEqual(['b']);
  });

  test('what never left goes first again', () => {
    expect(ready([...two, begun('a'), { type: 'never-left', localId: 'a' }])).toEqual(['a']);
  });

  test('two identical texts have a copy each', () => {
    const steps = [put('a', 'ok'), put('b', 'ok'), begun('a'), ok('a'), begun('b'), ok('b')];
    expect(sight([...steps, seen(copy(9, 'ok'))])).toEqual(['ok: sent', 'ok: sent']);
    expect(sight([...steps, seen(copy(9, 'ok')), seen(copy(10, 'ok'))])).toEqual(['ok: sent', 'ok: sent']);
  });

  test('a message refused without a copy does not take the copy of the same words sent later', () => {
    const first = [put('a', 'ok'), begun('a'), refused('a')];
    const second = [put('b', 'ok'), begun('b'), seen(copy(9, 'ok')), ok('b')];
    expect(sight([...first, ...second, asked(90), seen(message(10))]).sort()).toEqual([
      'ok: failed',
      'ok: sent',
      'text 10: null',
    ]);
    expect(run([...first, ...second, asked(90)]).outbox.find((e) => e.localId === 'a')!.messageId).toBeNull();
  });

  test('an unclear message does not take the copy of the same words sent later', () => {
    const first = [put('a', 'ok'), begun('a'), lost('a'), asked(41)];
    const steps = [...first, put('b', 'ok'), begun('b'), seen(copy(9, 'ok')), ok('b')];
    expect(sight(steps)).toEqual(['ok: unclear', 'ok: sent']);
  });

  test('an answered message whose echo was missed does not take the copy of other words', () => {
    const steps = [...two, begun('a'), ok('a'), begun('b'), seen(copy(9, 'two')), ok('b')];
    expect(sight(steps).sort()).toEqual(['one: sent', 'two: sent']);
  });
});

describe('retry', () => {
  const refusedAndSeen = [put('a', 'Hi'), begun('a'), seen(copy(9, 'Hi')), refused('a')];

  test('keeps the refused copy in sight and sends once more', () => {
    const again = [...refusedAndSeen, retried('a', 'b')];
    expect(ready(again)).toEqual(['b']);
    expect(sight(again)).toEqual(['Hi: failed', 'Hi: queued']);
    expect(sight([...again, begun('b', 9), seen(copy(10, 'Hi')), ok('b')])).toEqual([
      'Hi: failed',
      'Hi: sent',
    ]);
  });

  test('is known of the copy that stays', () => {
    for (const [steps, expected] of [
      [refusedAndSeen, [false]],
      [
        [...refusedAndSeen, retried('a', 'b')],
        [true, false],
      ],
    ] as const) {
      const { outbox, chat } = run(steps);
      expect(linesOf(chat, outbox).map((l) => l.retried)).toEqual(expected);
    }
  });

  test('replaces what has no copy', () => {
    expect(sight([put('a', 'Hi'), begun('a'), refused('a'), retried('a', 'b')])).toEqual(['Hi: queued']);
    expect(sight([put('a', 'Hi'), begun('a'), lost('a'), asked(41), retried('a', 'b')])).toEqual([
      'Hi: queued',
    ]);
  });

  test('pressed twice, it sends once', () => {
    expect(sight([...refusedAndSeen, retried('a', 'b'), retried('a', 'b')])).toEqual([
      'Hi: failed',
      'Hi: queued',
    ]);
    expect(sight([...refusedAndSeen, retried('a', 'b'), retried('a', 'c')])).toEqual([
      'Hi: failed',
      'Hi: queued',
    ]);
  });

  test.each<[string, Step[]]>([
    ['queued', [put('a', 'Hi')]],
    ['sending', [put('a', 'Hi'), begun('a')]],
    ['lost', [put('a', 'Hi'), begun('a'), lost('a')]],
    ['sent', [put('a', 'Hi'), begun('a'), ok('a')]],
  ])('is nothing for what is %s', (_, steps) => {
    expect(run([...steps, retried('a', 'b')]).outbox).toEqual(run(steps).outbox);
  });
});

describe('pruned', () => {
  const steps = [
    put('seen', 'one'),
    begun('seen'),
    ok('seen'),
    seen(copy(9, 'one')),
    put('unseen', 'two'),
    begun('unseen', 9),
    ok('unseen'),
    put('refused', 'three'),
    begun('refused', 9),
    seen(copy(10, 'three')),
    refused('refused'),
    put('queued', 'four'),
  ];
  const left = (more: Step[], before: number) =>
    reduceOutbox(run([...steps, ...more]).outbox, { type: 'pruned', before }).map((e) => e.localId);

  test('only what was sent and seen, and long ago', () => {
    const looked = Array.from({ length: 20 }, (_, n) => asked(100 + n));
    expect(left(looked, at(1))).toEqual(['seen', 'unseen', 'refused', 'queued']);
    expect(left(looked, at(2))).toEqual(['unseen', 'refused', 'queued']);
  });

  test('not while another of the chat still looks for a copy', () => {
    expect(left([], at(2))).toContain('seen');
    expect(left([asked(101)], at(2))).toContain('seen');
  });
});

describe('a copy is tied in its own window, once', () => {
  const refusedFirst = [put('a', 'Hi'), begun('a'), refused('a')];
  const sentSecond: Step[] = [put('b', 'Hi'), begun('b'), seen(copy(9, 'Hi')), ok('b')];
  const forget: OutboxEvent = { type: 'pruned', before: at(100) };

  test('a refused message never takes the copy of the same words, delivered and forgotten', () => {
    for (const looks of [[], [asked(60)], [asked(60), asked(90)], [asked(60), asked(90), asked(120)]])
      expect(sight([...refusedFirst, ...sentSecond, ...looks, forget, seen(message(10))])).toEqual([
        'Hi: failed',
        'Hi: sent',
        'text 10: null',
      ]);
  });

  test('nor one said from another window after the snapshots that lacked its own', () => {
    const steps = [...refusedFirst, asked(60), asked(90), seen(copy(9, 'Hi'))];
    expect(sight(steps)).toEqual(['Hi: failed', 'Hi: sent']);
  });

  test('what never left has no copy, whatever was said before', () => {
    const old = [seen(copy(5, 'Hi')), seen(message(6)), put('a', 'Hi')];
    expect(sight([...old, { type: 'refused', localId: 'a', reason: 'chat-closed' }])).toEqual([
      'Hi: failed',
      'Hi: sent',
      'text 6: null',
    ]);
    const back: Step[] = [begun('a', 5), { type: 'never-left', localId: 'a' }, refused('a')];
    expect(run([...old, ...back]).outbox[0]!.messageId).toBeNull();
  });

  test('a lost one waits for its copy through ten minutes of snapshots, not for ever', () => {
    const lostOne = [put('a', 'Hi'), begun('a'), lost('a'), asked(41)];
    expect(sight([...lostOne, asked(70), seen(copy(9, 'Hi'))])).toEqual(['Hi: sent']);
    const looked = Array.from({ length: 20 }, (_, n) => asked(70 + n));
    expect(sight([...lostOne, ...looked, seen(copy(9, 'Hi'))])).toEqual(['Hi: unclear', 'Hi: sent']);
  });

  test.each<[string, string]>([
    ['й', 'и\u0306'],
    ['❤️', '❤'],
    ['10 000', '10\u00a0 000'],
  ])('rewritten by a gateway, it is still refused: %s', (text, stored) => {
    const steps = [put('a', text), begun('a'), seen(copy(9, stored)), refused('a')];
    expect(sight(steps)).toEqual([`${stored}: failed`]);
  });
});

describe('a messenger that did not answer in time', () => {
  const unsure: OutboxEvent = { type: 'unsure', localId: 'a', detail: 'context deadline exceeded' };
  const steps = [put('a', 'Hi'), begun('a'), seen(copy(9, 'Hi')), unsure];

  test('leaves it unclear, whatever copies there are', () => {
    expect(sight(steps)).toEqual(['Hi: unclear']);
    expect(sight([put('a', 'Hi'), begun('a'), unsure, seen(copy(9, 'Hi')), asked(60)])).toEqual([
      'Hi: unclear',
    ]);
  });

  test('until the operator, or a late answer, says more', () => {
    expect(sight([...steps, { type: 'confirmed', localId: 'a' }])).toEqual(['Hi: sent']);
    expect(sight([...steps, ok('a')])).toEqual(['Hi: sent']);
    expect(sight([...steps, refused('a')])).toEqual(['Hi: failed']);
    expect(sight([...steps, retried('a', 'b')])).toEqual(['Hi: unclear', 'Hi: queued']);
  });
});

test('delivered later is sent, with a note', () => {
  const { outbox, chat } = run([
    put('a', 'Hi'),
    begun('a'),
    seen(copy(9, 'Hi')),
    { type: 'ok', localId: 'a', later: true },
  ]);
  expect(linesOf(chat, outbox)).toMatchObject([{ state: 'sent', note: 'later' }]);
});

describe('parts of one text', () => {
  const part = (localId: string, text: string): OutboxEvent => ({
    ...(put(localId, text) as Extract<OutboxEvent, { type: 'enqueued' }>),
    part: 'a',
  });
  const parts = [part('a', 'one'), part('a+1', 'two'), part('a+2', 'three')];

  test.each<[string, Step[]]>([
    ['refused', [refused('a')]],
    ['unclear', [lost('a'), asked(41)]],
  ])('after a %s one the later ones wait, other messages do not', (_, end) => {
    const steps = [...parts, begun('a'), ...end];
    expect(ready(steps)).toEqual([]);
    const { outbox, chat } = run([...steps, put('other', 'x')]);
    expect(readyToSend(outbox).map((e) => e.localId)).toEqual(['other']);
    expect(linesOf(chat, outbox).filter((l) => l.note === 'held')).toHaveLength(2);
  });

  test('one retry sends them all, in order', () => {
    const again: Step[] = [...parts, begun('a'), refused('a'), put('other', 'x'), retried('a', 'a2')];
    expect(sight(again)).toEqual(['x: queued', 'one: queued', 'two: queued', 'three: queued']);
    expect(ready([...again, begun('other'), ok('other')])).toEqual(['a2']);
    expect(ready([...again, begun('other'), ok('other'), begun('a2'), ok('a2')])).toEqual(['a+1']);
  });

  test('confirmed by the operator, the next one goes; taken back, all go', () => {
    const unclear = [...parts, begun('a'), lost('a'), asked(41)];
    expect(ready([...unclear, { type: 'confirmed', localId: 'a' }])).toEqual(['a+1']);
    expect(sight([...parts, begun('a'), refused('a'), { type: 'discarded', localId: 'a' }])).toEqual([]);
  });
});

describe('what has waited long', () => {
  const aged: OutboxEvent = { type: 'aged', before: at(2) };

  test('asks before it goes, and holds up nothing', () => {
    const steps = [put('a', 'old'), aged, { ...put('b', 'new'), at: at(700) } as OutboxEvent];
    expect(ready(steps)).toEqual(['b']);
    const { outbox, chat } = run(steps);
    expect(linesOf(chat, outbox).map((l) => l.note)).toEqual(['asks', null]);
  });

  test('goes when it is asked for, and does not ask a second time', () => {
    const released: OutboxEvent = { type: 'released', localId: 'a' };
    expect(ready([put('a', 'old'), aged, released, aged])).toEqual(['a']);
  });
});

test('a file whose upload has trouble holds up no text', () => {
  const file = { fileId: 'f', name: 'a.pdf', size: 1, mime: '' };
  const queued: Step[] = [{ ...put('f', ''), file } as OutboxEvent, put('b', 'text')];
  expect(ready(queued)).toEqual(['f']);
  const trouble: OutboxEvent = { type: 'upload', localId: 'f', file: { ...file, tries: 1 } };
  expect(ready([...queued, trouble])).toEqual(['f', 'b']);
});

test('forgotten with its chat', () => {
  const { outbox } = run([
    put('a', 'x'),
    put('b', 'y', 'conv-2'),
    { type: 'forgotten', conversationIds: [CONV] },
  ]);
  expect(outbox.map((e) => e.localId)).toEqual(['b']);
});
