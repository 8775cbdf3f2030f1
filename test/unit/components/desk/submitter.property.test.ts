/**
 * Between Enter and the answer the field still shows the message, and everything may happen to it. Every sign typed is another one, so
 * that it can be told from which key each sign that was sent has come.
 */
import * as fc from 'fast-check';
import { assert, expect, it } from 'vitest';
import { Submitter } from '../../../../components/desk/composer/submitter.ts';
import type { CallResult } from '../../../../lib/bridge/protocol.ts';

const OK: CallResult = { ok: true };
const FULL: CallResult = { ok: false, code: 'internal' };
const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Step =
  | { do: 'edit'; from: number; to: number; type: number }
  | { do: 'enter' }
  | { do: 'answer'; ok: boolean }
  /** The worker tells what it keeps: nothing, because the message went. */
  | { do: 'news' }
  /** The worker has been told what stands in the field: from now on it has the say. */
  | { do: 'pause' };

/** A field with a line that answers when the test says so, and what it must send. */
class World {
  field = '';
  kept = '';
  /** Typed and not told: news do not touch it. */
  isDirty = false;
  isGone = false;
  readonly sent: string[] = [];
  readonly asked: { text: string; answer: (result: CallResult) => void }[] = [];
  /** Said by the rule, by what the field shows alone: what begins with all that is on its way, as it was, is followed by the new text. */
  onTheWay: string[] = [];
  readonly owed: string[] = [];
  #signs = 0;
  readonly submitter = new Submitter({
    read: () => (this.isGone ? null : this.field),
    set: (text) => {
      this.field = text;
      this.isDirty = false;
    },
    keep: (text) => {
      this.field = this.kept = text;
    },
    drop: () => (this.isDirty = false),
    send: (text) => {
      this.sent.push(text);
      return new Promise((answer) => this.asked.push({ text, answer }));
    },
  });

  /** Signs that come once. */
  sign(): string {
    return String.fromCodePoint(0x4e00 + this.#signs++);
  }

  edit(from: number, to: number, typed: string): void {
    const before = this.field;
    this.submitter.replaces(from < to ? from : null);
    this.field = before.slice(0, from) + typed + before.slice(to);
    this.isDirty = true;
    this.submitter.edited(before, this.field);
  }

  /** Of those on their way, as many as the field still begins with. */
  get standing(): string[] {
    let rest = this.field;
    const all: string[] = [];
    for (const text of this.onTheWay) {
      if (!rest.startsWith(text)) continue;
      all.push(text);
      rest = rest.slice(text.length);
    }
    return all;
  }

  async play(step: Step): Promise<void> {
    switch (step.do) {
      case 'edit': {
        const from = step.from % (this.field.length + 1);
        const to = from + (step.to % (this.field.length - from + 1));
        this.edit(from, to, Array.from({ length: step.type }, () => this.sign()).join(''));
        return;
      }
      case 'enter': {
        const text = this.field.slice(this.standing.join('').length);
        if (text !== '') {
          this.owed.push(text);
          this.onTheWay.push(text);
        }
        this.submitter.enter([]);
        await calm();
        return;
      }
      case 'answer': {
        const asked = this.asked.shift();
        if (!asked) return;
        const standing = this.standing;
        if (step.ok) {
          const rest = standing[0] === asked.text ? this.field.slice(asked.text.length) : this.field;
          this.onTheWay.shift();
          asked.answer(OK);
          await calm();
          assert.equal(this.field, rest);
        } else {
          // It and all after it are not sent, and all of it stands in the field.
          const gone = this.onTheWay.filter((text) => !standing.includes(text));
          this.owed.splice(this.owed.length - this.onTheWay.length + 1);
          const before = this.field;
          this.onTheWay = [];
          asked.answer(FULL);
          await calm();
          assert.equal(this.field, [...gone, before].filter((text) => text !== '').join('\n'));
          assert.equal(this.kept, this.field);
        }
        return;
      }
      case 'pause':
        this.isDirty = false;
        return;
      case 'news': {
        if (this.isDirty) return;
        const before = this.field;
        const [asked] = this.asked;
        // Of what else stands there the worker knows nothing yet, or it is to be sent next.
        const isMessage = before === (asked && this.standing[0] === asked.text ? asked.text : '');
        assert.equal(this.submitter.takes(), isMessage || this.onTheWay.length === 0);
        if (this.onTheWay.length === 0 || !this.submitter.takes()) return;
        this.field = '';
        this.submitter.edited(before, '');
      }
    }
  }
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        from: fc.nat(30),
        to: fc.oneof(fc.constant(0), fc.nat(30)),
        type: fc.nat(3),
      }),
    },
    // At the end, as it is mostly.
    {
      weight: 4,
      arbitrary: fc.constant({ do: 'edit' as const, from: -1, to: 0, type: 2 }),
    },
    { weight: 4, arbitrary: fc.constant({ do: 'enter' as const }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), ok: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ do: 'news' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'pause' as const }) },
  ),
  { maxLength: 40, size: 'max' },
);

