// @vitest-environment happy-dom
// A list that was not read to its end says so; and what counts as a phone in «Определить клиента».
import { signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsultDialog } from '../../../../components/cases/consult-dialog.tsx';
import { isPhone } from '../../../../components/contacts/identify-dialog.tsx';
import type { CardModel } from '../../../../components/card/card-model.ts';
import { FilesTab } from '../../../../components/card/files-tab.tsx';
import { ResultLookup } from '../../../../components/card/lookup.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { emptyLink } from '../../../../lib/contacts/rules.ts';
import { translator } from '../../../../lib/i18n/index.ts';

let place: HTMLElement;
/** What the CRM answers, by operation. */
let answers: Record<string, unknown>;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

const ask = (op: string): Promise<unknown> => Promise.resolve(answers[op] ?? null);

function desk(): DeskModel {
  const contacts = { c1: { ...emptyLink('c1'), contactId: 'k1', name: 'Олена', state: 'linked' } };
  return {
    t: signal(translator('ru')),
    language: signal('ru'),
    view: signal({ contacts, chats: {}, settings: { outgoing: { countryCode: '380' } } }),
    crm: { origin: 'https://crm.example', ask },
    call: () => Promise.resolve({ ok: true, value: '' }),
    newId: () => 'id',
    late: () => Promise.resolve(null),
  } as unknown as DeskModel;
}

const card = (): CardModel =>
  ({
    chatId: 'c1',
    ask,
    record: signal({ id: 'r1', values: {} }),
    names: signal({ columns: {} }),
    typed: signal({ values: {}, bases: {}, link: { id: 'l', text: '' } }),
    state: signal('ready'),
    saving: signal(false),
    failure: signal(null),
    has: () => true,
    value: () => null,
    stored: () => null,
    said: signal(''),
    clashing: signal([]),
    keep: () => {},
    edit: () => {},
  }) as unknown as CardModel;

async function shown(view: JSX.Element): Promise<string> {
  await act(() => render(<DeskProvider value={desk()}>{view}</DeskProvider>, place));
  for (let i = 0; i < 5; i++) await act(() => Promise.resolve());
  return document.body.textContent ?? '';
}

const many = <T,>(count: number, one: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => one(n));

describe('cases of a contact', () => {
  const some = (count: number, isOpen: boolean) =>
    many(count, (n) => ({
      id: `${isOpen ? 'o' : 'c'}${n}`,
      number: `SR-${n}`,
      subject: '',
      status: '',
      isOpen,
      registeredOn: '',
      contactId: 'k1',
    }));

  it.each([
    [500, 0, true],
    [3, 50, true],
    [499, 49, false],
    [0, 1, false],
  ])('%i open and %i closed ones: told that there may be more: %s', async (open, closed, isCut) => {
    answers = { 'contact-cases': [...some(open, true), ...some(closed, false)] };
    const words = await shown(<ConsultDialog chatId="c1" onClose={() => {}} onOther={() => {}} />);
    expect(words.includes('не больше 500, и последние 50 закрытых')).toBe(isCut);
  });
});

it.each([
  [100, true],
  [99, false],
])('%i files: told that there may be more: %s', async (count, isCut) => {
  answers = {
    'record-files': many(count, (n) => ({
      id: `f${n}`,
      name: 'чек.txt',
      kind: 'file',
      size: 1,
      at: '2026-11-24T10:00:00Z',
      url: 'https://crm.example/f',
    })),
  };
  expect((await shown(<FilesTab card={card()} />)).includes('Показаны последние 100.')).toBe(isCut);
});

it.each([
  [500, true],
  [499, false],
])('%i values of a look-up: told that there may be more: %s', async (count, isCut) => {
  answers = { 'chat-lookup': many(count, (n) => ({ id: `v${n}`, name: `Значение ${n}` })) };
  await shown(<ResultLookup card={card()} />);
  await act(() => place.querySelector('input')!.click());
  for (let i = 0; i < 5; i++) await act(() => Promise.resolve());
  expect(document.body.textContent!.includes('Прочитаны первые 500 значений')).toBe(isCut);
});

describe('a phone that is typed for a new contact', () => {
  it.each([
    ['067 412 88 03', true],
    ['+380 (0) 67 412 88 03', true],
    ['8 (916) 555-01-23', true],
    ['+48 600 555 012', true],
    ['0151/23456789', false],
    ['+49 151 23456789', true],
    // More than fifteen digits, and a number all the same.
    ['+38 (044) 555-01-23 доб. 12345', true],
    ['067 555 01 23, 050 555 04 56', true],
    ['viber://chat?number=%2B380675550123', true],
    ['٠٦٧٤١٢٨٨٠٣', true],
    ['105', true],
    ['12', false],
    ['12-34', true],
    ['+999 12', false],
    ['+38', false],
    ['＋99912', false],
    ['\u200e+999 12', false],
    ['+999 123 456 78', false],
    ['123456789012345678', false],
    ['олена', false],
  ])('%s: %s', (text, is) => expect(isPhone(text, '380')).toBe(is));
});
