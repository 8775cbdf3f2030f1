import { describe, expect, test } from 'vitest';
import { countFrom, maxText, maxTextIn, windowEnd } from '../../../lib/chat/channel-limits.ts';
import { MAX_TEXT, splitText } from '../../../lib/chat/split-text.ts';
import { summarise, withClientMessage } from '../../../lib/chat/summary.ts';
import { active, at, chatOf, client, invited, joined, message, MINE, said } from './builders.ts';

describe('how long a message may be', () => {
  test.each([
    ['instagram', 1000],
    ['facebook', 2000],
    ['messenger', 2000],
    ['viber', MAX_TEXT],
    ['telegram', MAX_TEXT],
    ['constructor', MAX_TEXT],
    ['', MAX_TEXT],
  ])('in %j: %i', (provider, most) => {
    expect(maxText(provider)).toBe(most);
  });

  test('is counted from 3,500 of 4,096 on, and at the same share of less', () => {
    expect(3499 >= countFrom(MAX_TEXT)).toBe(false);
    expect(3500 >= countFrom(MAX_TEXT)).toBe(true);
    expect(countFrom(1000)).toBeCloseTo(854.5, 1);
  });

  test.each([
    ['instagram', 'слово '.repeat(250), 2],
    ['facebook', 'слово '.repeat(400), 2],
    ['telegram', 'слово '.repeat(400), 1],
  ])('a long text to %s goes as so many', (provider, text, count) => {
    const chat = chatOf([invited({ members: [client({ provider })] }), joined()]);
    const parts = splitText(text, maxTextIn(chat));
    expect(parts).toHaveLength(count);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(maxText(provider));
  });
});

describe('until when the client may be written to freely', () => {
  const DAY = 24 * 3_600_000;
  const chat = (provider: string, ...ids: number[]) =>
    chatOf([
      invited({ members: [client({ provider })] }),
      joined(),
      ...ids.map((id) => said(message(id))),
      said(message(90, { channelId: MINE })),
      said(message(91, { channelId: '' })),
    ]);

  test.each(['whatsapp', 'infobip_whatsapp'])('%s: a day after his last message', (provider) => {
    expect(summarise(chat(provider, 1, 2), [])!.replyUntil).toBe(at(2) + DAY);
  });

  test('of one who was not heard here nothing is said; other messengers have no end', () => {
    expect(summarise(chat('whatsapp'), [])!.replyUntil).toBeNull();
    expect(summarise(chat('telegram', 1), [])!.replyUntil).toBeNull();
    expect(windowEnd('toString', 5)).toBeNull();
  });

  test('every message of his moves it, also on the short way', () => {
    const before = active([message(1)]);
    const whatsapp = { ...before, members: { 'cli-1': client({ provider: 'whatsapp' }) } };
    const after = { ...whatsapp, messages: [...whatsapp.messages, message(50)] };
    const short = withClientMessage(summarise(whatsapp, [])!, whatsapp, after);
    expect(short).toEqual(summarise(after, []));
    expect(short!.replyUntil).toBe(at(50) + DAY);
  });
});
