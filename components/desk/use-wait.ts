import { computed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { lightAt, type Light } from '../../lib/chat/traffic-light.ts';
import { ago, clock, clockHolds, countdown, roughClock } from '../../lib/shown/format.ts';
import { useDesk, type DeskClock, type DeskWords, type WorkerState } from './model.ts';

export interface Wait {
  /** null: the light is switched off, or the chat has none. */
  light: ReadonlySignal<Light | null>;
  /** «5:18», or for grey «ответили 2 мин назад». */
  text: ReadonlySignal<string>;
  /** The same without words: «5:18», «2 мин назад». */
  short: ReadonlySignal<string>;
  /** «до красной 0:42», «дольше 6:00», or ''. */
  next: ReadonlySignal<string>;
  isWaiting: ReadonlySignal<boolean>;
  /** How long the client has truly waited, when that is longer than what the colour counts; else ''. */
  total: ReadonlySignal<string>;
}

/**
 * The wait of one chat as signals: the texts change with the clock without the component being rendered again.
 * @param seen for a list: while it is false the texts stand still (the light turns all the same), and long waits show no seconds
 */
export function useWait(chat: ChatSummary, seen?: ReadonlySignal<boolean>): Wait {
  const desk = useDesk();
  const current = useSignal(chat);
  current.value = chat;
  return useMemo(() => waitSignals(desk, current, seen), [desk]);
}

function waitSignals(
  desk: WorkerState & DeskClock & DeskWords,
  chat: ReadonlySignal<ChatSummary>,
  seen?: ReadonlySignal<boolean>,
): Wait {
  const { t, rules, now, wakeAt } = desk;
  const isRough = seen !== undefined;
  const show = isRough ? roughClock : clock;
  const holds = (ms: number): number => clockHolds(ms, isRough);
  const state = computed(() => {
    const { wait } = chat.value;
    if (!wait) return null;
    const found = lightAt(wait, rules.value, now.peek());
    // «Longer than» is strict: a colour is left a moment after its last one.
    wakeAt((found.next?.at ?? Infinity) + 1);
    return found;
  });
  /** @param stays ms, how long a text about such an age (below 0: such a time to come) stays right @returns the age, ms */
  const age = (since: number, stays: (ms: number) => number): number => {
    const ms = now.peek() - since;
    if (!seen || seen.value) wakeAt(now.peek() + stays(ms));
    return ms;
  };
  const answeredAgo = computed(() => {
    const since = state.value?.since;
    return since == null ? '' : ago(age(since, untilNextMinute), t.value);
  });
  const waited = computed(() => {
    const since = state.value?.since;
    return since == null ? '' : show(age(since, holds), t.value);
  });
  const isWaiting = computed(() => chat.value.wait?.unansweredSince != null);
  return {
    light: computed(() => (rules.value.enabled ? (state.value?.light ?? null) : null)),
    isWaiting,
    text: computed(() => {
      if (isWaiting.value) return waited.value;
      return answeredAgo.value
        ? t.value('light.answered', { ago: answeredAgo.value })
        : t.value('light.nobodyAsked');
    }),
    short: computed(() => (isWaiting.value ? waited.value : answeredAgo.value)),
    next: computed(() => {
      const s = state.value;
      if (!s || !rules.value.enabled || !isWaiting.value) return '';
      if (!s.next) return t.value('light.over', { time: clock(rules.value.redSeconds * 1000, t.value) });
      const key = s.next.light === 'red' ? 'light.toRed' : 'light.toYellow';
      const left = -age(s.next.at, (ms) => -ms % 1000 || 1000);
      // A message from a moment ahead of this clock has not more than all of the time.
      return t.value(key, { time: countdown(Math.min(left, s.next.at - s.since!), t.value) });
    }),
    total: computed(() => {
      const since = chat.value.wait?.unansweredSince;
      const shown = state.value?.since;
      if (since == null || shown == null || shown - since < 5000) return '';
      return t.value('light.waitsTotal', { time: clock(age(since, holds), t.value) });
    }),
  };
}

const untilNextMinute = (ms: number): number => 60_000 - (Math.max(0, ms) % 60_000);
