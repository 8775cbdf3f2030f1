import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reduce } from '../../../lib/chat/reduce.ts';
import {
  DEFAULT_LIGHT_RULES,
  compareUrgency,
  lightAt,
  usableRules,
  waitFacts,
  worstLight,
  type Light,
  type LightRules,
  type WaitFacts,
} from '../../../lib/chat/traffic-light.ts';
import type { Message } from '../../../lib/chat/types.ts';
import {
  COLLEAGUE,
  CONV,
  MINE,
  active,
  at,
  chatOf,
  client,
  closed,
  colleague,
  invited,
  joined,
  left,
  message,
  said,
} from './builders.ts';

const rules = (over: Partial<LightRules> = {}): LightRules => ({ ...DEFAULT_LIGHT_RULES, ...over });
const fromOperator = rules({ basis: 'operator' });

const asks = (seconds: number, id = seconds + 1): Message => message(id, { at: at(seconds) });
const operator = (seconds: number, id = seconds + 1): Message =>
  message(id, { at: at(seconds), channelId: MINE });
const bot = (seconds: number, channelId = ''): Message =>
  message(seconds + 1, { at: at(seconds), channelId });

function light(messages: Message[], seconds: number, r = rules(), accepted = 0): Light {
  return lightAt(waitFacts(active(messages, accepted))!, r, at(seconds)).light;
}

describe('from the client’s message', () => {
  test.each<[number, Light]>([
    [0, 'green'],
    [180, 'green'],
    [180.001, 'yellow'],
    [360, 'yellow'],
    [360.001, 'red'],
    [86_400, 'red'],
  ])('client at 0 s, now %d s: %s', (now, expected) => {
    expect(light([asks(0)], now)).toBe(expected);
  });

  test('the first unanswered message counts, not the last', () => {
    expect(light([asks(0), asks(170)], 200)).toBe('yellow');
  });

  test('an answer makes it grey, the next question green again', () => {
    const talk = [asks(0), asks(170), operator(210)];
    expect(light(talk, 211)).toBe('grey');
    expect(light(talk, 9999)).toBe('grey');
    expect(light([...talk, asks(300)], 480)).toBe('green');
    expect(light([...talk, asks(300)], 480.001)).toBe('yellow');
  });

  test('a bot’s words do not make it grey', () => {
    expect(light([asks(0), bot(10, '')], 200)).toBe('yellow');
    expect(light([asks(0), bot(10, CONV)], 200)).toBe('yellow');
    const template = message(11, { at: at(10), channelId: MINE, fromBot: true });
    expect(light([asks(0), template], 200)).toBe('yellow');
  });

  test('before the first answer no time is counted from before the acceptance', () => {
    expect(light([asks(0)], 280, rules(), 100)).toBe('green');
    expect(light([asks(0)], 280.001, rules(), 100)).toBe('yellow');
    expect(light([asks(0), operator(120), asks(130)], 310.001, rules(), 100)).toBe('yellow');
  });

  test('a transfer does not restart the clock: a colleague has answered before', () => {
    const chat = chatOf([
      invited({ members: [client(), colleague()] }),
      ...[message(1, { at: at(0), channelId: COLLEAGUE }), asks(10)].map((m) => said(m)),
      joined(150),
    ]);
    expect(lightAt(waitFacts(chat)!, rules(), at(190.001))).toMatchObject({ light: 'yellow', since: at(10) });
  });
});

describe('from the operator’s message', () => {
  test.each<[number, Light]>([
    [310, 'yellow'],
    [360, 'yellow'],
    [361, 'red'],
  ])('operator at 0 s, client at 300 s, now %d s: %s', (now, expected) => {
    expect(light([operator(0), asks(300)], now, fromOperator)).toBe(expected);
  });

  test('from the acceptance while the operator has written nothing', () => {
    expect(light([asks(0)], 280, fromOperator, 100)).toBe('green');
    expect(light([asks(150)], 280.001, fromOperator, 100)).toBe('yellow');
  });

  test('grey while nothing is unanswered', () => {
    expect(light([asks(0), operator(10)], 9999, fromOperator)).toBe('grey');
  });
});

