import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../lib/recorder/redact.ts';

describe('a note', () => {
  it.each([
    ['rest GET https://cc.example.com/api/chat/dialogs/12?q=Анна 502', 'rest GET https://cc.example.com 502'],
    ['refused app.session.unauthenticated 401', 'refused app.session.unauthenticated 401'],
    ['peer +38 (067) 555-01-23 is not found', 'peer ‹number› is not found'],
    ['text "привіт, я Ганна" is blank', 'text ‹words› is blank'],
    ['no user ann.smith@example.com', 'no user ‹mail›'],
    ['username @ann_smith unknown', 'username ‹account› unknown'],
    ['chat 3f2a9c1e-0b7d-4a52-9a41-5b1f6f0e7d11 gone', 'chat 3f2a… gone'],
    ['token 9f8e7d6c5b4a39281706f5e4d3c2b1a0 refused', 'token ‹secret› refused'],
    ['Ганна Коваль написала hello', '‹words› hello'],
    ['line one\nline two', 'line one line two'],
    ['a sign ꙳ of theirs', 'a sign ‹words› of theirs'],
  ])('%s', (given, kept) => {
    expect(redact(given)).toBe(kept);
  });

  // In time: what a server says in a refusal may be a page.
  it.each(['a', '0-', '+', 'www.', 'a.', '12', '-', 'a ', '"', '«a'])(
    'is made at once of ever so much of «%s»',
    (sign) => {
      expect(redact(sign.repeat(60_000)).length).toBeLessThanOrEqual(300);
    },
    700,
  );

  it('holds nothing of words in quotes that are longer than what is looked at', () => {
    expect(redact(`refused "${'secret word '.repeat(5_000)}" here`)).toBe('refused ‹words›');
    expect(redact(`refused «${'secret word '.repeat(5_000)}» here`)).toBe('refused ‹words›');
    expect(redact(`peer ${'x '.repeat(996)}ann.smith@example.com`)).not.toContain('ann');
  });

  it('never holds a phone, a word of another script, or a line break, and is short', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.stringMatching(/^\+?\d{7,15}$/),
        (text, phone) => {
          const line = redact(`${text} ${phone} ${text}`);
          expect(line).not.toContain(phone);
          expect(line).not.toMatch(/[\n\r]|\p{Script=Cyrillic}/u);
          expect(line.length).toBeLessThanOrEqual(300);
        },
      ),
    );
  });
});
