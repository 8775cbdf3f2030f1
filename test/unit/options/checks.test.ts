import { expect, test } from 'vitest';
import { translator } from '../../../lib/i18n/index.ts';
import { findingSentence } from '../../../lib/options/checks.ts';

test.each([
  ['online', 'Готов'],
  ['break-out', 'Webitel снял с линии'],
  ['something_new', 'Другой статус'],
])('an agent’s state is said as in the menu of states: %s', (status, words) => {
  const finding = { step: 'agent', state: 'good', said: 'good', params: { status }, detail: '' } as const;
  expect(findingSentence(finding, translator('ru'))).toBe(
    `Логин принадлежит оператору, состояние: ${words}.`,
  );
});
