import { expect, test } from 'vitest';
import { hasDisplay, readArgs } from '../../../scripts/demo/args.ts';

test('without words: the demo in Russian', () => {
  expect(readArgs([])).toEqual({
    tour: false,
    live: false,
    language: 'ru',
    languages: ['ru', 'uk', 'en'],
    only: [],
  });
});

test('scenes are named by number, and naming them asks for the tour', () => {
  expect(readArgs(['--only', '3, 06'])).toMatchObject({ tour: true, only: ['03', '06'] });
});

test('a named language is the only one of the tour', () => {
  expect(readArgs(['--tour', '--lang', 'uk']).languages).toEqual(['uk']);
});

test('a language that does not exist and a word that means nothing are refused', () => {
  expect(readArgs(['--lang', 'uk']).language).toBe('uk');
  expect(() => readArgs(['--lang', 'de'])).toThrow('ru, uk or en');
  expect(() => readArgs(['--fast'])).toThrow("'--fast'");
  expect(() => readArgs(['fast'])).toThrow("'fast'");
});

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('a display on %s with %o: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});
