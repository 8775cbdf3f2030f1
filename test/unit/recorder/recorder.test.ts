import { describe, expect, it } from 'vitest';
import { Recorder, RECORDER_KEY } from '../../../lib/recorder/recorder.ts';
import { reportOf } from '../../../lib/recorder/report.ts';
import { changesBetween } from '../../../lib/recorder/watch.ts';
import { memoryArea } from '../../../lib/storage/area.ts';
import { summary, view } from '../bridge/views.ts';

function stage(area = memoryArea()) {
  let now = 1000;
  const due: (() => void)[] = [];
  const recorder = new Recorder({ now: () => now++, after: (_, run) => void due.push(run), area });
  return { recorder, area, due, write: () => due.splice(0).forEach((run) => run()) };
}

describe('the recorder', () => {
  it('survives the worker, and knows what came first', async () => {
    const first = stage();
    first.recorder.note('one');
    first.recorder.note('two');
    expect(first.due, 'one write for both').toHaveLength(1);
    first.write();
    const second = stage(first.area);
    second.recorder.note('three');
    await second.recorder.load();
    expect(second.recorder.notes().map(({ what }) => what)).toEqual(['one', 'two', 'three']);
  });

  it('is bounded, and what repeats is one line', () => {
    const { recorder } = stage();
    for (let i = 0; i < 10_000; i++) recorder.note('the same');
    for (let i = 0; i < 700; i++) recorder.note(`note ${i}`);
    expect(recorder.notes()).toHaveLength(500);
    for (let i = 0; i < 3; i++) recorder.note('the end');
    expect(recorder.notes().at(-1)).toMatchObject({ what: 'the end', times: 3 });
  });

  it.each([null, 'x', [1, null, { at: 'x', what: 1 }], { at: 1 }])(
    'starts whatever is stored: %j',
    async (stored) => {
      const { recorder } = stage(memoryArea({ [RECORDER_KEY]: stored }));
      await recorder.load();
      expect(recorder.notes()).toEqual([]);
    },
  );

  it('tells the kind of a fault and its place, not its words', () => {
    const { recorder } = stage();
    recorder.fault(new RangeError('Ганна +380675550123'), 'records');
    expect(recorder.notes()[0]!.what).toMatch(/^fault in records: RangeError/);
    expect(JSON.stringify(recorder.notes())).not.toMatch(/Ганна|380/);
  });
});

describe('what is noted of the desk', () => {
  const before = view();

  it('nothing while nothing changes', () => {
    expect(changesBetween(before, { ...before, offset: 5 })).toEqual([]);
  });

  it('drops, returns, sessions, offers and why they went', () => {
    const now = view({
      connection: { state: 'offline', since: 1, freshAt: null, trouble: null },
      storage: 'memory',
      chats: {
        abcdef: summary('abcdef', {
          status: 'invited',
          name: 'Ганна',
          withdrawn: { at: 1, reason: 'timeout' },
        }),
      },
    });
    const lines = changesBetween(before, now);
    expect(lines).toEqual([
      'link: offline',
      'storage: memory',
      'chat abcd: invited',
      'chat abcd withdrawn: timeout',
    ]);
    expect(lines.join()).not.toContain('Ганна');
  });
});

describe('the report', () => {
  it('says what runs where, and the notes', () => {
    const text = reportOf(
      {
        version: '1.2.3',
        at: 0,
        notes: [{ at: 0, what: 'link: online', times: 2 }],
        calls: { 'https://acme.creatio.com': { days: { '2026-11-30': 123 } } },
      },
      'Chrome',
      view({ chats: { a: summary('a', { name: 'Ганна' }) } }),
    );
    expect(text).toContain('Webitel Desk for Creatio 1.2.3');
    expect(text).toContain('1970-01-01T00:00:00.000Z link: online (2 times)');
    expect(text).toContain(
      "Light: enabled default, yellowSeconds default, redSeconds default, basis default; Creatio's read from none",
    );
    expect(text).toContain('Calls to Creatio: https://acme.creatio.com 2026-11-30 123');
    expect(text).toContain('1 new');
    expect(text).not.toContain('Ганна');
  });
});