it('a sign put before it and taken away again changes nothing: it is still on its way', async () => {
  const s = world();
  s.type('да');
  await s.play(enter);
  s.edit(0, 0, 'x');
  s.edit(0, 1, '');
  s.submitter.enter([]);
  s.asked.shift()!.answer(OK);
  await calm();
  expect([s.sent, s.field]).toEqual([['да'], '']);
});

it('every text that stood in the field at an Enter is sent once, whole, in order, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const world = new World();
      for (const step of all) {
        await world.play(step.do === 'edit' && step.from < 0 ? { ...step, from: world.field.length } : step);
        // What waits behind a message is asked when that one has its answer.
        expect(world.owed.slice(0, world.sent.length)).toEqual(world.sent);
      }
      while (world.asked.length > 0) await world.play({ do: 'answer', ok: true });
      expect(world.sent).toEqual(world.owed);
    }),
    { numRuns: 1000 },
  );
});

const world = (): World & { type: (text: string) => void; all: () => void } => {
  const one = new World();
  return Object.assign(one, {
    type: (text: string) => one.edit(one.field.length, one.field.length, text),
    /** Selects all and deletes it. */
    all: () => one.edit(0, one.field.length, ''),
  });
};
const enter = { do: 'enter' } as const;
const answer = (ok: boolean) => ({ do: 'answer', ok }) as const;

it('the same words typed anew after all was deleted are another message', async () => {
  const s = world();
  s.type('да');
  await s.play(enter);
  s.all();
  s.type('да');
  s.submitter.enter([]);
  s.asked.shift()!.answer(OK);
  await calm();
  expect(s.field).toBe('да');
  s.asked.shift()!.answer(OK);
  await calm();
  expect([s.sent, s.field]).toEqual([['да', 'да'], '']);
});

it('words pasted over what is on its way are whole, also if they begin with it', async () => {
  const s = world();
  s.type('привет');
  await s.play(enter);
  s.edit(0, s.field.length, 'привет, мир');
  s.submitter.enter([]);
  s.asked.shift()!.answer(OK);
  await calm();
  expect([s.sent, s.field]).toEqual([['привет', 'привет, мир'], 'привет, мир']);
});

it('a message that was edited away and is refused comes back before what was typed since, and nothing behind it goes', async () => {
  const s = world();
  s.type('первое');
  await s.play(enter);
  s.all();
  s.type('второе');
  await s.play(enter);
  await s.play(answer(false));
  expect([s.sent, s.field]).toEqual([['первое'], 'первое\nвторое']);
  await s.play(enter);
  expect(s.sent).toEqual(['первое', 'первое\nвторое']);
});

it('a second Enter in the same instant finds nothing; files go without words', async () => {
  const s = world();
  s.type('да');
  s.submitter.enter([]);
  s.submitter.enter([]);
  await calm();
  s.submitter.enter(['file']);
  s.asked.shift()!.answer(OK);
  await calm();
  expect(s.sent).toEqual(['да', '']);
});

it('a field that is gone is left alone, and what was entered goes', async () => {
  const s = world();
  s.type('да');
  await s.play(enter);
  s.type(' и');
  s.submitter.enter([]);
  s.isGone = true;
  s.asked.shift()!.answer(OK);
  await calm();
  s.asked.shift()!.answer(OK);
  await calm();
  expect([s.sent, s.field]).toEqual([['да', ' и'], 'да и']);
});
