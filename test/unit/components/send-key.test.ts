import { describe, expect, it } from 'vitest';
import { sendKey } from '../../../lib/composer/rules.ts';
import type { SendWith } from '../../../lib/storage/settings.ts';

const PLAIN = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
};
const HELD = {
  '': {},
  ctrl: { ctrlKey: true },
  cmd: { metaKey: true },
  shift: { shiftKey: true },
  alt: { altKey: true },
  'ctrl+shift': { ctrlKey: true, shiftKey: true },
};

describe('Enter in the composer', () => {
  it.each<[SendWith, keyof typeof HELD, ReturnType<typeof sendKey>]>([
    ['enter', '', 'send'],
    ['enter', 'ctrl', 'newline'],
    ['enter', 'cmd', 'newline'],
    ['enter', 'shift', null],
    ['enter', 'alt', null],
    ['ctrl-enter', '', null],
    ['ctrl-enter', 'ctrl', 'send'],
    ['ctrl-enter', 'cmd', 'send'],
    ['ctrl-enter', 'shift', null],
    ['ctrl-enter', 'ctrl+shift', null],
  ])('when %s sends, with %s held: %s', (mode, held, act) => {
    expect(sendKey({ ...PLAIN, ...HELD[held] }, mode)).toBe(act);
  });

  it.each(['enter', 'ctrl-enter'] as const)('belongs to the input method while it composes (%s)', (mode) => {
    for (const held of Object.values(HELD)) {
      expect(sendKey({ ...PLAIN, ...held, isComposing: true }, mode)).toBeNull();
      expect(sendKey({ ...PLAIN, ...held, keyCode: 229 }, mode)).toBeNull();
    }
  });

  it('other keys are typing', () => {
    expect(sendKey({ ...PLAIN, key: 'a' }, 'enter')).toBeNull();
    expect(sendKey({ ...PLAIN, key: 'a', ctrlKey: true }, 'ctrl-enter')).toBeNull();
  });
});
