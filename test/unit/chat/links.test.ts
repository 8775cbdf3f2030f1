// Addresses in what strangers write: where a link leads is what is read, and a number is one that can be dialled.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../../lib/chat/links.ts';
import { runs } from '../runs.ts';
import { dialled } from '../../../lib/phones/link.ts';
import { hostileText } from '../wild.ts';

const links = (text: string, code = '380') =>
  tokenise(text, (written) => dialled(written, code))
    .filter((token) => token.href !== null)
    .map(({ text: said, href, host }) => [said, href, host]);

describe('an address that looks like another', () => {
  test.each([
    'https://acme.creatio.com@evil.example/Shell',
    'https://acme.creatio.com:443@evil.example/',
    'https://acme.creatio.com%2f@evil.example/',
    'https://evil.example\\\\@acme.creatio.com/',
    'https://acme.creatio.com\\\\@evil.example',
    'https://acme.creatio.com/\u202emoc.live',
    'https://evil.example/\u2066acme',
    'https://ac\u200bme.creatio.com/',
    'http://user:secret@acme.creatio.com/',
  ])('%j is no link', (text) => expect(links(text)).toEqual([]));

  test.each([
    ['https://аcme.creatio.com/', 'xn--cme-5cd.creatio.com'],
    ['https://ACME.creatio.com/Shell', null],
    ['http://0x7f.1/acme.creatio.com', '127.0.0.1'],
    ['https://evil.example/?https://acme.creatio.com', null],
    ['https://acme.creatio.com/0/Shell', null],
    ['www.acme.creatio.com', null],
    ['https://acme.creatio.com:8443/x', null],
  ])('%s is shown with its host where that is not what is read', (text, host) => {
    expect(links(text)).toEqual([[text, expect.any(String), host]]);
  });
});

describe('a number', () => {
  test.each([
    ['дзвоніть 0 800 555 012!', '0 800 555 012', 'tel:+380800555012'],
    ['8 (800) 555-01-23', '8 (800) 555-01-23', 'tel:+78005550123'],
    ['<Олена> 380675550123', '380675550123', 'tel:+380675550123'],
    ['(067) 412-88-03, будь ласка', '(067) 412-88-03', 'tel:+380674128803'],
    ['тел. +48 600 555 012.', '+48 600 555 012', 'tel:+48600555012'],
    ['tel:+380674128803', 'tel:+380674128803', 'tel:+380674128803'],
  ])('%s', (text, said, href) => expect(links(text)).toEqual([[said, href, null]]));

  test.each([
    'Замовлення 0123456789',
    'Замовлення № 0674128803',
    'заказ: 0674128803',
    'ТТН 20450012345678',
    'карта 4149 4393 1234 5678',
    'рахунок 380675550123',
    'о 12.30 24.11.2026',
    'сума 675 550 123 грн',
    'X0674128803',
    '0674128803X',
    '06741288030674128803',
  ])('%s is text', (text) => expect(links(text)).toEqual([]));

  test('without the plans of the world only what has its «+» is a number', () => {
    const plain = (text: string) => tokenise(text).flatMap((token) => token.href ?? []);
    expect(plain('0674128803 або +380674128803')).toEqual(['tel:+380674128803']);
  });
});

test('joined, the tokens are the text again', () => {
  const text = fc.oneof(
    hostileText(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'+0123456789 ()-@./:htpsw№') }),
  );
  fc.assert(
    fc.property(text, (one) => {
      const tokens = tokenise(one, (written) => dialled(written, '380'));
      expect(tokens.map((token) => token.text).join('')).toBe(one);
    }),
  );
});

describe('what costs time', () => {
  /** As it stood: each closing bracket counted from the beginning. */
  function slowTail(found: string): string {
    const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
    let length = found.length;
    for (; length > 0; length--) {
      const last = found[length - 1]!;
      const opening = pairs[last];
      if (opening) {
        const body = found.slice(0, length);
        if (body.split(opening).length >= body.split(last).length) break;
      } else if (!/[.,;:!?…*_~|\\]/.test(last)) break;
    }
    return found.slice(0, length);
  }

  test('the end of an address is where it was', () => {
    const tail = fc.string({ unit: fc.constantFrom(...'()[]{}.,!a'), maxLength: 60 });
    fc.assert(
      fc.property(tail, (end) => {
        const text = `https://a.example/${end}`;
        const [first] = tokenise(text);
        expect(first!.text).toBe(slowTail(text));
      }),
      runs(),
    );
  });

  /** ms, the least of several: another program may have had the processor meanwhile. */
  const took = (text: string): number => {
    const once = (): number => {
      const begun = performance.now();
      for (let i = 0; i < 20; i++) tokenise(text);
      return performance.now() - begun;
    };
    return Math.min(...Array.from({ length: 9 }, once));
  };

  test('brackets cost no more than other signs do', () => {
    const worst = `https://a${')'.repeat(1991)}`;
    const common = `https://a${'b'.repeat(1991)}`;
    expect(took(worst)).toBeLessThan(20 * Math.max(took(common), 0.5));
  });

  test('a text without an end is searched at its beginning, and no address is cut in two', () => {
    const link = 'https://acme.example/path';
    const long = `${'слово '.repeat(3332)}${link} ${`https://a${')'.repeat(1991)} `.repeat(200)}`;
    const tokens = tokenise(long);
    expect(tokens.map((t) => t.text).join('')).toBe(long);
    expect(tokens.filter((t) => t.href !== null)).toEqual([]);
    expect(links(`${link} ${long}`)).toEqual([[link, link, null]]);
  });
});
