/** Typed words over refusals of the disk, over its return, and over another operator's coming. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskDb, KeptText } from '../../../lib/storage/db.ts';
import { KeptTexts } from '../../../lib/worker/kept-texts.ts';
import { TestClock } from './test-clock.ts';

const ANN = 'https://cc|acme|ann';
const BOB = 'https://cc|acme|bob';

let clock: TestClock;
let texts: KeptTexts;
let changes: number;
beforeEach(() => {
  clock = new TestClock(async () => {});
  changes = 0;
  texts = new KeptTexts(clock, () => changes++);
});

/** One operator's disk. */
function disk(account = ANN) {
  const stored = new Map<string, KeptText>();
  const self = {
    refuses: false,
    stored,
    get texts(): Record<string, string> {
      return Object.fromEntries([...stored].map(([key, { text }]) => [key, text]));
    },
    db: {
      account,
      async saveKept(kept: KeptText) {
        if (self.refuses) throw new DOMException('no room', 'QuotaExceededError');
        if (kept.text === '') stored.delete(kept.conversationId);
        else stored.set(kept.conversationId, kept);
      },
    } as unknown as DeskDb,
  };
  return self;
}
type TestDisk = ReturnType<typeof disk>;
const use = (of: TestDisk | null): void => texts.use(of?.db ?? null, [...(of?.stored.values() ?? [])]);
const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** As the worker reads everything anew. */
async function returns(to: TestDisk): Promise<void> {
  use(null);
  use(null);
  use(to);
  await calm();
}

describe('what the disk refused', () => {
  it('is there after the database of the same operator came back, and is written', async () => {
    const own = disk();
    use(own);
    await texts.set('a', 'old');
    own.refuses = true;
    await expect(texts.set('a', 'new')).rejects.toThrow('no room');
    own.refuses = false;
    await returns(own);
    expect(texts.get('a')).toBe('new');
    expect(own.texts).toEqual({ a: 'new' });
  });

  it('stays refused while the disk that came back refuses it too, and is written later', async () => {
    const own = disk();
    use(own);
    own.refuses = true;
    await texts.set('a', 'new').catch(() => {});
    await returns(own);
    expect(texts.get('a')).toBe('new');
    expect(texts.isRefused).toBe(true);
    own.refuses = false;
    await clock.advance(5000);
    await calm();
    expect(own.texts).toEqual({ a: 'new' });
    expect(texts.isRefused).toBe(false);
  });

  it('an emptied field too: the old words do not come back', async () => {
    const own = disk();
    use(own);
    await texts.set('a', 'old');
    own.refuses = true;
    await texts.set('a', '').catch(() => {});
    own.refuses = false;
    await returns(own);
    expect(texts.get('a')).toBe('');
    expect(own.texts).toEqual({});
  });

  it('so is what was on its way to the disk when it went', async () => {
    const own = disk();
    use(own);
    own.db.saveKept = async () => {
      throw new DOMException('closed', 'InvalidStateError');
    };
    const way = texts.set('a', 'new');
    use(null);
    await way.catch(() => {});
    const back = disk();
    use(back);
    await calm();
    expect(texts.get('a')).toBe('new');
    expect(back.texts).toEqual({ a: 'new' });
  });

  it('another operator is never shown, nor is it written to his disk, nor comes it back when he has been', async () => {
    const [own, his] = [disk(), disk(BOB)];
    use(own);
    own.refuses = true;
    await texts.set('a', 'new').catch(() => {});
    await returns(his);
    expect(texts.get('a')).toBe('');
    expect(texts.isRefused).toBe(false);
    expect(his.texts).toEqual({});
    await returns(own);
    expect(texts.get('a')).toBe('');
  });

  it('is forgotten with all that was this operator’s', async () => {
    const own = disk();
    use(own);
    own.refuses = true;
    await texts.set('a', 'new').catch(() => {});
    use(null);
    texts.forget();
    own.refuses = false;
    use(own);
    expect(texts.get('a')).toBe('');
  });

  it('is told as long as any of it is refused, and no longer', async () => {
    const own = disk();
    use(own);
    own.refuses = true;
    await texts.set('a', 'new').catch(() => {});
    await texts.set('b', 'new').catch(() => {});
    expect(texts.isRefused).toBe(true);
    own.refuses = false;
    await texts.set('b', 'newer');
    expect(texts.isRefused).toBe(true);
    const before = changes;
    texts.onRoom();
    await calm();
    expect(texts.isRefused).toBe(false);
    expect(changes).toBeGreaterThan(before);
  });
});

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const own = disk();
  const writes: { text: string; end: (fails?: boolean) => Promise<void> }[] = [];
  const { saveKept } = own.db;
  own.db.saveKept = (kept) =>
    new Promise((resolve, reject) =>
      writes.push({
        text: kept.text,
        async end(fails = false) {
          if (fails) reject(new DOMException('no room', 'QuotaExceededError'));
          else void saveKept(kept).then(resolve);
          await calm();
        },
      }),
    );
  return { own, writes };
}

