// @vitest-environment happy-dom
// An act is one object: its button and its key do the same, are off together, and are gone with the component that declares it.
import { signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Act } from '../../../../components/desk/act-types.ts';
import { ActButton, useAct } from '../../../../components/desk/act.tsx';
import { actsOf } from '../../../../components/keys/acts.ts';
import { hintsOf } from '../../../../components/keys/hints.ts';
import { ACTIONS, DEFAULT_SHORTCUTS } from '../../../../lib/keys/rules.ts';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const run = vi.fn();
const transfer: Act = { id: 'transfer', icon: 'transfer', label: 'Перевести', run };
let desk: DeskModel;
let place: HTMLElement;

beforeEach(() => {
  run.mockClear();
  place = document.createElement('div');
  desk = {
    acts: new Map(),
    hint: signal(null),
    view: signal({ settings: { shortcuts: DEFAULT_SHORTCUTS } }),
    toast: signal(null),
    t: signal(translator('ru')),
  } as unknown as DeskModel;
});

function Declared({ act }: { act: Act }) {
  return <ActButton act={useAct(act)} />;
}
const show = (act: Act | null): Promise<void> =>
  settled(() => render(<DeskProvider value={desk}>{act && <Declared act={act} />}</DeskProvider>, place));
const keyActs = () => actsOf({ desk, element: place, onHelp: () => {} });
const pressKey = (): void =>
  keyActs()
    .find(({ id }) => id === 'transfer')!
    .run();
const button = (): HTMLButtonElement => place.querySelector('button')!;

it('does the same by its button and by its key', async () => {
  await show(transfer);
  button().click();
  pressKey();
  expect(run.mock.calls).toEqual([[], []]);
  expect(button().title).toBe('Перевести');
  expect(desk.toast.value).toBeNull();
});

it('is off for both at once, and the key says what is missing', async () => {
  await show({ ...transfer, isOff: true });
  expect(button().disabled).toBe(true);
  pressKey();
  expect(run).not.toHaveBeenCalled();
  expect(desk.toast.value?.text).toBe(translator('ru')('keys.openChat'));
});

it.each([false, true])('tells its key once the keys are there, in words: %s', async (inWords) => {
  await settled(() =>
    render(
      <DeskProvider value={desk}>
        <ActButton act={transfer} inWords={inWords} />
      </DeskProvider>,
      place,
    ),
  );
  expect(button().getAttribute('aria-keyshortcuts')).toBeNull();
  await settled(() => void (desk.hint.value = hintsOf(desk)));
  expect([button().title, button().getAttribute('aria-keyshortcuts')]).toEqual(['Перевести (F9)', 'F9']);
  await settled(() => {
    const shortcuts = { ...DEFAULT_SHORTCUTS, enabled: false };
    (desk.view as Signal).value = { settings: { shortcuts } };
  });
  expect([button().title, button().getAttribute('aria-keyshortcuts')]).toEqual(['Перевести', null]);
});

it('is a row of the list of keys, whether it can be done now or not', () => {
  expect(keyActs().map(({ id }) => id)).toEqual(ACTIONS);
  expect(keyActs().map(({ label }) => label)).toContain('Перевод чата');
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
