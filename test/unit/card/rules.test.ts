// Nobody's work is overwritten: what is written, what is left, and when the operator is asked.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashes, decide, mayCreate, sameValue, type FieldValue } from '../../../lib/card/rules.ts';

const value = fc.constantFrom<FieldValue>(
  null,
  '',
  'один',
  'два',
  { id: 'a', name: 'А' },
  { id: 'b', name: 'Б' },
);

describe('a field that two have changed', () => {
  it('is compared by what it means', () => {
    expect(sameValue('', null)).toBe(true);
    expect(sameValue(undefined, null)).toBe(true);
    expect(sameValue({ id: 'A', name: 'x' }, { id: 'a' })).toBe(true);
    expect(sameValue('0', 0)).toBe(false);
  });

  it('never loses a value that its writer was not shown', () => {
    fc.assert(
      fc.property(fc.option(value, { nil: undefined }), value, value, (base, mine, theirs) => {
        const verdict = decide(base, mine, theirs);
        if (verdict === 'write') {
          // What is overwritten was seen when typing began, or is nothing.
          expect(sameValue(theirs, base ?? null)).toBe(true);
        }
        if (verdict === 'keep') expect(sameValue(mine, theirs)).toBe(true);
        if (verdict === 'ask') expect(sameValue(mine, theirs)).toBe(false);
      }),
    );
  });

  /** Any order of typing, saving and answering in two windows: each save is in the record, or was replaced by somebody who saw it. */
  it('in two windows ends with every save seen', () => {
    const step = fc.record({
      who: fc.constantFrom(0, 1),
      act: fc.constantFrom('type', 'save', 'mine', 'theirs', 'read'),
      text: fc.string({ minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let stored: FieldValue = '';
        const windows = [0, 1].map(() => ({
          shown: '' as FieldValue,
          typed: undefined as FieldValue | undefined,
          base: undefined as FieldValue | undefined,
          question: null as FieldValue | null,
          seen: new Set<FieldValue>(['']),
        }));
        for (const { who, act, text } of steps) {
          const w = windows[who]!;
          if (act === 'read') {
            w.shown = stored;
            // A field that is being typed in hides what is stored.
            if (w.typed === undefined) w.seen.add(stored);
          } else if (act === 'type') {
            if (w.typed === undefined) w.base = w.shown;
            w.typed = text;
          } else if (act === 'theirs' && w.question !== null) {
            w.shown = w.question;
            w.seen.add(w.question);
            w.typed = w.base = undefined;
            w.question = null;
          } else if (act === 'save' || (act === 'mine' && w.question !== null)) {
            if (w.typed === undefined) continue;
            if (act === 'mine') {
              w.base = w.question!;
              w.seen.add(w.question!);
            }
            w.question = null;
            const verdict = decide(w.base, w.typed, stored);
            if (verdict === 'ask') {
              w.question = w.shown = stored;
              continue;
            }
            if (verdict === 'write') {
              expect(w.seen.has(stored), `${String(stored)} was replaced unseen`).toBe(true);
              stored = w.typed;
            }
            w.shown = stored;
            w.seen.add(stored);
            w.typed = w.base = undefined;
          }
        }
      }),
    );
  });

  it('stops the writing of all of them', () => {
    const mine = { notes: 'моё', result: { id: 'r' }, account: null };
    const bases = { notes: '', result: null, account: { id: 'x' } };
    expect(clashes(mine, bases, { notes: 'чужое', result: null, account: { id: 'x' } })).toEqual(['notes']);
    expect(clashes(mine, bases, { notes: '', account: { id: 'y' } })).toEqual(['account']);
    expect(clashes(mine, bases, { notes: 'моё' })).toEqual([]);
    // A draft of before the bases were kept.
    expect(clashes(mine, {}, { notes: 'чужое' })).toEqual(['notes']);
  });
});

describe('a record that is not there', () => {
  it('is made by who may', () => {
    const accepted = (acceptedFor: number) => ({ status: 'new', acceptedFor });
    const invited = { status: 'invited', acceptedFor: null };
    expect(mayCreate('connector', accepted(1e9))).toBe(false);
    expect(mayCreate('extension', accepted(1))).toBe(true);
    expect(mayCreate('extension', invited)).toBe(false);
    expect(mayCreate('auto', invited)).toBe(false);
    expect(mayCreate('auto', accepted(9_000))).toBe(false);
    expect(mayCreate('auto', accepted(60_000))).toBe(true);
  });
});
