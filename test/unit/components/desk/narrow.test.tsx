// @vitest-environment happy-dom
// A desk that was enlarged, in a window with room for one column: the conversation covers the lists, and one gets back to them.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { summary } from '../../bridge/views.ts';
import { wholeDesk, type WholeDesk } from './whole-desk.tsx';

const chats = { a: summary('a', { status: 'in-progress', processing: null }) };

let desk: WholeDesk;
beforeEach(async () => {
  desk = await wholeDesk(chats, chats.a);
});
afterEach(() => desk.end());

const pressIn = (width: number, selector: string): Promise<void> => {
  (globalThis as unknown as { happyDOM: { setViewport(to: object): void } }).happyDOM.setViewport({ width });
  return act(() => desk.place.querySelector<HTMLElement>(selector)!.click());
};
const chosen = (): string | undefined => desk.model.selection.value?.id;

it('by the way back', async () => {
  await pressIn(400, '[aria-label="К списку чатов"]');
  expect([chosen(), desk.model.size.value]).toEqual([undefined, 'wide']);
});

it('by a tab', async () => {
  await pressIn(640, '#tab-closed');
  expect([chosen(), desk.model.tab.value]).toEqual([undefined, 'closed']);
});

it('where both have room a tab leaves the conversation', async () => {
  await pressIn(641, '#tab-closed');
  expect([chosen(), desk.model.tab.value]).toEqual(['a', 'closed']);
});
