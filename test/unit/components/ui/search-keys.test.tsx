// @vitest-environment happy-dom
// Esc in a search field: the words go first, and nothing else; in an empty one it is a step back, as everywhere.
import { computed, signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HistoryView } from '../../../../components/card/history-view.tsx';
import { ConsultDialog } from '../../../../components/cases/consult-dialog.tsx';
import { ChatSearchBar } from '../../../../components/desk/conversation/chat-search.tsx';
import type { ChatSearch } from '../../../../components/desk/conversation/use-chat-search.ts';
import type { Older } from '../../../../components/desk/conversation/use-older.ts';
import { ListSearch } from '../../../../components/desk/list/list-tools.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { createPicker } from '../../../../components/emoji/picker.ts';
import { StoryPanel } from '../../../../components/history/panel.tsx';
import type { TemplatesMenu } from '../../../../components/templates/menu-types.ts';
import { TemplatesPanel } from '../../../../components/templates/panel.tsx';
import { TargetList } from '../../../../components/transfer/target-list.tsx';
import { translator } from '../../../../lib/i18n/index.ts';
import { summary } from '../../bridge/views.ts';

/** A step back was taken by the view, or is left to whoever is around it. */
const back = vi.fn<() => void>();
const typed = vi.fn<(text: string) => void>();
const step = vi.fn<(by: number) => void>();
let place: HTMLElement;
let desk: DeskModel;

beforeEach(() => {
  for (const fn of [back, typed, step]) fn.mockClear();
  place = document.createElement('div');
  document.body.append(place);
  place.addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && back());
  const listSearch = signal<string | null>('');
  listSearch.subscribe((text) => text === null && back());
  desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    now: signal(0),
    tab: signal('closed'),
    listSearch,
    conversation: signal(null),
    view: signal({ contacts: { c1: { contactId: 'k1', name: '' } }, lockedSettings: [] }),
    crm: { origin: 'https://crm.example', ask: () => Promise.resolve([]) },
    call: () => Promise.resolve({ ok: true, value: { templates: [], values: {}, state: 'unlinked' } }),
    composer: signal(null),
    sentence: () => '',
  } as unknown as DeskModel;
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

const found = signal(['a', 'b']);
const search = {
  text: computed(() => ''),
  found,
  current: computed(() => null),
  type: typed,
  step,
  close: back,
} as unknown as ChatSearch;
const menu = { open: signal({ slash: null }), close: back, keys: { current: null } };

/** Made of plain elements: it is put there by hand. */
function Emoji(): JSX.Element {
  const put = (box: HTMLElement | null): void => {
    if (!box || box.firstChild) return;
    const stay = (): void => {};
    createPicker({
      language: 'ru',
      onPick: stay,
      onTone: stay,
      loadWords: () => Promise.resolve(''),
      onClosed: back,
    }).open(box, { recent: [], tone: 0 }, stay);
  };
  return (
    <div class="conversation">
      <div class="composer">
        <div ref={put} />
      </div>
    </div>
  );
}

const FIELDS: Record<string, () => JSX.Element> = {
  'chats of the list': () => <ListSearch />,
  'a conversation': () => (
    <ChatSearchBar search={search} older={{ failure: signal('') } as unknown as Older} />
  ),
  'ready-made texts': () => (
    <TemplatesPanel chat={{ id: 'c1', queue: '' }} menu={menu as unknown as TemplatesMenu} />
  ),
  'where a chat is transferred to': () => (
    <TargetList
      loaded={{ state: 'read', targets: [] }}
      kind="plan"
      chosen={null}
      onChoose={() => {}}
      onConfirm={() => {}}
      onAgain={() => {}}
    />
  ),
  'cases of a contact': () => <ConsultDialog chatId="c1" onClose={back} onOther={() => {}} />,
  'the CRM’s chats': () => <HistoryView onBack={back} />,
  'a client’s chats': () => <StoryPanel chat={summary('c1')} onClose={back} />,
  emoji: Emoji,
};

const field = (): HTMLInputElement => place.querySelector('input[type=search]')!;
async function show(View: () => JSX.Element): Promise<void> {
  await act(() =>
    render(
      <DeskProvider value={desk}>
        <View />
      </DeskProvider>,
      place,
    ),
  );
  field().focus();
}
async function type(text: string): Promise<void> {
  field().value = text;
  await act(() => void field().dispatchEvent(new Event('input', { bubbles: true })));
}
async function press(key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void field().dispatchEvent(event));
  return event;
}

describe.each(Object.entries(FIELDS))('%s', (_, View) => {
  it('the words first', async () => {
    await show(View);
    await type('жирафа');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect([field().value, back.mock.calls.length]).toEqual(['', 0]);
    expect(document.activeElement).toBe(field());
  });

  it('empty: a step back, once', async () => {
    await show(View);
    await press('Escape');
    expect(back).toHaveBeenCalledOnce();
  });
});

it('what was looked for is emptied with the field', async () => {
  await show(FIELDS['a conversation']!);
  await type('ёлка');
  await press('Escape');
  expect(typed.mock.calls).toEqual([['ёлка'], ['']]);
});

it('in a conversation Enter leads to older hits, with Shift to newer ones, as arrows do', async () => {
  await show(FIELDS['a conversation']!);
  await type('ёлка');
  for (const key of ['Enter', 'ArrowUp', 'ArrowDown']) await press(key);
  await press('Enter', { shiftKey: true });
  expect(step.mock.calls).toEqual([[-1], [-1], [1], [1]]);
});
