import { expect, test } from 'vitest';
import { callsSentence } from '../../../components/crm-check/use-calls.ts';
import { translator } from '../../../lib/i18n/index.ts';

test.each([
  [
    'ru',
    'Запросов расширения к этой Creatio сегодня: 123. Некоторые тарифы допускают 10000 в день на пользователя. Раньше: 29 нояб. – 4000, 27 нояб. – 5.',
  ],
  [
    'uk',
    'Запитів розширення до цієї Creatio сьогодні: 123. Деякі тарифи допускають 10000 на день на користувача. Раніше: 29 лист. – 4000, 27 лист. – 5.',
  ],
  [
    'en',
    'Calls of the extension to this Creatio today: 123. Some plans allow 10000 a day for a user. Earlier: 29 Nov – 4000, 27 Nov – 5.',
  ],
] as const)('calls to Creatio are told with the days before, in %s', (language, words) => {
  const calls = [
    ['2026-11-30', 123],
    ['2026-11-29', 4000],
    ['2026-11-27', 5],
  ] as const;
  const of = calls.map(([day, count]) => ({ origin: 'https://acme.creatio.com', day, count }));
  const now = new Date(2026, 10, 30, 1).getTime();
  expect(callsSentence(of, now, language, translator(language)).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
    words,
  );
  expect(callsSentence([], now, language, translator(language))).toContain(': 0.');
});