describe('what is written', () => {
  it('is told to the views, and so is what was refused', async () => {
    const own = disk();
    use(own);
    await texts.set('a', 'x');
    expect(changes).toBe(1);
    own.refuses = true;
    await texts.set('a', 'y').catch(() => {});
    expect(changes).toBe(3);
  });

  it('counts fields that hold something, and those alone', async () => {
    use(disk());
    await texts.set('a', 'x');
    await texts.set('b#comment', 'y');
    expect([texts.size, texts.isIn('a'), texts.isIn('b')]).toEqual([2, true, true]);
    await texts.set('a', '');
    expect([texts.size, texts.isIn('a'), texts.isIn('b')]).toEqual([1, false, true]);
  });

  it('is not written again when its disk comes back', async () => {
    const { own, writes } = slowDisk();
    use(own);
    void texts.set('a', 'x');
    await writes[0]!.end();
    await returns(own);
    expect(writes).toHaveLength(1);
    expect(texts.get('a')).toBe('x');
  });

  it('is not the newer word that was refused meanwhile', async () => {
    const { own, writes } = slowDisk();
    use(own);
    void texts.set('a', 'older');
    void texts.set('a', 'newer').catch(() => {});
    await writes[1]!.end(true);
    await writes[0]!.end();
    expect(texts.isRefused).toBe(true);
    await clock.advance(5000);
    expect(writes[2]!.text).toBe('newer');
  });

  it('or refused by a disk that has gone says nothing of the one that is here', async () => {
    const [first, second] = [slowDisk(), slowDisk()];
    use(first.own);
    void texts.set('a', 'x').catch(() => {});
    void texts.set('b', 'y').catch(() => {});
    use(second.own);
    await second.writes[0]!.end(true);
    expect(texts.isRefused).toBe(true);
    await first.writes[0]!.end();
    expect(texts.isRefused).toBe(true);
    await second.writes[1]!.end();
    void texts.set('a', 'x');
    await second.writes[2]!.end();
    expect(texts.isRefused).toBe(false);
    await first.writes[1]!.end(true);
    expect(texts.isRefused).toBe(false);
  });
});

it('what is refused is tried every five seconds, each word once a round', async () => {
  const own = disk();
  const tried: string[] = [];
  const { saveKept } = own.db;
  own.db.saveKept = (kept) => (tried.push(kept.conversationId), saveKept(kept));
  use(own);
  own.refuses = true;
  await texts.set('a', 'x').catch(() => {});
  await texts.set('b', 'y').catch(() => {});
  for (const rounds of [1, 2, 3]) {
    await clock.advance(2000);
    await calm();
    expect(tried).toHaveLength(2 * rounds);
    await clock.advance(3000);
    await calm();
    expect(tried).toHaveLength(2 * rounds + 2);
  }
});

it('words of an operator whose data were never in use here are refused; without an operator they are in memory alone', async () => {
  await expect(texts.set('a', 'x', { of: ANN })).rejects.toMatchObject({ kind: 'session' });
  expect(texts.get('a')).toBe('');
  await texts.set('a', 'x');
  expect(texts.get('a')).toBe('x');
  const own = disk();
  use(own);
  expect(texts.get('a')).toBe('');
  expect(own.texts).toEqual({});
});

describe('words that come while nobody’s data are in use', () => {
  it.each([{}, { of: ANN }])('are refused, whoever typed them and whoever was here: %o', async (typed) => {
    use(disk(BOB));
    use(null);
    await expect(texts.set('a', 'x', typed)).rejects.toMatchObject({ kind: 'session' });
    use(disk(BOB));
    expect(texts.get('a')).toBe('');
  });

  it('are not called stored, and are there when this operator’s are', async () => {
    const own = disk();
    use(own);
    await texts.set('a', 'old');
    use(null);
    await expect(texts.set('a', 'new', { of: ANN })).rejects.toMatchObject({ kind: 'session' });
    expect(texts.get('a')).toBe('');
    use(own);
    await calm();
    expect(own.texts).toEqual({ a: 'new' });
  });

  it('are nobody’s when they are another’s', async () => {
    const own = disk();
    use(own);
    use(null);
    await texts.set('a', 'his', { of: BOB }).catch(() => {});
    use(own);
    expect(texts.get('a')).toBe('');
  });
});

it('words of another operator’s screen are refused, whoever is here', async () => {
  const own = disk();
  use(own);
  await expect(texts.set('a', 'his', { of: BOB })).rejects.toMatchObject({ kind: 'session' });
  expect(texts.get('a')).toBe('');
});

