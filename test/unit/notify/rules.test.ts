import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NOTIFY_RULES, isQuiet, type NotifyRules } from '../../../lib/notify/setting.ts';
import { isStillNews, notify, type NotifyContext, type NotifyMemory } from '../../../lib/notify/rules.ts';
import { DEFAULT_LIGHT_RULES } from '../../../lib/chat/traffic-light.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import {
  at,
  closed,
  colleague,
  CONV,
  invited,
  item,
  joined,
  left,
  message,
  MINE,
  play,
  said,
  snapshot,
  withdrawn,
} from '../chat/builders.ts';

const ALL: NotifyRules = {
  ...DEFAULT_NOTIFY_RULES,
  ended: { sound: true, system: true },
  yellow: { sound: true, system: true },
  red: { sound: true, system: true },
};

const context = (seconds: number, over: Partial<NotifyContext> = {}): NotifyContext => ({
  rules: ALL,
  light: DEFAULT_LIGHT_RULES,
  looking: new Set(),
  now: at(seconds),
  minutes: 600,
  ...over,
});

/** Plays events one by one and rings after each, as the worker does. */
class World {
  chats: Chats = {};
  memory: NotifyMemory = {};
  readonly over: Partial<NotifyContext>;

  constructor(over: Partial<NotifyContext> = {}) {
    this.over = over;
  }

  hears(seconds: number, ...events: ChatEvent[]): string[] {
    this.chats = play(
      events.map((e): [number, ChatEvent] => [seconds, e]),
      this.chats,
    );
    return this.look(seconds);
  }

  look(seconds: number, over: Partial<NotifyContext> = {}): string[] {
    const result = notify(this.chats, this.memory, context(seconds, { ...this.over, ...over }));
    this.memory = result.memory;
    return result.notices.map((n) => n.kind);
  }
}

const accepted = (over: Partial<NotifyContext> = {}): World => {
  const world = new World(over);
  world.hears(1, invited());
  world.hears(5, joined());
  return world;
};

describe('what rings', () => {
  it('an invitation once, and a new one of the same chat again', () => {
    const world = new World();
    expect(world.hears(1, invited())).toEqual(['invitation']);
    expect(world.hears(2, invited())).toEqual([]);
    expect(world.hears(3, withdrawn(3))).toEqual([]);
    expect(world.hears(9, invited({ channelId: 'inv-2', invitedAt: at(9) }))).toEqual(['invitation']);
  });

  it('what was said before the invitation is part of it', () => {
    const world = new World();
    world.hears(2, invited({ messages: [message(1)] }));
    expect(world.hears(3, said(message(2)))).toEqual([]);
    expect(world.hears(5, joined())).toEqual([]);
  });

  it('a message of the client, once, whatever comes again', () => {
    const world = accepted();
    expect(world.hears(10, said(message(10)))).toEqual(['message']);
    expect(world.hears(14, said(message(10)))).toEqual([]);
    expect(world.hears(15, snapshot([item({ messages: [message(10)] })], 15))).toEqual([]);
  });

  it.each([
    ['own', { channelId: MINE }],
    ["a colleague's", { channelId: 'agent-2' }],
    ["the bot's", { fromBot: true }],
  ])('%s message never', (_, over) => {
    const world = accepted();
    world.hears(6, { type: 'member', id: CONV, member: colleague() });
    expect(world.hears(10, said(message(10, over)))).toEqual([]);
  });

  it('a burst of one chat once in three seconds', () => {
    const world = accepted();
    expect(world.hears(10, said(message(10)))).toEqual(['message']);
    expect(world.hears(11, said(message(11)))).toEqual([]);
    expect(world.hears(12, said(message(12)))).toEqual([]);
    expect(world.hears(13, said(message(13)))).toEqual(['message']);
  });

  it('nothing that is older than a minute when it is heard of', () => {
    const world = new World();
    expect(world.hears(100, snapshot([item({ messages: [message(10)] })], 100))).toEqual([]);
    expect(world.hears(130, said(message(130)))).toEqual(['message']);
  });

  it('the end that others made, not the own one', () => {
    expect(accepted().hears(20, closed(20, 'client'))).toEqual(['ended']);
    expect(accepted().hears(20, left(20, { reason: 'operator' }))).toEqual([]);
    expect(accepted().hears(20, left(20, { reason: 'transfer' }))).toEqual([]);
  });

  it('yellow and red when they turn, once each', () => {
    const world = accepted();
    world.hears(10, said(message(10)));
    expect(world.look(190)).toEqual([]);
    expect(world.look(191)).toEqual(['yellow']);
    expect(world.look(300)).toEqual([]);
    expect(world.look(371)).toEqual(['red']);
    expect(world.look(372)).toEqual([]);
    world.hears(380, said(message(380, { channelId: MINE })));
    world.hears(400, said(message(400)));
    expect(world.look(581)).toEqual(['yellow']);
  });

  it('red again and again, if he wants it so', () => {
    const world = accepted({ rules: { ...ALL, repeatRedSeconds: 60 } });
    world.hears(10, said(message(10)));
    expect(world.look(371)).toEqual(['red']);
    expect(world.look(430)).toEqual([]);
    expect(world.look(431)).toEqual(['red']);
    world.hears(440, said(message(440, { channelId: MINE })));
    expect(world.look(491)).toEqual([]);
  });

  it('says when to look again', () => {
    const { chats } = accepted();
    const waiting = play([[10, said(message(10))]], chats);
    expect(notify(waiting, {}, context(11)).nextAt).toBe(at(190) + 1);
  });

  it('the light not at all when it is switched off', () => {
    const world = accepted({ light: { ...DEFAULT_LIGHT_RULES, enabled: false } });
    world.hears(10, said(message(10)));
    expect(world.look(371)).toEqual([]);
  });
});

