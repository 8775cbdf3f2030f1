/** The pages of a client's time-line, from two sources of which either may be slow, silent or refused. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStory, type Story } from '../../../components/history/use-story.ts';
import { parseCommand, type Call, type CallResult, type Command } from '../../../lib/bridge/protocol.ts';
import type { ChatRecord } from '../../../lib/creatio/chat-values.ts';
import type { AskCrm } from '../../../lib/creatio/ops.ts';
import type { ClientStory } from '../../../lib/history/rules.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 9, 14);

const record = (id: string, daysAgo: number): ChatRecord => ({
  id,
  name: id,
  conversationId: `c${id}`,
  values: { acceptedOn: new Date(NOW - daysAgo * DAY).toISOString() },
});
const page = (days: number[], more: boolean): CallResult => ({
  ok: true,
  value: {
    state: 'ok',
    more,
    chats: days.map((daysAgo) => ({
      conversationId: `w${daysAgo}`,
      at: NOW - daysAgo * DAY,
      closedAt: null,
      provider: 'telegram',
      gateway: '',
      queue: '',
      parts: [],
      messages: [],
    })),
  } satisfies ClientStory,
});

interface Question<T> {
  text: string;
  skip: number;
  answer: (value: T) => void;
  fail: (error: unknown) => void;
}

let webitel: Question<CallResult>[];
let crm: Question<ChatRecord[]>[];
let story: Story;
const turns = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};
const keys = () => story.chats.value.map(({ key }) => key);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  [webitel, crm] = [[], []];
  story = createStory({
    ask: ((_: string, { text = '', skip }: { text?: string; skip: number }) =>
      new Promise((answer, fail) => crm.push({ text, skip, answer, fail }))) as unknown as AskCrm,
    call: ((command: Command) =>
      new Promise<CallResult>((answer, fail) => {
        if (command.type === 'history.story')
          webitel.push({ text: command.text, skip: command.page, answer, fail });
      })) as Call,
    sentence: (result) => (result.ok ? '' : result.code),
    conversationId: 'now',
    contactId: 'hero',
  });
});
afterEach(() => {
  story.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a client’s time-line', () => {
  it('is searched for as much of what was pasted as the worker takes', async () => {
    story.search(`${'слово '.repeat(33)}х😀 ще`);
    await vi.advanceTimersByTimeAsync(300);
    const { text } = webitel.at(-1)!;
    const command = { type: 'history.story', conversationId: 'now', page: 1, text };
    expect(parseCommand(command, 'desk')).toEqual(command);
    expect(text).toBe(`${'слово '.repeat(33)}х`);
  });

  it('waits for the slower source for a moment, so that nothing shown moves', async () => {
    crm[0]!.answer(Array.from({ length: 20 }, (_, i) => record(`r${i}`, i * 10)));
    await turns();
    expect(keys()).toEqual([]);
    webitel[0]!.answer(page([1, 2], true));
    await turns();
    expect(keys()).toEqual(['cr0', 'w1', 'w2']);
    void story.more();
    await turns();
    // Only Webitel holds the line back.
    expect([webitel.length, crm.length]).toEqual([2, 1]);
    webitel[1]!.answer(page([15], false));
    await turns();
    expect(keys().slice(0, 5)).toEqual(['cr0', 'w1', 'w2', 'cr1', 'w15']);
    expect(story.hasMore.value).toBe(true);
  });

  it('waits for it no longer than that, and keeps what was shown when it comes', async () => {
    crm[0]!.answer([record('r', 30)]);
    await turns();
    await vi.advanceTimersByTimeAsync(1500);
    expect(keys()).toEqual(['cr']);
    webitel[0]!.answer(page([1, 2], true));
    await turns();
    expect(keys()).toEqual(['w1', 'w2', 'cr']);
  });

  it('of one source alone is shown with the reason why the other is missing, and read again on demand', async () => {
    webitel[0]!.answer({ ok: false, code: 'offline' });
    crm[0]!.answer([record('r', 3)]);
    await turns();
    expect(keys()).toEqual(['cr']);
    expect(story.webitel.value).toMatchObject({ state: 'failed', failure: 'offline' });
    story.again();
    await turns();
    webitel[1]!.answer(page([1], false));
    await turns();
    expect(keys()).toEqual(['w1', 'cr']);
    expect(story.webitel.value.state).toBe('ok');
    expect(crm).toHaveLength(1);
  });

  it('a CRM that refuses is said so as well', async () => {
    webitel[0]!.answer({ ok: true, value: { state: 'unlinked' } });
    crm[0]!.fail(Object.assign(new Error('ні'), { kind: 'refused' }));
    await turns();
    expect(story.crm.value).toMatchObject({ state: 'failed', failure: { kind: 'refused', words: 'ні' } });
    expect(story.webitel.value.state).toBe('none');
    expect(story.hasMore.value).toBe(false);
  });

  it('a search asks once after a pause, and the answer to an earlier one is for nobody', async () => {
    story.search('зам');
    story.search('замовлення');
    webitel[0]!.answer(page([1], false));
    crm[0]!.answer([]);
    await turns();
    expect(keys()).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(webitel.map(({ text }) => text)).toEqual(['', 'замовлення']);
    webitel[1]!.answer(page([7], false));
    crm[1]!.answer([]);
    await turns();
    expect(keys()).toEqual(['w7']);
    expect(story.isLoading.value).toBe(false);
  });
});
