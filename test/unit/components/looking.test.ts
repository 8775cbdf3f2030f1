import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { reportLooking } from '../../../components/desk/looking.ts';
import type { Selection } from '../../../components/desk/model.ts';

const selection = (id: string): Selection => ({ id, unread: 0, lastMessageId: 0 });

describe('what is looked at', () => {
  it('is the chosen chat of an open desk in a tab that is seen and has the keyboard', () => {
    const looked: (string | null)[] = [];
    const isOpen = signal(false);
    const isInFront = signal(true);
    const chosen = signal<Selection | null>(selection('a'));
    const client = { look: (id: string | null) => void looked.push(id) };
    reportLooking(client, { selection: chosen }, isOpen, () => isInFront.value);
    isOpen.value = true;
    expect(looked.at(-1)).toBe('a');
    isInFront.value = false;
    expect(looked.at(-1)).toBeNull();
    isInFront.value = true;
    chosen.value = selection('b');
    expect(looked.at(-1)).toBe('b');
    chosen.value = null;
    expect(looked.at(-1)).toBeNull();
    chosen.value = selection('b');
    isOpen.value = false;
    expect(looked.at(-1)).toBeNull();
  });
});
