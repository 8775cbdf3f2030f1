/** What breaks in a view is in the report: which kind, and where; not what it was about. */
import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { faultOf } from '../../../lib/recorder/fault.ts';
import { tellFault } from '../../../lib/recorder/tell.ts';
import type { Call } from '../../../lib/bridge/protocol.ts';
import { Stage } from '../worker/stage.ts';

const FRAMES = `
    at Bubble (chrome-extension://abcdefghijklmnopabcdefghijklmnop/chunks/desk-B1x2.js:1:234)
    at render (chrome-extension://abcdefghijklmnopabcdefghijklmnop/chunks/desk-B1x2.js:1:999)`;

function thrown(message: string, frames = FRAMES): Error {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}${frames}`;
  return error;
}

it.each([
  ['a method', FRAMES, 'TypeError at Bubble desk-B1x2.js:1:234'],
  [
    'a function without a name',
    '\n    at chrome-extension://x/chunks/part-1.js:2:3',
    'TypeError at part-1.js:2:3',
  ],
  [
    'what was awaited',
    '\n    at async Object.run (chrome-extension://x/a.js:2:3)',
    'TypeError at Object.run a.js:2:3',
  ],
  ['nowhere', '', 'TypeError'],
])('kind and place: %s', (_, frames, told) => expect(faultOf(thrown('x', frames))).toBe(told));

it('which part does not come', () => {
  const url = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/chunks/part-DfB2.js';
  const error = thrown(`Failed to fetch dynamically imported module: ${url}`, '');
  expect(faultOf(error)).toBe('TypeError, part-DfB2.js');
});

it('whatever was thrown, and whoever’s words it quotes', () => {
  for (const what of [null, undefined, 'Zora', { name: 'Zora' }, 7]) expect(faultOf(what)).toBe('Error');
  expect(faultOf(Object.assign(new Error('x'), { name: 'Zora Quist', stack: '' }))).toBe('Error');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (said) => {
      const words = `${said}\n    at Zora Quist (zora.js:1:2)\nchrome-extension://zora/chunks/zora.js ${said}`;
      expect(faultOf(thrown(words))).toBe('TypeError at Bubble desk-B1x2.js:1:234');
    }),
  );
});

it('what breaks at every drawing is told once', () => {
  const told: string[] = [];
  const call: Call = async (command) => {
    told.push((command as { what: string }).what);
    return { ok: true } as never;
  };
  for (let i = 0; i < 100; i++) tellFault(call, 'message', thrown(`text ${i}`));
  tellFault(call, 'view', thrown('text'));
  expect(told).toEqual([
    'message: TypeError at Bubble desk-B1x2.js:1:234',
    'view: TypeError at Bubble desk-B1x2.js:1:234',
  ]);
});

let stage: Stage | null = null;
afterEach(() => stage?.stop());

it('stands in the report, and no words even if a view sends them', async () => {
  stage = await Stage.start();
  tellFault((command) => stage!.crm.call(command), 'message', thrown('Ганна'));
  await stage.crm.call({ type: 'fault.tell', what: 'Ганна «так» +380675550123' });
  const told = await stage.crm.call({ type: 'report.read' });
  const notes = told.ok ? told.value.notes.map(({ what }) => what) : [];
  expect(notes).toContain('view, message: TypeError at Bubble desk-B1x2.js:1:234');
  expect(JSON.stringify(notes)).not.toMatch(/Ганна|так|555/);
});
