// @vitest-environment happy-dom
// A list that is searched is walked by arrows, from the search field on, and its rows keep the focus that they are given.
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchField } from '../../../components/ui/controls.tsx';
import { walkRows } from '../../../components/keys/walk-rows.ts';

const opened = vi.fn<(name: string) => void>();
let place: HTMLElement;

beforeEach(() => {
  opened.mockClear();
  place = document.createElement('div');
  document.body.append(place);
  place.addEventListener('keydown', walkRows);
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

interface ListProps {
  names?: readonly string[];
  hasField?: boolean;
  onField?: (event: KeyboardEvent) => void;
  isOutdated?: boolean;
}

function List({
  names = ['Альфа', 'Бета', 'Гамма'],
  hasField = true,
  onField,
  isOutdated,
}: ListProps): JSX.Element {
  return (
    <div data-rows>
      {hasField && <SearchField label="Поиск…" onText={() => {}} {...(onField && { onKeyDown: onField })} />}
      <input type="date" />
      <ul data-outdated={isOutdated}>
        {names.map((name) => (
          <li key={name}>
            <button type="button" data-row onClick={() => opened(name)}>
              {name}
            </button>
            <button type="button">ещё {name}</button>
          </li>
        ))}
      </ul>
      <button type="button">Вся история</button>
    </div>
  );
}

const show = (props: ListProps = {}): Promise<void> => act(() => render(<List {...props} />, place));
const field = (): HTMLElement => place.querySelector('input[type=search]')!;
const named = (name: string): HTMLElement =>
  [...place.querySelectorAll('button')].find((one) => one.textContent === name)!;
const where = (): string => {
  const active = document.activeElement!;
  return active.matches('input') ? (active as HTMLInputElement).type : active.textContent;
};

/** @returns whether the list took it */
function press(key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  document.activeElement!.dispatchEvent(event);
  return event.defaultPrevented;
}
const walk = (...keys: string[]): string[] => keys.map((key) => (press(key), where()));

it('arrows lead from the field to the rows, round about', async () => {
  await show();
  field().focus();
  expect(walk('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp')).toEqual([
    'Альфа',
    'Бета',
    'Гамма',
    'search',
    'Гамма',
    'Бета',
  ]);
});

it('Home and End lead to the ends of the list; in the field they are about the words', async () => {
  await show();
  named('Бета').focus();
  expect(walk('End', 'Home')).toEqual(['Гамма', 'Альфа']);
  field().focus();
  expect([press('Home'), press('End'), where()]).toEqual([false, false, 'search']);
});

it('Enter and the space bar press the row, as buttons have it', async () => {
  await show();
  named('Бета').focus();
  expect([press('Enter'), press(' ')]).toEqual([false, false]);
  (document.activeElement as HTMLElement).click();
  expect(opened).toHaveBeenCalledExactlyOnceWith('Бета');
});

describe('Enter in the field', () => {
  const look = (text: string): boolean => {
    (field() as HTMLInputElement).value = text;
    field().focus();
    return press('Enter');
  };

  it('presses the first row that was found', async () => {
    await show();
    expect(look('а')).toBe(true);
    expect(opened).toHaveBeenCalledExactlyOnceWith('Альфа');
  });

  it('does nothing while nothing is looked for, or nothing was found', async () => {
    await show();
    expect([look(''), look('  ')]).toEqual([false, false]);
    await show({ names: [] });
    expect(look('а')).toBe(false);
    expect(opened).not.toHaveBeenCalled();
  });

  it('does nothing while the rows are those of other words', async () => {
    await show({ isOutdated: true });
    expect(look('а')).toBe(false);
    expect(walk('ArrowDown')).toEqual(['Альфа']);
    expect(opened).not.toHaveBeenCalled();
  });

  it('is left where another key is held, and where it was taken already', async () => {
    await show({ onField: (event) => event.key === 'Enter' && event.preventDefault() });
    look('а');
    await show({ onField: () => {} });
    for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'isComposing'])
      expect(press('Enter', { [held]: true })).toBe(false);
    expect(opened).not.toHaveBeenCalled();
  });
});

it('from another button of a row they lead to the next row', async () => {
  await show();
  named('ещё Альфа').focus();
  expect(walk('ArrowDown')).toEqual(['Бета']);
});

it('without a field the rows alone are the round', async () => {
  await show({ hasField: false });
  named('Гамма').focus();
  expect(walk('ArrowDown', 'ArrowUp')).toEqual(['Альфа', 'Гамма']);
});

it('what is beside the rows keeps its own keys', async () => {
  await show();
  for (const other of [place.querySelector<HTMLElement>('input[type=date]')!, named('Вся история')]) {
    other.focus();
    expect([press('ArrowDown'), press('End')]).toEqual([false, false]);
    expect(document.activeElement).toBe(other);
  }
});

it('a key that is held with another, that writes a letter or that was taken already is left', async () => {
  await show({ onField: (event) => event.key === 'ArrowUp' && event.preventDefault() });
  field().focus();
  expect(press('ArrowDown', { altKey: true })).toBe(false);
  expect(press('ArrowDown', { isComposing: true })).toBe(false);
  press('ArrowUp');
  expect(where()).toBe('search');
});

it('nothing found: nowhere to go', async () => {
  await show({ names: [] });
  field().focus();
  expect([press('ArrowDown'), where()]).toEqual([false, 'search']);
});
