/** Two screens, one worker that dies now and then, echoes that come late: what was typed last is what stays, everywhere. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { answered, heard, told, typed, UNTOUCHED, type Keeping } from '../../../lib/kept/rules.ts';

const WHATS = ['type', 'pause', 'worker', 'worker', 'death'] as const;
const moves = fc.array(
  fc.record({ screen: fc.constantFrom(0 as const, 1 as const), what: fc.constantFrom(...WHATS) }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** A screen as the desk's keeper plays it, and its line to the worker. */
class Screen {
  state = UNTOUCHED;
  field = '';
  /** What was typed here since the field had something of another's, or nothing. */
  own: string | null = null;
  readonly unanswered: string[] = [];

  type(text: string): void {
    this.field = this.own = text;
    this.state = typed(this.state);
  }

  pause(): void {
    if (!this.state.isDirty) return;
    this.state = told(this.state, this.field);
    this.unanswered.push(this.field);
  }

  hear(text: string): void {
    this.#become(heard(this.state, text));
  }

  answer(): void {
    this.#become(answered(this.state, true));
  }

  #become(next: Keeping): void {
    if (next.known !== null && next.known !== this.state.known) this.field = next.known;
    this.state = next;
  }
}

it('is neither lost, nor taken back, nor different on two screens', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const screens = [new Screen(), new Screen()] as const;
      let stored = '';
      let serial = 0;
      let last = '';
      /** The worker takes one word of a screen: stored, told to both, answered, in this order. */
      const work = (from: Screen): void => {
        const text = from.unanswered.shift();
        if (text === undefined) return;
        stored = last = text;
        for (const screen of screens) screen.hear(stored);
        from.answer();
      };
      for (const { screen, what } of all) {
        const here = screens[screen];
        const [before, wasOwn] = [here.field, here.state.isDirty || here.state.underWay > 0];
        if (what === 'type') here.type(`text ${++serial}`);
        else if (what === 'pause') here.pause();
        else if (what === 'worker') work(here);
        // A worker that was born since has the disk's text, and has not got yet what is under way.
        else for (const one of screens) one.hear(stored);
        if (what === 'death' && wasOwn) expect(here.field).toBe(before);
        // Whoever is typing has before him what he typed.
        for (const one of screens) if (one.state.isDirty) expect(one.field).toBe(one.own);
      }
      for (const screen of screens) screen.pause();
      for (const screen of screens) while (screen.unanswered.length > 0) work(screen);
      expect(stored).toBe(last);
      for (const screen of screens) screen.hear(stored);
      expect(screens.map((screen) => screen.field)).toEqual([stored, stored]);
    }),
    { numRuns: 500 },
  );
});

it('what was told in vain is told again with the next word, and is not given up for what is heard', () => {
  let state = told(typed(heard(UNTOUCHED, '')), 'a');
  state = answered(state, false);
  expect(state.isDirty).toBe(true);
  expect(heard(state, 'b')).toBe(state);
});

it('what the disk refused and the worker has is not told over what others typed since', () => {
  let state = told(typed(heard(UNTOUCHED, '')), 'a');
  state = answered(heard(state, 'a'), false);
  expect(state.isDirty).toBe(false);
  expect(heard(state, 'b').known).toBe('b');
});

it('an own word that comes back late is not another’s', () => {
  let state = heard(UNTOUCHED, '');
  for (const text of ['a', 'ab']) state = answered(told(typed(state), text), true);
  expect(heard(state, 'a')).toBe(state);
  state = heard(state, 'ab');
  // Now both know it: who says «a» has typed it.
  expect(heard(state, 'a').known).toBe('a');
});
