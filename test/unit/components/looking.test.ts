// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportLooking } from '../../../components/desk/looking.ts';
import type { Selection } from '../../../components/desk/model.ts';

const selection = (id: string): Selection => ({ id, unread: 0, lastMessageId: 0 });

afterEach(() => vi.restoreAllMocks());

describe('what is looked at', () => {
  it('is the chosen chat of an open desk in a tab that is seen and has the keyboard', () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    const looked: (string | null)[] = [];
    const isOpen = signal(false);
    const chosen = signal<Selection | null>(selection('a'));
    const stop = reportLooking({ look: (id) => void looked.push(id) }, { selection: chosen }, isOpen);
    isOpen.value = true;
    expect(looked.at(-1)).toBe('a');
    hasFocus.mockReturnValue(false);
    dispatchEvent(new Event('blur'));
    expect(looked.at(-1)).toBeNull();
    hasFocus.mockReturnValue(true);
    dispatchEvent(new Event('focus'));
    chosen.value = selection('b');
    expect(looked.at(-1)).toBe('b');
    visibility.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(looked.at(-1)).toBeNull();
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    chosen.value = null;
    expect(looked.at(-1)).toBeNull();
    chosen.value = selection('b');
    stop();
    expect(looked.at(-1)).toBeNull();
  });
});