describe('what waits', () => {
  test('nothing said: grey without a time', () => {
    expect(lightAt(waitFacts(active([]))!, rules(), at(999))).toEqual({
      light: 'grey',
      since: null,
      next: null,
    });
  });

  test('grey counts from the operator’s last message', () => {
    const facts = waitFacts(active([asks(0), operator(10), operator(20)]))!;
    expect(lightAt(facts, rules(), at(99))).toEqual({ light: 'grey', since: at(20), next: null });
  });

  test('a deleted question is forgotten, a deleted answer is not an answer', () => {
    const chat = active([asks(0), asks(100)], 0);
    const gone = (id: number, from = chat) =>
      waitFacts(reduce({ [CONV]: from }, { type: 'deleted', id: CONV, messageId: id }, at(1))[CONV]!)!;
    expect(gone(1).unansweredSince).toBe(at(100));
    expect(gone(11, active([asks(0), operator(10)])).unansweredSince).toBe(at(0));
  });

  test('«no reply needed» is grey until the next question', () => {
    const quiet = reduce(
      { [CONV]: active([operator(0), asks(10)]) },
      { type: 'no-reply-needed', id: CONV, upTo: 11 },
      at(20),
    );
    expect(lightAt(waitFacts(quiet[CONV]!)!, rules(), at(999)).light).toBe('grey');
    const again = reduce(quiet, said(asks(500)), at(500));
    expect(waitFacts(again[CONV]!)).toMatchObject({ unansweredSince: at(500), operatorAt: at(0) });
  });

  test('invitations and completed chats have no light', () => {
    expect(waitFacts(chatOf([invited({ messages: [asks(0)] })]))).toBeNull();
    expect(waitFacts(chatOf([invited(), joined(), said(asks(10)), left(20)]))).toBeNull();
    expect(waitFacts(chatOf([invited(), joined(), said(asks(10)), closed(20)]))).toBeNull();
  });
});

describe('thresholds that make no sense', () => {
  test.each<[number, number, number, number]>([
    [400, 360, 360, 360],
    [360, 360, 360, 360],
    [0, 360, 180, 360],
    [-5, 0, 180, 360],
    [Number.NaN, Number.NaN, 180, 360],
    [180, -1, 180, 360],
    [0, 60, 60, 60],
    [30, 60, 30, 60],
  ])('yellow %d, red %d → %d, %d', (yellowSeconds, redSeconds, yellow, red) => {
    expect(usableRules(rules({ yellowSeconds, redSeconds }))).toMatchObject({
      yellowSeconds: yellow,
      redSeconds: red,
    });
  });

  test('yellow as late as red: straight from green to red', () => {
    const same = rules({ yellowSeconds: 500 });
    const facts = waitFacts(active([asks(0)], 0))!;
    expect(lightAt(facts, same, at(360))).toEqual({
      light: 'green',
      since: at(0),
      next: { light: 'red', at: at(360) },
    });
    expect(lightAt(facts, same, at(360.001)).light).toBe('red');
  });
});

const facts: fc.Arbitrary<WaitFacts> = fc.record({
  unansweredSince: fc.option(fc.integer({ min: at(0), max: at(900) }), { freq: 9 }),
  operatorAt: fc.option(fc.integer({ min: at(0), max: at(900) })),
  acceptedAt: fc.integer({ min: at(0), max: at(900) }),
});
const anyRules: fc.Arbitrary<LightRules> = fc.record({
  enabled: fc.boolean(),
  yellowSeconds: fc.integer({ min: -10, max: 800 }),
  redSeconds: fc.integer({ min: -10, max: 800 }),
  basis: fc.constantFrom('client' as const, 'operator' as const),
});
const instant = fc.integer({ min: at(-10), max: at(2500) });

describe('for all facts and rules', () => {
  test('it only grows more urgent while nothing happens', () => {
    fc.assert(
      fc.property(facts, anyRules, instant, instant, (f, r, a, b) => {
        const [early, late] = [lightAt(f, r, Math.min(a, b)), lightAt(f, r, Math.max(a, b))];
        expect(compareUrgency(early.light, late.light)).toBeGreaterThanOrEqual(0);
        expect(early.since).toBe(late.since);
      }),
    );
  });

  test('`next` is the last instant of this colour and names the one that follows', () => {
    fc.assert(
      fc.property(facts, anyRules, instant, (f, r, now) => {
        const { light: current, next } = lightAt(f, r, now);
        const last = next?.at ?? now + 1e9;
        expect(next === null).toBe(current === 'red' || current === 'grey');
        expect(last).toBeGreaterThanOrEqual(now);
        expect(lightAt(f, r, last).light).toBe(current);
        expect(lightAt(f, r, last + 1).light).toBe(next?.light ?? current);
      }),
    );
  });
});

test('the most urgent of several', () => {
  expect(worstLight([])).toBeNull();
  expect(worstLight(['grey'])).toBe('grey');
  expect(worstLight(['green', 'red', 'yellow', 'grey'])).toBe('red');
  expect((['grey', 'red', 'green', 'yellow'] as Light[]).sort(compareUrgency)).toEqual([
    'red',
    'yellow',
    'green',
    'grey',
  ]);
});

test('a message that the server refused answers nothing: the client still waits', () => {
  const chat = active([asks(0), operator(100)], 0);
  const [, refused] = chat.messages;
  expect(waitFacts(chat)).toMatchObject({ unansweredSince: null, operatorAt: at(100) });
  expect(waitFacts(chat, [refused!.id])).toMatchObject({ unansweredSince: at(0), operatorAt: null });
});

test('«no reply needed» holds for what was said until then, and for nothing later', () => {
  const chat = active([asks(0), asks(50)], 0);
  const [first, second] = chat.messages;
  expect(waitFacts({ ...chat, noReplyUpTo: first!.id })?.unansweredSince).toBe(at(50));
  expect(waitFacts({ ...chat, noReplyUpTo: second!.id })?.unansweredSince).toBeNull();
});
