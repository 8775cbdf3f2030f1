import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../../lib/notify/setting.ts';
import { SOUNDS, wav } from '../../../scripts/sounds.ts';

describe('the sounds', () => {
  it('there is one for every notice', () => {
    expect(Object.keys(SOUNDS).sort()).toEqual([...NOTICE_KINDS].sort());
  });

  it.each(NOTICE_KINDS)('%s is what the script makes, and small', (kind) => {
    const file = readFileSync(join(import.meta.dirname, `../../../public/sounds/${kind}.wav`));
    expect(file.equals(wav(SOUNDS[kind]!))).toBe(true);
    expect(file.length).toBeLessThanOrEqual(12 * 1024);
  });
});
