import { describe, expect, it } from 'vitest';
import { countryCodeOf, messengersOf, secondsOf, validateLight } from '../../../../lib/options/validate.ts';

const light = (yellowSeconds: string, redSeconds: string) => ({ yellowSeconds, redSeconds });

describe('validateLight', () => {
  it.each([
    ['180', '360'],
    ['1', '2'],
    [' 60 ', '120'],
    ['86399', '86400'],
  ])('accepts %s and %s', (yellow, red) => {
    expect(validateLight(light(yellow, red))).toEqual([]);
  });

  it.each(['', ' ', '0', '-5', '1.5', '1,5', '1e2', '+3', 'abc', '٣', '9999999999'])(
    'refuses «%s», whichever field it is in',
    (typed) => {
      const problem = { key: 'options.wholeSeconds' };
      expect(validateLight(light(typed, '360'))).toEqual([{ field: 'yellowSeconds', ...problem }]);
      expect(validateLight(light('180', typed))).toEqual([{ field: 'redSeconds', ...problem }]);
    },
  );

  it('names both fields when both make no sense', () => {
    expect(validateLight(light('0', '')).map((p) => p.field)).toEqual(['yellowSeconds', 'redSeconds']);
  });

  it('refuses more than a day', () => {
    expect(validateLight(light('180', '86401'))).toEqual([{ field: 'redSeconds', key: 'options.tooLong' }]);
  });

  it.each(['360', '400'])('wants yellow below red: %s', (yellow) => {
    expect(validateLight(light(yellow, '360'))).toEqual([
      { field: 'yellowSeconds', key: 'options.yellowBelowRed', params: { max: 359 } },
    ]);
  });

  it('blames red where no yellow would do', () => {
    const wanted = [{ field: 'redSeconds', key: 'options.redAboveYellow', params: { min: 6 } }];
    expect(validateLight(light('5', '1'))).toEqual(wanted);
    expect(validateLight(light('5', '3'), (field) => field === 'yellowSeconds')).toEqual(wanted);
  });

  it('has nothing to say about what only the administrator can change', () => {
    expect(validateLight(light('400', '360'), () => true)).toEqual([]);
  });
});

describe('secondsOf', () => {
  it('reads whole seconds from 1 on', () => {
    expect([secondsOf('007'), secondsOf('1'), secondsOf('0'), secondsOf('x')]).toEqual([7, 1, null, null]);
  });
});

describe('countryCodeOf', () => {
  it.each([
    ['+380', '380'],
    [' 380 ', '380'],
    ['+38', '380'],
    ['0049', '49'],
    ['', ''],
    ['+3800000', null],
    ['0', null],
    ['+38a', null],
  ])('%s', (typed, code) => expect(countryCodeOf(typed)).toBe(code));
});

describe('messengersOf', () => {
  it.each([
    ['telegram, viber', ['telegram', 'viber']],
    [' Telegram;viber  telegram,', ['telegram', 'viber']],
    ['', []],
  ])('%s', (typed, messengers) => expect(messengersOf(typed)).toEqual(messengers));
});
