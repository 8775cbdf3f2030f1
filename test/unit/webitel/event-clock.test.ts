/** The server's clock as its live events tell of it: believed when two agree, and never far. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BELIEVED_MS, EventClock } from '../../../lib/webitel/event-clock.ts';
import { ManualClock } from './socket-stage.ts';

const NOW = 1_787_300_000_000;
const event = (timestamp: unknown) => ({ action: 'message', data: { timestamp } });

function listening() {
  const clock = new ManualClock();
  return { clock, heard: new EventClock(clock) };
}

describe('live events of a server that does not tell its clock', () => {
  it('correct what is known when two agree, whichever event they are', () => {
    const { heard } = listening();
    expect(heard.take(event(NOW + 60_000), NOW)).toBeNull();
    expect(heard.take({ status: 'waiting', timestamp: NOW + 60_400 }, NOW + 400)).toBe(NOW + 60_400);
  });

  it('correct it backwards too, but not by what a delay of the line explains', () => {
    const { heard } = listening();
    expect(heard.take(event(NOW - 9_000), NOW)).toBeNull();
    expect(heard.take(event(NOW - 9_000), NOW)).toBeNull();
    expect(heard.take(event(NOW - 60_000), NOW)).toBeNull();
    expect(heard.take(event(NOW - 60_000), NOW)).toBe(NOW - 60_000);
  });

  it('say nothing soon after the server has told its clock', async () => {
    const { clock, heard } = listening();
    heard.told();
    for (let n = 0; n < 3; n++) expect(heard.take(event(NOW + 60_000), NOW)).toBeNull();
    await clock.advance(60_000);
    heard.take(event(NOW + 60_000), NOW);
    expect(heard.take(event(NOW + 60_000), NOW)).toBe(NOW + 60_000);
  });
});

describe('hostile times', () => {
  it('one alone changes nothing, and an event that says what is known takes it back', () => {
    fc.assert(
      fc.property(fc.anything(), (time) => {
        const { heard } = listening();
        expect(heard.take(event(time), NOW)).toBeNull();
        expect(heard.take(event(NOW), NOW)).toBeNull();
        expect(heard.take(event(time), NOW)).toBeNull();
      }),
    );
  });

  it('however many come, the clock is moved by a day at most at once, and is always a time', () => {
    const times = fc.oneof(
      fc.double(),
      fc.bigInt().map(Number),
      fc.integer({ min: -3 * BELIEVED_MS, max: 3 * BELIEVED_MS }).map((by) => NOW + by),
      fc.constantFrom(0, NOW / 1000, NOW * 1e6, 2 ** 53, -NOW, Number.NaN, Infinity),
    );
    fc.assert(
      fc.property(fc.array(times, { maxLength: 30 }), (all) => {
        const { heard } = listening();
        for (const time of [...all, ...all.flatMap((t) => [t, t])]) {
          const believed = heard.take(event(time), NOW);
          if (believed === null) continue;
          expect(Number.isFinite(believed)).toBe(true);
          expect(Math.abs(believed - NOW)).toBeLessThanOrEqual(BELIEVED_MS);
        }
      }),
    );
  });

  it('of any shape are no times', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { heard } = listening();
        for (let n = 0; n < 3; n++) expect(() => heard.take(data, NOW)).not.toThrow();
      }),
    );
  });
});
