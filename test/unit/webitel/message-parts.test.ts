/** What a message came as, from the wire: live events, older pages, invitations. */
import { describe, expect, test } from 'vitest';
import { emptyChat } from '../../../lib/chat/chat.ts';
import type { Message } from '../../../lib/chat/types.ts';
import { translateHistory } from '../../../lib/webitel/history.ts';
import { translateChatEvent } from '../../../lib/webitel/translate.ts';

const NOW = 1_793_000_009_500;
const refused: string[] = [];
const context = { userId: 10, now: NOW, onRefused: (what: string) => void refused.push(what) };

function live(over: object): Message {
  const data = {
    conversation_id: 'c',
    timestamp: NOW,
    id: 9001,
    channel_id: 'cli',
    created_at: NOW,
    ...over,
  };
  const [event] = translateChatEvent({ action: 'message', data }, context);
  if (event?.type !== 'message') throw new Error('no message');
  return event.message;
}

describe('a live message', () => {
  test('has no half of an emoji in the names of whoever it came from', () => {
    const name = `${'я'.repeat(199)}😀 Анна`;
    const { forwarded, contact } = live({
      forward_sender_name: name,
      contact: { firstName: name, phone: '+380671234567' },
    });
    for (const shown of [forwarded!.from, contact!.name]) {
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).toMatch(/^я{199}/);
    }
  });

  test.each([
    [9001, 9001],
    ['9001', 9001],
    [0, undefined],
    ['x', undefined],
    [1.5, undefined],
    [null, undefined],
  ])('answers %j: %j', (wire, replyTo) => {
    expect(live({ type: 'text', text: 'Так, цей', reply_to_message_id: wire }).replyTo).toBe(replyTo);
  });

  test.each([
    [
      { forward_sender_name: 'Демо Відправник', forward_date: 1_792_000_000_000 },
      { from: 'Демо Відправник' },
    ],
    [{ forward_from_chat_id: '17', forward_from_message_id: 4, forward_sender_name: '' }, { from: '' }],
    [{ forward_from_message_id: '4' }, { from: '' }],
    [{ forward_from_chat_id: '', forward_from_message_id: 0, forward_date: 0 }, undefined],
    [{}, undefined],
  ])('%j is passed on: %j', (wire, forwarded) => {
    expect(live({ type: 'text', text: 'Переслано', ...wire }).forwarded).toEqual(forwarded);
  });

  test.each([
    [{ text: 'Оплата', postback: { mid: '4', code: 'pay', text: 'Оплата' } }, true, 'Оплата'],
    [{ text: '', postback: { code: 'pay', text: 'Оплата' } }, true, 'Оплата'],
    [{ text: 'Оплата', postback: {} }, undefined, 'Оплата'],
    [{ text: 'Оплата', postback: null }, undefined, 'Оплата'],
  ])('%j is a pressed button: %j', (wire, pressed, text) => {
    expect(live({ type: 'text', ...wire })).toMatchObject({ text, ...(pressed && { pressed }) });
    expect(live({ type: 'text', ...wire }).pressed).toBe(pressed);
  });

  test.each([
    ['44', true],
    [44, true],
    ['0', false],
    [0, false],
    [undefined, false],
  ])('a card with id %j is the sender’s own: %j', (id, own) => {
    const contact = { id, firstName: 'Олена', lastName: 'Демо', phone: '380675550123' };
    const message = live({ type: 'contact', text: '<Олена Демо> 380675550123', contact });
    expect(message.contact).toEqual({ name: 'Олена Демо', phone: '380675550123', own });
  });

  test.each([
    ['text', undefined],
    ['file', undefined],
    ['contact', undefined],
    ['', undefined],
    ['reaction', 'reaction'],
    ['x'.repeat(300), 'x'.repeat(40)],
  ])('of type %j', (type, kind) => {
    expect(live({ type, text: '' }).kind).toBe(kind);
  });

  test.each([
    [true, true],
    [{ found: true, status: 'quarantine' }, true],
    [{ found: false }, undefined],
    [false, undefined],
    [null, undefined],
  ])('whose file is malware %j is kept back: %j', (malware, blocked) => {
    expect(
      live({ type: 'file', file: { id: 7, name: 'a.exe', size: 1, mime: '', malware } }).file?.blocked,
    ).toBe(blocked);
  });

  test('with nonsense in every place keeps its words', () => {
    const wire = {
      reply_to_message_id: {},
      forward_from_chat_id: [],
      postback: 7,
      contact: 'x',
      forward_date: {},
    };
    expect(live({ type: 'text', text: 'слова', ...wire })).toMatchObject({ text: 'слова' });
  });
});

describe('an older page', () => {
  const row = (over: object) => ({ id: '5', date: String(NOW), from: { id: '1' }, ...over });
  const page = (...messages: object[]) =>
    translateHistory({ messages, peers: [{ id: '1', type: 'telegram', name: 'Ірина' }] }, emptyChat('c'), {
      userId: 10,
      onRefused: () => {},
    }).messages;

  test('keeps the notice that a file was refused, which has no words of its own', () => {
    const [message] = page(row({ text: '', context: { template: 'file_policy_fail' } }));
    expect(message).toMatchObject({ notice: 'file-blocked', fromBot: true });
  });

  test.each([
    [true, true],
    [{ found: true }, true],
    [false, undefined],
    [undefined, undefined],
  ])('a file with malware %j is kept back: %j', (malware, blocked) => {
    const [message] = page(row({ file: { id: '9', name: 'a.exe', size: '5', type: 'text/plain', malware } }));
    expect(message?.file?.blocked).toBe(blocked);
  });

  test('what is of an unknown kind is there, what came and went is not', () => {
    const messages = page(
      row({ id: '5', kind: 'reaction' }),
      row({ id: '6', kind: 'joined' }),
      row({ id: '7', text: '' }),
      row({ id: '8', kind: 'text', text: 'так' }),
    );
    expect(messages.map((m) => [m.id, m.kind])).toEqual([
      [5, 'reaction'],
      [8, undefined],
    ]);
  });
});

test('an invitation marks what is kept back', () => {
  const messages = [
    {
      id: 1,
      channel_id: 'c',
      created_at: NOW,
      type: 'text',
      text: '',
      variables: { template: 'file_policy_fail' },
    },
    {
      id: 2,
      channel_id: 'cli',
      created_at: NOW,
      type: 'file',
      file: { id: 3, name: 'a.exe', malware: true },
    },
  ];
  const data = { conversation_id: 'c', timestamp: NOW, invite_id: 'i', messages };
  const [event] = translateChatEvent({ action: 'user_invite', data }, context);
  const told = event?.type === 'invited' ? event.messages : [];
  expect(told.map((m) => [m.notice, m.file?.blocked])).toEqual([
    ['file-blocked', undefined],
    [undefined, true],
  ]);
});