describe('what keeps silent', () => {
  it('a chat that is looked at, now and afterwards', () => {
    const looking = new Set([CONV]);
    const world = accepted();
    world.chats = play([[10, said(message(10))]], world.chats);
    expect(world.look(10, { looking })).toEqual([]);
    expect(world.look(20)).toEqual([]);
  });

  it('is no burst: who looks away hears the next one', () => {
    const world = accepted();
    world.chats = play([[10, said(message(10))]], world.chats);
    world.look(10, { looking: new Set([CONV]) });
    expect(world.hears(11, said(message(11)))).toEqual(['message']);
  });

  it('what is switched off', () => {
    const rules = { ...ALL, message: { sound: false, system: false } };
    expect(accepted({ rules }).hears(10, said(message(10)))).toEqual([]);
  });

  it.each([
    ['22:00', '08:00', 22 * 60, true],
    ['22:00', '08:00', 3 * 60, true],
    ['22:00', '08:00', 8 * 60, false],
    ['22:00', '08:00', 12 * 60, false],
    ['12:30', '13:00', 12 * 60 + 30, true],
    ['12:30', '13:00', 13 * 60, false],
    ['08:00', '08:00', 8 * 60, false],
  ])('quiet from %s to %s: at minute %i %s', (from, to, minutes, quiet) => {
    expect(isQuiet({ enabled: true, from, to }, minutes)).toBe(quiet);
    expect(isQuiet({ enabled: false, from, to }, minutes)).toBe(false);
  });
});

describe('a notification', () => {
  it('is of no use once its chat is read, answered, accepted, withdrawn or looked at', () => {
    const chat = (...events: [number, ChatEvent][]) => play(events)[CONV];
    const open: [number, ChatEvent] = [1, invited()];
    const now = context(20);
    expect(isStillNews('invitation', chat(open), now)).toBe(true);
    expect(isStillNews('invitation', chat(open, [5, joined()]), now)).toBe(false);
    expect(isStillNews('invitation', chat(open, [5, withdrawn(5)]), now)).toBe(false);
    const said10: [number, ChatEvent][] = [open, [5, joined()], [10, said(message(10))]];
    expect(isStillNews('message', chat(...said10), now)).toBe(true);
    expect(isStillNews('message', chat(...said10), context(20, { looking: new Set([CONV]) }))).toBe(false);
    expect(isStillNews('message', chat(...said10, [11, { type: 'read', id: CONV, upTo: 10 }]), now)).toBe(
      false,
    );
    expect(isStillNews('red', chat(...said10), now)).toBe(true);
    expect(isStillNews('red', chat(...said10, [12, said(message(12, { channelId: MINE }))]), now)).toBe(
      false,
    );
    expect(isStillNews('message', undefined, now)).toBe(false);
  });
});

describe('whatever happens', () => {
  const step = fc.record({
    id: fc.integer({ min: 6, max: 14 }),
    seconds: fc.integer({ min: 6, max: 90 }),
    quiet: fc.boolean(),
    looking: fc.boolean(),
    isRestart: fc.boolean(),
  });

  it('no message rings twice, none in quiet hours, none for the chat that is looked at', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const quietHours = { enabled: true, from: '22:00', to: '08:00' };
        const world = accepted({ rules: { ...ALL, quietHours } });
        const rung: number[] = [];
        for (const { id, seconds, quiet, looking, isRestart } of steps) {
          const known = world.chats[CONV]!.messages.length;
          world.chats = play([[seconds, said(message(id))]], world.chats);
          const isNew = world.chats[CONV]!.messages.length > known;
          // A worker that comes back has what was stored, and nothing else.
          if (isRestart) world.memory = structuredClone(world.memory);
          const rings = world.look(seconds, {
            minutes: quiet ? 23 * 60 : 12 * 60,
            looking: new Set(looking ? [CONV] : []),
          });
          if (quiet || looking) expect(rings).toEqual([]);
          if (rings.includes('message')) {
            expect(isNew).toBe(true);
            expect(rung).not.toContain(id);
            rung.push(id);
          }
        }
      }),
    );
  });
});
