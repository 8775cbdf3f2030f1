// @vitest-environment happy-dom
// The lists that are looked through by the keyboard alone, each as it is in the desk: chats, the CRM's history, a client's story.
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HistoryView } from '../../../components/card/history-view.tsx';
import { ClosedChats } from '../../../components/desk/list/chat-list.tsx';
import { ListSearch } from '../../../components/desk/list/list-tools.tsx';
import { DeskProvider, type DeskModel } from '../../../components/desk/model.ts';
import { StoryPanel } from '../../../components/history/panel.tsx';
import { walkRows } from '../../../components/keys/walk-rows.ts';
import { translator } from '../../../lib/i18n/index.ts';
import { summary } from '../bridge/views.ts';

const NOW = Date.UTC(2026, 9, 14, 12);
const HOUR = 3_600_000;
const NAMES = ['Альфа', 'Бета', 'Гамма'];
const CHATS = NAMES.map((name, i) =>
  summary(name, { name, status: 'completed', processing: null, lastAt: NOW - i * HOUR }),
);
const RECORDS = NAMES.map((name, i) => ({
  id: name,
  name,
  conversationId: `c-${name}`,
  values: { acceptedOn: new Date(NOW - i * HOUR).toISOString(), contact: { id: name, name } },
}));

/** What was opened, by name. */
const opened = vi.fn<(name: string) => void>();
/** What the CRM was asked for, and how it is answered. */
let asked: { text: string; answer: () => void }[];
let place: HTMLElement;
let desk: DeskModel;

beforeEach(() => {
  opened.mockClear();
  asked = [];
  place = document.createElement('div');
  document.body.append(place);
  place.addEventListener('keydown', walkRows);
  const ask = (op: string, { text = '' }: { text?: string } = {}): Promise<unknown> => {
    if (op === 'chat-names') return Promise.resolve({ entity: 'UsrWebitelChat' });
    if (op !== 'chat-history') return Promise.resolve([]);
    const rows = RECORDS.filter(({ name }) => name.includes(text));
    return new Promise((resolve) => asked.push({ text, answer: () => resolve(rows) }));
  };
  desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    now: signal(NOW),
    tab: signal('closed'),
    rules: signal({ enabled: false }),
    wakeAt: () => {},
    people: signal(null),
    reading: signal(null),
    selection: signal(null),
    listSearch: signal(''),
    view: signal({
      chats: Object.fromEntries(CHATS.map((chat) => [chat.id, chat])),
      contacts: { c1: { contactId: 'k1' } },
      settings: { trafficLight: { enabled: false } },
      lockedSettings: [],
    }),
    size: signal('panel'),
    select: ({ name }: { name: string }) => opened(name),
    crm: { origin: 'https://crm.example', ask, openRecord: ({ id }: { id: string }) => opened(id) },
    call: () => Promise.resolve({ ok: true, value: { state: 'unlinked' } }),
    sentence: () => '',
  } as unknown as DeskModel;
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

const field = (): HTMLInputElement => place.querySelector('input[type=search]')!;
const rows = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[data-row]')];
const answer = (): Promise<void> => act(() => asked.at(-1)?.answer());
/** Name of the row that has the focus. */
const where = (): string =>
  document.activeElement === field()
    ? 'поиск'
    : (NAMES.find((name) => document.activeElement!.closest('li')?.textContent.includes(name)) ?? '');

async function press(key: string): Promise<string> {
  const at = document.activeElement!;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(() => {
    at.dispatchEvent(event);
    // A browser presses a button by Enter.
    if (key === 'Enter' && !event.defaultPrevented && at.matches('button')) (at as HTMLElement).click();
  });
  return where();
}
async function type(text: string): Promise<void> {
  field().value = text;
  await act(() => void field().dispatchEvent(new Event('input', { bubbles: true })));
}

interface List {
  view: () => JSX.Element;
  /** What is typed is asked of a server. */
  isAsked: boolean;
}
const LISTS: Record<string, List> = {
  'closed chats': {
    view: () => (
      <div data-rows>
        <ListSearch />
        <ClosedChats />
      </div>
    ),
    isAsked: false,
  },
  'the CRM’s chats': {
    view: () => (
      <div data-rows>
        <HistoryView onBack={() => {}} />
      </div>
    ),
    isAsked: true,
  },
  'a client’s chats': { view: () => <StoryPanel chat={summary('c1')} onClose={() => {}} />, isAsked: true },
};

describe.each(Object.entries(LISTS))('%s', (_, { view: View, isAsked }) => {
  beforeEach(async () => {
    await act(() =>
      render(
        <DeskProvider value={desk}>
          <View />
        </DeskProvider>,
        place,
      ),
    );
    await answer();
    await vi.waitUntil(() => rows().length === 3);
  });

  it('arrows lead from the field through the rows and back', async () => {
    expect(where()).toBe('поиск');
    const walked: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'])
      walked.push(await press(key));
    expect(walked).toEqual(['Альфа', 'Бета', 'Гамма', 'поиск', 'Гамма', 'Бета']);
  });

  it('Home and End lead to its ends, from a row alone', async () => {
    expect([await press('End'), await press('Home')]).toEqual(['поиск', 'поиск']);
    await press('ArrowDown');
    expect([await press('End'), await press('Home')]).toEqual(['Гамма', 'Альфа']);
  });

  it('Enter opens the row', async () => {
    await press('ArrowUp');
    await press('Enter');
    expect(opened).toHaveBeenCalledExactlyOnceWith('Гамма');
  });

  it('Enter in the field opens the first that was found, and nothing before there are words', async () => {
    await press('Enter');
    expect(opened).not.toHaveBeenCalled();
    await type('т');
    if (isAsked) {
      // Those on screen were found for other words.
      expect(rows()).toHaveLength(3);
      await press('Enter');
      expect(opened).not.toHaveBeenCalled();
      await vi.waitFor(() => expect(asked.at(-1)!.text).toBe('т'));
      await answer();
    }
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    await press('Enter');
    expect(opened).toHaveBeenCalledExactlyOnceWith('Бета');
  });
});
