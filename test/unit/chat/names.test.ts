// Clients who chose a name that shows nothing, or shows something else, wherever it is written.
import { describe, expect, test } from 'vitest';
import { chatName } from '../../../lib/shown/chat-name.ts';
import { initials } from '../../../lib/shown/format.ts';
import { clientName, clientWords, emptyChat } from '../../../lib/chat/chat.ts';
import { shownName } from '../../../lib/chat/file-name.ts';
import { transcript } from '../../../lib/chat/transcript.ts';
import type { Chat } from '../../../lib/chat/types.ts';
import { wordsOf } from '../../../lib/notify/worker-words.ts';
import { translator, type Translate } from '../../../lib/i18n/index.ts';
import { workerTranslator } from '../../../lib/i18n/worker.ts';
import { CONTENT } from './builders.ts';

const UNSEEN = [
  '\u3164',
  '\u2800',
  '\u115f\u1160',
  '\uffa0',
  '\u200b\u200b',
  '\u200d',
  '\u00ad',
  '\u2063',
  '\u{e0061}',
  '\u3164\u200b  ',
];
const t: Translate = translator('uk');

const chat = (name: string, title = name): Chat => ({
  ...emptyChat('c1'),
  title,
  members: {
    m: {
      channelId: 'm',
      kind: 'client',
      name,
      provider: 'telegram',
      gateway: '',
      externalId: '380671234567',
    },
  },
});

describe.each(UNSEEN)('a name that shows nothing (%j)', (name) => {
  test('is none: the client is told by the end of his id', () => {
    expect(clientName(chat(name))).toBe('');
    expect(clientName(chat(name, 'Олена'))).toBe('Олена');
    expect(clientWords(chat(name), 'Клієнт')).toBe('Клієнт …4567');
    expect(chatName({ name, clientId: '380671234567' }, t)).toBe('Клієнт без імені …4567');
    expect(chatName({ name, clientId: '' }, t)).toBe('Клієнт без імені');
    expect(initials(chatName({ name, clientId: '380671234567' }, t))).toBe('КІ');
    const notice = {
      kind: 'message',
      chatId: 'c1',
      sound: true,
      system: true,
      name: clientName(chat(name)),
      tail: '…4567',
      text: 'ok',
      fileName: null,
    } as const;
    expect(wordsOf(notice, false, workerTranslator('uk')).title).toBe('Клієнт …4567');
    const said = {
      ...chat(name),
      messages: [{ id: 1, channelId: 'm', at: 1, editedAt: 0, text: 'Добрий день' }],
    };
    expect(
      transcript(said, { operator: 'Я', bot: 'Бот', client: 'Клієнт', content: CONTENT }, () => '12:00'),
    ).toBe('12:00 Клієнт …4567: Добрий день');
    expect(shownName(`${name}.pdf`)).toBe('.pdf');
  });
});

test('a mirrored name is read from left to right', () => {
  expect(clientName(chat('\u202eанелО'))).toBe('анелО');
});
