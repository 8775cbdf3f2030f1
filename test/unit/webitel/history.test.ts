/** Pages of older messages. */
import { describe, expect, it } from 'vitest';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { WebitelError } from '../../../lib/webitel/errors.ts';
import { translateHistory } from '../../../lib/webitel/history.ts';

const read = (page: object) => translateHistory(page, emptyChat('c'), { userId: 1, onRefused: () => {} });

describe('a page', () => {
  it.each([
    ['whose list is none', { messages: 'x' }],
    ['of which nothing is understood', { messages: [{ id: 'x' }, null], peers: [] }],
  ])('%s is no beginning of the conversation', (_, page) => {
    expect(() => read(page)).toThrow(WebitelError);
  });

  it.each([[{}], [{ messages: null }], [{ messages: [] }]])('of none (%j) is', (page) => {
    expect(read(page).reachedStart).toBe(true);
  });
});
