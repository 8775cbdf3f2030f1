// @vitest-environment happy-dom
// An act is one object: its button and its key do the same, are off together, and are gone with the component that declares it.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Act } from '../../../../components/desk/act-types.ts';
import { ActButton, useAct } from '../../../../components/desk/act.tsx';
import { actsOf } from '../../../../components/keys/acts.ts';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const run = vi.fn();
const transfer: Act = { id: 'transfer', icon: 'transfer', label: 'Перевести', run };
let desk: DeskModel;
let place: HTMLElement;

beforeEach(() => {
  run.mockClear();
  place = document.createElement('div');
  desk = { acts: new Map(), toast: signal(null), t: signal(translator('ru')) } as unknown as DeskModel;
});

function Declared({ act }: { act: Act }) {
  return <ActButton act={useAct(act)} />;
}
const show = (act: Act | null): Promise<void> =>
  settled(() => render(<DeskProvider value={desk}>{act && <Declared act={act} />}</DeskProvider>, place));
const pressKey = (): void => actsOf({ desk, element: place, onClose: () => {}, onHelp: () => {} }).transfer();
const button = (): HTMLButtonElement => place.querySelector('button')!;

it('does the same by its button and by its key', async () => {
  await show(transfer);
  button().click();
  pressKey();
  expect(run).toHaveBeenCalledTimes(2);
  expect([button().title, button().dataset.act]).toEqual(['Перевести', 'transfer']);
  expect(desk.toast.value).toBeNull();
});

it('is off for both at once, and the key says what is missing', async () => {
  await show({ ...transfer, isOff: true });
  expect(button().disabled).toBe(true);
  pressKey();
  expect(run).not.toHaveBeenCalled();
  expect(desk.toast.value?.text).toBe(translator('ru')('keys.openChat'));
});

it('goes with its component, not with one that has taken its place', async () => {
  await show(transfer);
  const second = { ...transfer, run: vi.fn() };
  await show(second);
  pressKey();
  expect([run.mock.calls.length, second.run.mock.calls.length]).toEqual([0, 1]);
  await show(null);
  expect(desk.acts.size).toBe(0);
});
