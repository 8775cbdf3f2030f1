/** Whatever a CRM's page answers, the worker takes what it can use of it and nothing else. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmValue } from '../../../lib/creatio/ops.ts';
import { crmAnswers, type AskedOp, type CrmAnswer } from '../../../lib/worker/crm-tab-answers.ts';
import { openCrmDoor } from '../../../lib/worker/crm-door.ts';
import { runs } from '../runs.ts';

const OPS = Object.keys(crmAnswers) as AskedOp[];

/** Every operation's own answer fits its shape: a type error names the one that does not. */
type Misfit = { [K in AskedOp]: CrmValue<K> extends CrmAnswer<K> ? never : K }[AskedOp];
const MISFITS: Record<Misfit, never> = {};

const refused: string[] = [];
const ask = (op: AskedOp, value: unknown) =>
  openCrmDoor({
    hub: { askCrm: async () => ({ ok: true, value }), crmOrigins: () => [], crmsCame: 0 },
    named: () => ({ origins: ['https://acme.creatio.com'], main: '' }),
    onRefused: (what) => void refused.push(what),
  }).ask(op, undefined as never);

const person = (id: unknown, name: unknown = 'Олена') => ({
  id,
  name,
  accountName: '',
  phone: '',
  photoId: null,
  how: 'phone',
});

/** Shapes that come close, with something wrong somewhere in them. */
const near = fc.letrec((tie) => ({
  any: fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.constantFrom(null, undefined, '__proto__', 'constructor', 'x'.repeat(10_000), NaN, [], {}),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.record(
      Object.fromEntries(
        ['id', 'name', 'number', 'how', 'ids', 'createdOn', 'writtenBy', 'chat', 'contact', 'value'].map(
          (key) => [key, tie('any')],
        ),
      ),
      { requiredKeys: [] },
    ),
  ),
})).any;

describe('an answer of the CRM', () => {
  it.each(OPS)('to «%s» may be anything: nothing breaks, and what is taken is bounded', async (op) => {
    expect(MISFITS).toEqual({});
    await fc.assert(
      fc.asyncProperty(near, async (value) => {
        const answer = await ask(op, value);
        if (!answer.ok) expect(answer.code).toBe('crm-server');
        else if (op !== 'chat-file-link') expect(JSON.stringify(answer.value).length).toBeLessThan(1_000_000);
      }),
      runs(100),
    );
  });

  it('that is a list loses its bad items, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            near,
            fc.stringMatching(/^[0-9a-f]{8}$/).map((id) => person(id)),
          ),
        ),
        async (items) => {
          const good = items.filter(
            (one) =>
              typeof (one as { id?: unknown })?.id === 'string' && (one as { how?: unknown }).how === 'phone',
          );
          const answer = await ask('identify', items);
          expect(answer.ok && answer.value).toEqual(good);
        },
      ),
      runs(100),
    );
  });

  it('names what was refused, and nothing of what it said', async () => {
    refused.length = 0;
    await ask('case', { id: 5, number: 'SECRET' });
    expect(refused).toEqual(['answer to case']);
  });

  it('is cut where it is too long, and an id that every object has is none', async () => {
    const long = await ask('contact', person('a1', 'Я'.repeat(5_000)));
    expect(long.ok && (long.value as { name: string }).name).toHaveLength(500);
    expect((await ask('contact', person('__proto__'))).ok).toBe(false);
  });
});
