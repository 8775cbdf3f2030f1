// What the CRM could not do is told in the same words by the card and by the dialogs, and always with what to do next.
import { expect, it } from 'vitest';
import { signal } from '@preact/signals';
import { failureOf, failureText, resultSentence } from '../../../../components/desk/crm-failure.ts';
import type { DeskModel } from '../../../../components/desk/model.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const t = translator('ru');
const desk = { t: signal(t), sentence: () => 'Webitel' } as unknown as DeskModel;

it.each([
  ['refused', 'Нет прав', 'Creatio отказала: Нет прав'],
  ['refused', '', 'Creatio ответила ошибкой. Повторите через минуту: набранное сохранено.'],
  ['busy', '', 'Creatio занята. Повторите через минуту.'],
  ['busy', 'Лимит дня исчерпан', 'Creatio больше не принимает обращений: Лимит дня исчерпан'],
  ['missing', '', 'Такой записи в Creatio пока нет. Повторите позже.'],
  ['never heard of', 'Ой', 'Creatio ответила ошибкой. Повторите через минуту: набранное сохранено.'],
])('%s «%s»', (kind, message, sentence) => {
  expect(failureText(failureOf({ kind, message }), t)).toBe(sentence);
  // The worker's word for it.
  const known = kind !== 'never heard of';
  expect(resultSentence(desk, { ok: false, code: `crm-${kind}`, detail: message })).toBe(
    known ? sentence : 'Webitel',
  );
});

it('of what only the worker can say', () => {
  expect(resultSentence(desk, { ok: false, code: 'no-contact' })).toBe('Сначала определите клиента.');
  expect(resultSentence(desk, { ok: false, code: 'server' })).toBe('Webitel');
});
