/** The report goes to strangers: whatever anybody wrote, is called, or may sign in with, is not in it. */
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { redact } from '../../../lib/recorder/redact.ts';
import { reportOf } from '../../../lib/recorder/report.ts';
import { changesBetween } from '../../../lib/recorder/watch.ts';
import { summary, view } from '../bridge/views.ts';
import { Stage } from '../worker/stage.ts';

/** What people are called and write, in letters that a protocol might have as well. */
const HOSTILE = [
  'Zora Quist',
  'zora.quist',
  'Зоряна Квітка',
  '+380 67 555 01 23',
  '0675550123',
  'zora@quist.example',
  '@zora_quist',
  'https://crm.example/contact?name=zora#quist',
  'eyJhbGciOiJIUzI1NiJ9.zoraquist0123456789.sig',
  '"zora quist" failed',
  'constructor',
  'line one\nZora: line two',
];
const SECRET = /zor|quist|зорян|квітк|555.?01.?23/i;

const words = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 60 }));

describe('the report', () => {
  it('has no name, text, phone or address of anybody, wherever they stand in the state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HOSTILE), { minLength: 8, maxLength: 8 }), (said) => {
        const [name, text, queue, user, status, cause, reason, detail] = said as [string, ...string[]];
        const now = view({
          session: { ...view().session, userName: user!, username: user!, domain: user! },
          agent: {
            status: 'pause', // A state of the protocol may be any word of its own.
            chatState: status === 'zora.quist' ? 'wrap_time' : status,
            payload: cause,
            since: 1,
            thrown: true,
          } as never,
          connection: {
            state: 'offline',
            since: 1,
            freshAt: null,
            trouble: { kind: 'server', id: detail!, since: 1 },
          },
          refusedRecords: { a: { at: 1, reason: reason! } },
          outgoing: [{ localId: 'x', text, label: name, detail, state: 'failed' }] as never,
          chats: {
            a: summary('abcdef', { name, queue, gateway: queue!, preview: { text } as never }),
          },
        });
        const notes = changesBetween(null, now).map((what) => ({ at: 0, what }));
        expect(reportOf({ version: '1', at: 0, notes, calls: {} }, 'Chrome', now)).not.toMatch(SECRET);
      }),
      { numRuns: 200 },
    );
  });

  it('cleans what an older version noted, and is read the same twice', () => {
    const notes = HOSTILE.slice(2)
      .filter((one) => !/^[a-z]+$/.test(one))
      .map((what) => ({ at: 0, what }));
    expect(reportOf({ version: '1', at: 0, notes, calls: {} }, 'Chrome', view())).not.toMatch(
      /555|Зор|eyJ|quist\.example/,
    );
    fc.assert(
      fc.property(words, (one) => {
        expect(redact(redact(one))).toBe(redact(one));
      }),
    );
  });
});

describe('through the whole path', () => {
  let stage: Stage;
  afterEach(() => stage.stop());

  it('whoever writes what, and whatever is refused: the report tells of it without a word of theirs', async () => {
    stage = await Stage.start();
    const refused = await stage.page.call({
      type: 'account.signIn',
      origin: stage.server.origin,
      domain: 'acme',
      username: 'zora.quist',
      password: 'zoraquist-password',
    });
    expect(refused.ok).toBe(false);
    await stage.online();
    for (const one of HOSTILE.slice(0, 4)) {
      const { id, customer } = await stage.accepted(one, `${one} ${HOSTILE.at(-2)}`);
      customer.writes(one);
      await stage.send(id, `${one} says zora`, one);
      await stage.crm.call({ type: 'transfer.order', conversationId: id, to: 'operator', targetId: 999_999 });
      await stage.crm.call({ type: 'chat.details', conversationId: 'constructor' });
      await stage.crm.call({ type: 'zora quist' } as never);
      await stage.page.call({ type: 'account.secondFactor', challenge: one, code: one });
      customer.leaves();
    }
    await stage.settle();
    const told = await stage.crm.call({ type: 'report.read' });
    if (!told.ok) throw new Error(told.code);
    const report = reportOf(told.value, 'Chrome', stage.view);
    expect(report).not.toMatch(SECRET);
    const { session } = (await stage.local.get('session')) as { session: { token: string } };
    expect(session.token.length).toBeGreaterThan(3);
    expect(report).not.toContain(session.token);
    expect(report).toMatch(/account\.signIn: /);
    expect(report).toMatch(/transfer\.order: /);
    expect(report).toMatch(/account\.secondFactor: challenge-gone/);
    expect(report).toMatch(/shape refused: command of a desk/);
  });
});
