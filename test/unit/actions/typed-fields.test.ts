import { describe, expect, it } from 'vitest';
import { readFields } from '../../../lib/actions/typed-fields.ts';

const START = { id: 'new', text: '', transcript: true };

describe('what was typed into a dialog', () => {
  it('is read back over what the dialog begins with', () => {
    const kept = { id: 'first', text: 'Перезвонить', transcript: false };
    expect(readFields(JSON.stringify(kept), START)).toEqual(kept);
    expect(readFields('{"text":"Перезвонить"}', START)).toEqual({ ...START, text: 'Перезвонить' });
  });

  it.each([
    undefined,
    null,
    '',
    'no JSON',
    'null',
    '"text"',
    '[]',
    '{"text":7,"transcript":"yes"}',
    '{"other":"x"}',
    '{"__proto__":{"text":"x"}}',
  ])('is not taken from %j', (kept) => {
    expect(readFields(kept, START)).toBeNull();
  });
});
