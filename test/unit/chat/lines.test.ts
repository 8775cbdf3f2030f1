import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../lib/chat/lines.ts';
import type { OutboxEntry } from '../../../lib/chat/outbox.ts';
import {
  COLLEAGUE,
  CONV,
  MINE,
  active,
  at,
  chatOf,
  client,
  colleague,
  deepFreeze,
  invited,
  joined,
  message,
  said,
} from './builders.ts';

const entry = (over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  localId: 'a',
  conversationId: CONV,
  text: 'Hi',
  createdAt: at(50),
  order: 1,
  state: 'queued',
  afterId: 0,
  lostAt: null,
  messageId: null,
  reason: null,
  ...over,
});

const inside = (...messages: ReturnType<typeof message>[]) =>
  chatOf([invited({ members: [client(), colleague()] }), joined(), ...messages.map((m) => said(m))]);
const own = (id: number) => message(id, { channelId: MINE });

describe('who said it', () => {
  const lines = linesOf(
    inside(
      message(1),
      own(2),
      message(3, { channelId: COLLEAGUE }),
      message(4, { channelId: '' }),
      message(5, { channelId: CONV }),
    ),
    [],
  );

  test('author, name and state', () => {
    expect(lines.map((l) => [l.author, l.name, l.state])).toEqual([
      ['client', 'Ірина', null],
      ['operator', '', 'sent'],
      ['operator', 'Петро', null],
      ['bot', '', null],
      ['bot', '', null],
    ]);
  });

  test('a template that goes out through a colleague’s channel bears nobody’s name', () => {
    const [line] = linesOf(inside(message(1, { channelId: COLLEAGUE, fromBot: true })), []);
    expect(line).toMatchObject({ author: 'bot', name: '', state: null });
  });

  test('a client without a name is called as the chat is', () => {
    const chat = chatOf([invited({ title: 'Гість', members: [client({ name: '' })] }), said(message(1))]);
    expect(linesOf(chat, [])[0]!.name).toBe('Гість');
  });
});

describe('what it says', () => {
  test('text, time, edit, file and notice are the message’s', () => {
    const file = { id: '5', name: 'a.png', size: 1, mime: 'image/png' };
    const chat = inside(
      message(1, { file, editedAt: at(9) }),
      message(2, { notice: 'file-blocked', fromBot: true }),
    );
    expect(linesOf(chat, [])).toMatchObject([
      { key: 'm1', messageId: 1, localId: null, at: at(1), text: 'text 1', edited: true, file, notice: null },
      { key: 'm2', edited: false, file: null, notice: 'file-blocked' },
    ]);
  });
});

describe('messages on their way', () => {
  test('come after the server’s, in the order they were written', () => {
    const outbox = deepFreeze([
      entry({ localId: 'b', order: 2, text: 'two' }),
      entry({ text: 'one', state: 'sending' }),
    ]);
    const lines = linesOf(inside(message(1), message(99)), outbox);
    expect(lines.map((l) => [l.key, l.text, l.state])).toEqual([
      ['m1', 'text 1', null],
      ['m99', 'text 99', null],
      ['la', 'one', 'sending'],
      ['lb', 'two', 'queued'],
    ]);
    expect(lines[2]).toMatchObject({
      author: 'operator',
      name: '',
      at: at(50),
      messageId: null,
      localId: 'a',
    });
  });

  test('are shown once, as the copy, in the state of the entry', () => {
    const lines = linesOf(inside(own(7)), [entry({ messageId: 7, state: 'failed', reason: 'gateway' })]);
    expect(lines).toMatchObject([
      { key: 'm7', localId: 'a', text: 'text 7', state: 'failed', reason: 'gateway' },
    ]);
    expect(lines).toHaveLength(1);
  });

  test('stay in sight while their copy is not here', () => {
    expect(linesOf(inside(), [entry({ messageId: 7, state: 'failed' })]).map((l) => l.key)).toEqual(['la']);
  });

  test('of another chat are not shown', () => {
    expect(linesOf(active([]), [entry({ conversationId: 'conv-2' })])).toEqual([]);
  });
});
