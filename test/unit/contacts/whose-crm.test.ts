import { expect, it } from 'vitest';
import { mainCrm } from '../../../lib/contacts/whose-crm.ts';

const [A, B] = ['https://a.example', 'https://b.example'];

it.each([
  ['nobody has named one', [], '', null],
  ['the only one', [A], '', A],
  ['the only one, whatever else was the main one once', [A], B, A],
  ['the main one of several', [A, B], B, B],
  ['of several that only the operator can tell apart', [A, B], '', null],
  ['of several, the main one of which was removed', [A, B], 'https://c.example', null],
])('%s', (_, origins, main, wanted) => {
  expect(mainCrm({ origins, main })).toBe(wanted);
});
