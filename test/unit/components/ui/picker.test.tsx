// @vitest-environment happy-dom
// Every list of rows under a field goes by the same keys, whichever dialog or card it is in.
import { signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardModel } from '../../../../components/card/card-model.ts';
import { ConsultDialog } from '../../../../components/cases/consult-dialog.tsx';
import { ResultLookup } from '../../../../components/card/lookup.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import type { TemplatesMenu } from '../../../../components/templates/menu-types.ts';
import { TemplatesPanel } from '../../../../components/templates/panel.tsx';
import { templateStore } from '../../../../components/templates/store.ts';
import { TargetList } from '../../../../components/transfer/target-list.tsx';
import type { OutgoingFormModel } from '../../../../components/outgoing/form-types.ts';
import { RecipientField } from '../../../../components/outgoing/recipient-field.tsx';
import type { TransferTarget } from '../../../../lib/bridge/view.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const NAMES = ['Альфа', 'Бета', 'Гамма'];
const TARGETS: TransferTarget[] = NAMES.map((name) => ({ id: NAMES.indexOf(name), name, note: '' }));
const TEMPLATES = NAMES.map((name) => ({ id: name, name, text: name, source: 'creatio' as const }));
const RECENT = NAMES.map((label) => ({
  label,
  contactId: null,
  peer: { type: 'telegram', id: label, via: 'g1' },
  gatewayName: '',
}));
const CASES = NAMES.map((name) => ({ id: name, number: name, subject: '', status: '', registeredOn: '' }));

const taken = vi.fn<(name: string) => void>();
let place: HTMLElement;
let desk: DeskModel;

beforeEach(() => {
  taken.mockClear();
  place = document.createElement('div');
  document.body.append(place);
  desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    view: signal({
      contacts: { c1: { contactId: 'k1', name: '' } },
      outgoingRecent: RECENT,
      settings: { outgoing: { countryCode: '380' } },
    }),
    crm: {
      origin: 'https://crm.example',
      ask: (op: string) => Promise.resolve(op === 'contact-cases' ? CASES : null),
    },
    call: () => Promise.resolve({ ok: true, value: { templates: TEMPLATES, values: {} } }),
    composer: signal({
      field: document.createElement('textarea'),
      insert: taken,
      focus: () => {},
    }),
  } as unknown as DeskModel;
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

function Targets(): JSX.Element {
  const [chosen, choose] = useState<TransferTarget | null>(null);
  return (
    <TargetList
      loaded={{ state: 'read', targets: TARGETS }}
      kind="plan"
      chosen={chosen}
      onChoose={choose}
      onConfirm={() => taken(chosen!.name)}
      onAgain={() => {}}
    />
  );
}

/** Enter leads to the button that ties the chosen one. */
function Cases(): JSX.Element {
  const onFocus = ({ target }: FocusEvent): void => {
    if ((target as Element).matches('.primary')) taken(NAMES[active()]!);
  };
  return (
    <div onFocusIn={onFocus}>
      <ConsultDialog chatId="c1" onClose={() => {}} onOther={() => {}} />
    </div>
  );
}

const LISTS: Record<string, () => JSX.Element> = {
  'where a chat is transferred to': Targets,
  'cases of a contact': Cases,
  'values of a look-up': () => {
    const card = {
      ask: () => Promise.resolve(NAMES.map((name) => ({ id: name, name }))),
      record: signal({ id: 'r1', values: {} }),
      names: signal({ columns: {} }),
      state: signal('ready'),
      saving: signal(false),
      has: () => true,
      value: () => null,
      edit: (_: string, row: { name: string }) => taken(row.name),
    };
    return <ResultLookup card={card as unknown as CardModel} />;
  },
  recipients: () => {
    const form = {
      typed: signal(''),
      crm: signal(''),
      recipient: signal(null),
      lines: signal({ state: 'loading' }),
      invalid: signal(null),
      search: { found: signal({ query: '', busy: false, contacts: [], clients: [], trouble: null }) },
      choose: ({ label }: { label: string }) => taken(label),
    };
    return <RecipientField form={form as unknown as OutgoingFormModel} onChosen={() => {}} />;
  },
  'ready-made texts': () => {
    const menu = { open: signal({ slash: null }), close: () => {}, keys: { current: null } };
    return <TemplatesPanel chat={{ id: 'c1', queue: '' }} menu={menu as unknown as TemplatesMenu} />;
  },
};

const field = (): HTMLInputElement => place.querySelector('input')!;
const rows = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[role=option], [type=radio]')];
/** Number of the row that the field or the list points at; -1: none. */
function active(): number {
  const pointed = rows().findIndex(
    (row) => row.getAttribute('aria-selected') === 'true' || (row as HTMLInputElement).checked,
  );
  if (pointed >= 0)
    expect(place.querySelector(`[aria-activedescendant="${rows()[pointed]!.id}"]`)).not.toBeNull();
  return pointed;
}
async function press(key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  await act(
    () =>
      void (place.contains(document.activeElement) ? document.activeElement! : field()).dispatchEvent(event),
  );
  return event;
}
async function show(List: () => JSX.Element): Promise<void> {
  await act(() =>
    render(
      <DeskProvider value={desk}>
        <List />
      </DeskProvider>,
      place,
    ),
  );
  await act(() => (field().focus(), field().click()));
  await vi.waitFor(() => expect(rows()).toHaveLength(3));
  // The first row is active of itself, or at the first arrow.
  if (active() < 0) await press('ArrowDown');
  expect(active()).toBe(0);
}

describe.each(Object.entries(LISTS))('%s', (_, List) => {
  it('goes round at both ends', async () => {
    await show(List);
    await press('ArrowUp');
    expect(active()).toBe(2);
    await press('ArrowDown');
    expect(active()).toBe(0);
  });

  it('takes the active row by Enter', async () => {
    await show(List);
    await press('ArrowDown');
    const enter = await press('Enter');
    expect(taken).toHaveBeenCalledExactlyOnceWith('Бета');
    expect(enter.defaultPrevented).toBe(true);
  });

  it('leaves Enter and arrows to a word that is being composed', async () => {
    await show(List);
    for (const key of ['ArrowDown', 'Enter']) {
      const event = await press(key, { isComposing: true });
      expect([active(), event.defaultPrevented]).toEqual([0, false]);
    }
    expect(taken).not.toHaveBeenCalled();
  });

  it.each(['altKey', 'shiftKey', 'ctrlKey', 'metaKey'])(
    'leaves arrows and Enter with %s alone',
    async (held) => {
      await show(List);
      for (const key of ['ArrowDown', 'Enter']) {
        const event = await press(key, { [held]: true });
        expect([active(), event.defaultPrevented]).toEqual([0, false]);
      }
      expect(taken).not.toHaveBeenCalled();
    },
  );

  it('leaves Home and End to the words in the field', async () => {
    await show(List);
    if (document.activeElement !== field()) return;
    const end = await press('End');
    expect([active(), end.defaultPrevented]).toEqual([0, false]);
  });
});

it('a list that has the focus itself goes by Home, End and the space bar', async () => {
  await show(Targets);
  await act(() => rows()[1]!.click());
  await press('End');
  expect(active()).toBe(2);
  await press('Home');
  expect(active()).toBe(0);
  await press(' ');
  expect(taken).toHaveBeenCalledExactlyOnceWith('Альфа');
});

it('the last row is active once what was below it is gone', async () => {
  await show(LISTS['ready-made texts']!);
  await press('ArrowUp');
  await act(() => templateStore(desk).remove(TEMPLATES[2]!));
  expect([rows().length, active()]).toEqual([2, 1]);
});
