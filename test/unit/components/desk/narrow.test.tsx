// @vitest-environment happy-dom
// A desk that was enlarged, in a window with room for one column: the conversation covers the lists, and one gets back to them.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk } from '../../../../components/desk/desk.tsx';
import { createModel, DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { alone } from '../../../../components/desk/seen.ts';
import { DeskClient } from '../../../../lib/bridge/client.ts';
import type { WorkerMessage } from '../../../../lib/bridge/protocol.ts';
import { loadTexts } from '../../../../lib/i18n/load.ts';
import { summary, view } from '../../bridge/views.ts';

const chats = { a: summary('a', { status: 'in-progress', processing: null }) };

let place: HTMLElement;
let model: DeskModel;

beforeEach(async () => {
  await loadTexts('ru');
  place = document.body.appendChild(document.createElement('div'));
  let say: (message: WorkerMessage) => void = () => {};
  const client = new DeskClient({
    newId: () => 'call',
    after: () => () => {},
    connect: () => ({
      onMessage: { addListener: (listener) => (say = listener) },
      onDisconnect: { addListener() {} },
      disconnect() {},
      postMessage() {},
    }),
  });
  say({ kind: 'state', view: view({ chats }) });
  const isOpen = signal(true);
  model = createModel({ client, culture: () => 'ru', isOpen, crm: null, seeing: alone, openCard: () => {} });
  model.setSize('wide');
  model.select(chats.a);
  await act(() =>
    render(
      <DeskProvider value={model}>
        <Desk isOpen={isOpen} onClose={() => {}} />
      </DeskProvider>,
      place,
    ),
  );
});
afterEach(() => {
  render(null, place);
  model.dispose();
  document.body.replaceChildren();
});

const pressIn = (width: number, selector: string): Promise<void> => {
  (globalThis as unknown as { happyDOM: { setViewport(to: object): void } }).happyDOM.setViewport({ width });
  return act(() => place.querySelector<HTMLElement>(selector)!.click());
};
const chosen = (): string | undefined => model.selection.value?.id;

it('by the way back', async () => {
  await pressIn(400, '[aria-label="К списку чатов"]');
  expect([chosen(), model.size.value]).toEqual([undefined, 'wide']);
});

it('by a tab', async () => {
  await pressIn(640, '#tab-closed');
  expect([chosen(), model.tab.value]).toEqual([undefined, 'closed']);
});

it('where both have room a tab leaves the conversation', async () => {
  await pressIn(641, '#tab-closed');
  expect([chosen(), model.tab.value]).toEqual(['a', 'closed']);
});
