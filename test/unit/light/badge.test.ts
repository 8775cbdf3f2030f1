import { describe, expect, it } from 'vitest';
import type { ChatSummary } from '../../../lib/chat/summary.ts';
import { DEFAULT_LIGHT_RULES } from '../../../lib/chat/traffic-light.ts';
import { badgeOf } from '../../../lib/light/badge.ts';
import { translator } from '../../../lib/i18n/index.ts';

const NOW = 1_787_300_000_000;
const t = translator('en');

function chat(id: string, waitedSeconds: number | null, over: Partial<ChatSummary> = {}): ChatSummary {
  const since = waitedSeconds === null ? null : NOW - waitedSeconds * 1000;
  return {
    id,
    status: 'in-progress',
    name: 'John',
    provider: 'telegram',
    gateway: '',
    queue: '',
    preview: null,
    unread: 0,
    wait: { unansweredSince: since, operatorAt: NOW - 3_600_000, acceptedAt: NOW - 7_200_000 },
    invitedAt: NOW - 7_200_000,
    expiresAt: null,
    acceptedAt: NOW - 7_200_000,
    ended: null,
    withdrawn: null,
    lastAt: NOW,
    lastMessageId: 1,
    ...over,
  } as ChatSummary;
}
const invite = (id: string, over: Partial<ChatSummary> = {}) =>
  chat(id, null, { status: 'invited', wait: null, ...over });
const badge = (chats: ChatSummary[], rules = DEFAULT_LIGHT_RULES, now = NOW) => badgeOf(chats, rules, now, t);

describe('the badge', () => {
  it('is empty when nobody waits, and says so in words', () => {
    const nobody = badge([chat('a', null)]);
    expect(nobody.text).toBe('');
    expect(nobody.nextAt).toBeNull();
    expect(nobody.title).not.toBe(badge([chat('a', 1)]).title);
  });

  it('counts who waits, in the colour of the most urgent', () => {
    const green = badge([chat('a', 10)]);
    const yellow = badge([chat('a', 10), chat('b', 200), chat('c', null)]);
    const red = badge([chat('a', 10), chat('b', 200), chat('c', 400)]);
    expect([green.text, yellow.text, red.text]).toEqual(['1', '2', '3']);
    expect(new Set([green.background, yellow.background, red.background]).size).toBe(3);
    expect(red.title).toContain('3');
    expect(red.title).toContain(t('light.red'));
  });

  it('is still green at 180 s sharp, and says when it changes', () => {
    const sharp = badge([chat('a', 180)]);
    expect(sharp.background).toBe(badge([chat('a', 1)]).background);
    expect(sharp.nextAt).toBe(NOW);
    expect(badge([chat('a', 180)], DEFAULT_LIGHT_RULES, NOW + 1).background).not.toBe(sharp.background);
  });

  it('changes with the chat that changes first', () => {
    expect(badge([chat('a', 100), chat('b', 350), chat('c', 999)]).nextAt).toBe(NOW + 10_000);
  });

  it('counts open invitations only while nobody waits', () => {
    const invites = badge([
      invite('a'),
      invite('b'),
      invite('c', { withdrawn: { at: NOW, reason: 'timeout' } }),
    ]);
    expect(invites.text).toBe('2');
    const both = badge([invite('a'), invite('b'), chat('c', 400)]);
    expect(both.text).toBe('1');
    expect(both.background).toBe(badge([chat('c', 400)]).background);
    expect(both.title).toContain('2');
    expect(invites.background).not.toBe(both.background);
  });

  it('is grey with the light off, and still counts', () => {
    const off = badge([chat('a', 400)], { ...DEFAULT_LIGHT_RULES, enabled: false });
    expect(off.text).toBe('1');
    expect(off.background).not.toBe(badge([chat('a', 400)]).background);
    expect(off.title).not.toContain(t('light.red'));
  });

  it('never needs more than three characters', () => {
    expect(badge(Array.from({ length: 1200 }, (_, i) => chat(`c${i}`, 10))).text).toBe('999');
  });
});
