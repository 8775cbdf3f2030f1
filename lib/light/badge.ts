/** The toolbar's badge: how many customers wait for an answer, in the worst colour, and the same in words. */
import { openInvites, waitingChats } from '../chat/order.ts';
import type { ChatSummary } from '../chat/summary.ts';
import { lightAt, worstLight, type Light, type LightRules, type Palette } from '../chat/traffic-light.ts';
import type { WorkerTranslate } from '../i18n/worker.ts';

export interface Badge {
  text: string;
  background: string;
  color: string;
  title: string;
  /** Server clock, ms: when the colour changes by itself; null if it does not. */
  nextAt: number | null;
}

type Colors = readonly [background: string, color: string];
type Tone = Light | 'accent';

const DEFAULT: Record<Tone, Colors> = {
  green: ['#0A7F66', '#FFFFFF'],
  yellow: ['#FFC83D', '#3A2800'],
  red: ['#CF1F2E', '#FFFFFF'],
  grey: ['#667080', '#FFFFFF'],
  accent: ['#0B57D0', '#FFFFFF'],
};
const COLORS: Record<Palette, Record<Tone, Colors>> = {
  default: DEFAULT,
  'high-contrast': {
    ...DEFAULT,
    green: ['#004D3D', '#FFFFFF'],
    yellow: ['#FFB000', '#000000'],
    red: ['#9B0014', '#FFFFFF'],
  },
  monochrome: {
    green: ['#E3E7ED', '#1B212C'],
    yellow: ['#667080', '#FFFFFF'],
    red: ['#1B212C', '#FFFFFF'],
    grey: ['#E3E7ED', '#1B212C'],
    accent: ['#525C6B', '#FFFFFF'],
  },
};

/** @param now ms, server clock */
export function badgeOf(
  chats: readonly ChatSummary[],
  rules: LightRules,
  now: number,
  t: WorkerTranslate,
  palette: Palette = 'default',
): Badge {
  const waiting = waitingChats(chats);
  const invites = openInvites(chats).length;
  const lights = waiting.map((c) => lightAt(c.wait!, rules, now));
  const worst = rules.enabled ? worstLight(lights.map((l) => l.light)) : null;
  const count = waiting.length > 0 ? waiting.length : invites;
  const [background, color] = COLORS[palette][waiting.length === 0 ? 'accent' : (worst ?? 'grey')];
  const nextTimes = lights.flatMap((l) => (l.next ? [l.next.at] : []));
  return {
    text: count === 0 ? '' : count > 999 ? '999' : String(count),
    background,
    color,
    title: titleOf(waiting.length, worst, invites, t),
    nextAt: nextTimes.length > 0 ? Math.min(...nextTimes) : null,
  };
}

function titleOf(
  waiting: number,
  worst: ReturnType<typeof worstLight>,
  invites: number,
  t: WorkerTranslate,
): string {
  const parts = [t('product')];
  if (waiting > 0)
    parts.push(t('launcher.waiting', { count: waiting }) + (worst ? `, ${t(`light.${worst}`)}` : ''));
  if (invites > 0) parts.push(t('launcher.invites', { count: invites }));
  if (waiting + invites === 0) parts.push(t('launcher.nobody'));
  return parts.join(' · ');
}