describe('words that are told again', () => {
  const [NOW, LATER] = [1000, 2000];
  const told = (text: string, at: number, again = true) => texts.set('a', text, { at, again });
  let own: TestDisk;
  beforeEach(async () => {
    own = disk();
    use(own);
  });

  it.each([
    ['the older first', ['older', 'newer']],
    ['the newer first', ['newer', 'older']],
  ])('by two screens: the newest typed stays, %s', async (_, order) => {
    for (const text of order) await told(text, text === 'older' ? NOW : LATER);
    expect(texts.get('a')).toBe('newer');
    expect(own.texts).toEqual({ a: 'newer' });
  });

  it('are not newer than what another worker has written', async () => {
    await told('newer', LATER, false);
    texts = new KeptTexts(clock, () => {});
    use(own);
    await told('older', NOW);
    expect(texts.get('a')).toBe('newer');
  });

  it('do not come back into a field that was emptied since, by hand or by sending', async () => {
    await told('x', NOW, false);
    await told('', LATER, false);
    await told('x', NOW);
    expect(texts.get('a')).toBe('');
    await texts.set('b', 'y', { at: NOW });
    await texts.set('b', '');
    await texts.set('b', 'y', { at: NOW, again: true });
    expect(texts.get('b')).toBe('');
    await texts.set('b', 'next', { at: NOW + 1, again: true });
    expect(texts.get('b')).toBe('next');
  });

  it('told by each worker anew, are no newer than what was typed after them', async () => {
    for (let life = 0; life < 3; life++) await texts.set('a', 'first', { at: NOW, again: life > 0 });
    // In another screen, within the same millisecond.
    await texts.set('a', 'second', { at: NOW, again: true });
    expect(texts.get('a')).toBe('second');
  });

  describe('after the clock was set back between them', () => {
    const HOUR = 3_600_000;
    /** One screen typed, the clock went back an hour, another typed over it; a disk that is full took neither. */
    async function typedOver(): Promise<{ first: number; second: number }> {
      const first = Math.floor(clock.now());
      own.refuses = true;
      await texts.set('a', 'first', { at: first }).catch(() => {});
      clock.set(-HOUR);
      await clock.advance(60_000);
      // As a screen stamps it that has heard of the first.
      const second = Math.max(Math.floor(clock.now()), texts.in('a').keptAt + 1);
      await texts.set('a', 'second', { at: second }).catch(() => {});
      texts = new KeptTexts(clock, () => {});
      own.refuses = false;
      use(own);
      return { first, second };
    }

    it.each([
      ['while it is behind', 0, ['first', 'second']],
      ['while it is behind', 0, ['second', 'first']],
      ['when it has caught up', 2 * HOUR, ['first', 'second']],
      ['when it has caught up', 2 * HOUR, ['second', 'first']],
    ] as const)('the newest typed stays, %s (%i ms later, %s)', async (_, later, order) => {
      const at = await typedOver();
      await clock.advance(later);
      for (const text of order) await told(text, at[text]);
      expect(texts.get('a')).toBe('second');
      expect(own.texts).toEqual({ a: 'second' });
    });

    it('the newest on the disk is newer than what is told again', async () => {
      const first = Math.floor(clock.now());
      await told('first', first, false);
      clock.set(-HOUR);
      // Its screen had not heard of the first.
      await told('second', Math.floor(clock.now()), false);
      await told('first', first);
      expect(texts.get('a')).toBe('second');
      texts = new KeptTexts(clock, () => {});
      use(own);
      await told('first', first);
      expect(texts.get('a')).toBe('second');
    });
  });

  it('what is newest in a chat is told of all its fields, and of no other chat’s', async () => {
    expect(texts.in('a').keptAt).toBe(0);
    await told('x', NOW, false);
    await texts.set('a#comment', 'y', { at: LATER });
    await texts.set('ab', 'z', { at: LATER + 5 });
    expect(texts.in('a').keptAt).toBe(LATER);
    await texts.set('a#comment', '');
    expect(texts.in('a').keptAt).toBe(LATER + 1);
  });

  it('for the first time always count, whatever the clock says', async () => {
    await told('newer', LATER, false);
    await told('typed now', NOW, false);
    expect(texts.get('a')).toBe('typed now');
  });

  it('count where a stamp is no evidence: it lies ahead, of a clock that was set, or there is none', async () => {
    const ahead = Math.floor(clock.now()) + 3_600_000;
    await told('newer', LATER, false);
    await told('ahead', ahead);
    expect(texts.get('a')).toBe('ahead');
    await told('sound', NOW);
    expect(texts.get('a')).toBe('sound');
    await texts.set('c', 'of an older version');
    await texts.set('c', 'x', { at: NOW, again: true });
    expect(texts.get('c')).toBe('x');
  });
});
