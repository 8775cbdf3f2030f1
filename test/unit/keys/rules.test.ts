import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  actionOf,
  ariaCombo,
  comboLabel,
  comboOf,
  comboProblem,
  DEFAULT_SHORTCUTS,
  GROUPS,
  rivalOf,
  type KeyPress,
} from '../../../lib/keys/rules.ts';

const press = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

/** Places that type something: a letter in Russian or Ukrainian, a sign in English. */
const TYPING = [
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`),
  ...[...'0123456789'].map((digit) => `Digit${digit}`),
  'Backquote',
  'Minus',
  'Equal',
  'BracketLeft',
  'BracketRight',
  'Backslash',
  'IntlBackslash',
  'Semicolon',
  'Quote',
  'Comma',
  'Period',
  'Slash',
  'Space',
  'Numpad5',
  'NumpadDecimal',
];
const EDITING = ['Enter', 'Tab', 'Backspace', 'Delete', 'ArrowUp', 'ArrowLeft', 'Home', 'End', 'PageDown'];

describe('the defaults', () => {
  it('give every action a key of its own that may be one', () => {
    const combos = ACTIONS.map((action) => DEFAULT_SHORTCUTS.keys[action]);
    expect(new Set(combos).size).toBe(ACTIONS.length);
    expect(combos.filter((combo) => !combo || comboProblem(combo) !== null)).toEqual([]);
    expect(Object.keys(DEFAULT_SHORTCUTS.keys).toSorted()).toEqual([...ACTIONS].toSorted());
    expect(Object.values(GROUPS).flat()).toEqual(ACTIONS);
  });

  it('use no letter, and no pair of modifiers that switches layouts', () => {
    const wrong = Object.values(DEFAULT_SHORTCUTS.keys).filter((combo) =>
      /Key[A-Z]|(Ctrl|Alt)\+Shift/.test(combo!),
    );
    expect(wrong).toEqual([]);
  });
});

describe('typing', () => {
  it.each([
    ['nothing', {}],
    ['Shift', { shiftKey: true }],
    ['Option of a Mac', { altKey: true }],
    ['Option and Shift', { altKey: true, shiftKey: true }],
    ['AltGr', { ctrlKey: true, altKey: true }],
    ['AltGr and Shift', { ctrlKey: true, altKey: true, shiftKey: true }],
  ])('with %s held is never a shortcut, whatever the settings say', (_, held) => {
    for (const code of TYPING) {
      const combo = comboOf(press(code, held));
      const keys = Object.fromEntries(ACTIONS.map((a) => [a, combo])) as typeof DEFAULT_SHORTCUTS.keys;
      expect(comboProblem(combo), combo).toMatch(/layout|editing/);
      expect(actionOf(press(code, held), { enabled: true, keys }), combo).toBeNull();
    }
  });

  it('and moving about in a text are left alone', () => {
    for (const code of EDITING)
      for (const held of [{}, { shiftKey: true }, { ctrlKey: true }, { ctrlKey: true, shiftKey: true }])
        expect(comboProblem(comboOf(press(code, held))), code).toBe('editing');
  });
});

describe('what may be a shortcut', () => {
  it.each([
    ['F2', null],
    ['Shift+F9', null],
    ['Ctrl+Semicolon', null],
    ['Alt+ArrowDown', null],
    ['Ctrl+KeyM', null],
    ['Ctrl+Shift+KeyH', null],
    ['Ctrl+KeyS', 'taken'],
    ['Ctrl+KeyC', 'taken'],
    ['Ctrl+KeyW', 'taken'],
    ['Ctrl+Digit1', 'taken'],
    ['Ctrl+Minus', 'taken'],
    ['Ctrl+Enter', 'editing'],
    ['Ctrl+Shift+KeyN', 'taken'],
    ['Alt+ArrowLeft', 'taken'],
    ['Alt+F4', 'taken'],
    ['F5', 'taken'],
    ['F12', 'taken'],
    ['Ctrl+Alt+F2', 'layout'],
    ['Alt+KeyA', 'layout'],
    ['KeyA', 'editing'],
    ['Ctrl+', 'incomplete'],
    ['Ctrl+ControlLeft', 'incomplete'],
    ['Shift+Ctrl+F2', 'incomplete'],
    ['', 'incomplete'],
    ['F25', 'incomplete'],
  ])('%s: %s', (combo, problem) => {
    expect(comboProblem(combo)).toBe(problem);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        comboProblem(text);
        comboLabel(text);
        ariaCombo(text);
      }),
    );
  });
});

describe('a press', () => {
  it('of each default key means its action', () => {
    for (const action of ACTIONS) {
      const combo = DEFAULT_SHORTCUTS.keys[action]!;
      const code = combo.split('+').at(-1)!;
      const held = {
        ctrlKey: combo.includes('Ctrl+'),
        altKey: combo.includes('Alt+'),
        shiftKey: combo.includes('Shift+'),
      };
      expect(actionOf(press(code, held), DEFAULT_SHORTCUTS)).toBe(action);
      expect(actionOf(press(code, { ...held, metaKey: true }), DEFAULT_SHORTCUTS)).toBeNull();
    }
  });

  it('means nothing when they are off, or the action has no key', () => {
    expect(actionOf(press('F9'), { ...DEFAULT_SHORTCUTS, enabled: false })).toBeNull();
    for (const none of [null, '']) {
      const keys = { ...DEFAULT_SHORTCUTS.keys, transfer: none };
      expect(actionOf(press('F9'), { enabled: true, keys })).toBeNull();
    }
  });

  it('of a key that two have means the first', () => {
    const keys = { ...DEFAULT_SHORTCUTS.keys, end: 'F9' };
    expect(actionOf(press('F9'), { enabled: true, keys })).toBe('transfer');
    expect(rivalOf('end', 'F9', keys)).toBe('transfer');
    expect(rivalOf('transfer', 'F9', keys)).toBe('end');
    expect(rivalOf('transfer', 'F4', keys)).toBeNull();
    expect(rivalOf('transfer', null, keys)).toBeNull();
  });
});

describe('a combination in words', () => {
  it.each([
    ['Ctrl+Semicolon', 'Ctrl+;', 'Control+;'],
    ['Alt+ArrowDown', 'Alt+↓', 'Alt+ArrowDown'],
    ['Ctrl+Shift+KeyH', 'Ctrl+Shift+H', 'Control+Shift+H'],
    ['Alt+End', 'Alt+End', 'Alt+End'],
    ['F1', 'F1', 'F1'],
  ])('%s', (combo, label, aria) => {
    expect([comboLabel(combo), ariaCombo(combo)]).toEqual([label, aria]);
  });
});
