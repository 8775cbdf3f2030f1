import { describe, expect, it } from 'vitest';
import { resolveLanguage } from '../../../lib/i18n/index.ts';

describe('resolveLanguage', () => {
  it.each(['ru', 'uk', 'en'] as const)('obeys the setting %s whatever the hints say', (setting) => {
    expect(resolveLanguage(setting, 'uk-UA', 'en-US', 'ru')).toBe(setting);
    expect(resolveLanguage(setting)).toBe(setting);
  });

  it.each([
    ['uk-UA', 'uk'],
    ['ru-RU', 'ru'],
    ['en-GB', 'en'],
    ['UK', 'uk'],
    ['en', 'en'],
    ['uk_UA', 'uk'],
  ] as const)('reads the hint %s as %s', (hint, language) => {
    expect(resolveLanguage('auto', hint)).toBe(language);
  });

  it('takes the first hint it has texts for', () => {
    expect(resolveLanguage('auto', 'uk-UA', 'en-US')).toBe('uk');
    expect(resolveLanguage('auto', null, undefined, '', 'uk-UA')).toBe('uk');
    expect(resolveLanguage('auto', 'de-DE', 'ru-RU')).toBe('ru');
  });

  it('speaks English to those whose language it lacks', () => {
    expect(resolveLanguage('auto', 'de-DE')).toBe('en');
    expect(resolveLanguage('auto', null, 'pl')).toBe('en');
  });

  it('speaks Russian when there is no hint at all', () => {
    expect(resolveLanguage('auto')).toBe('ru');
    expect(resolveLanguage('auto', null, undefined, '')).toBe('ru');
  });
});
