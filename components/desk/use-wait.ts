import { computed, signal, useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { lightAt, type Light } from '../../lib/chat/traffic-light.ts';
import { ago, clock, countdown } from '../format.ts';
import { useDesk, type DeskModel } from './model.ts';

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

/** The wait of one chat as signals: the texts change every second without the component being rendered again. */
export function useWait(chat: ChatSummary, seen: ReadonlySignal<boolean> = ALWAYS): Wait {
  const desk = useDesk();
  const current = useSignal(chat);
  current.value = chat;
  return useMemo(() => waitSignals(desk, current, seen), [desk]);
}

const ALWAYS = signal(true);

/** @param seen while it is false the texts stand still; the light turns all the same */
function waitSignals(
  desk: DeskModel,
  chat: ReadonlySignal<ChatSummary>,
  seen: ReadonlySignal<boolean>,
): Wait {
  const { t, rules } = desk;
  const now = computed(() => (seen.value ? desk.now.value : desk.now.peek()));
  const state = computed(() =>
    chat.value.wait ? lightAt(chat.value.wait, rules.value, desk.now.value) : null,
  );
  const answeredAgo = computed(() => {
    const since = state.value?.since;
    return since == null ? '' : ago(now.value - since, t.value);
  });
  const waited = computed(() =>
    state.value?.since == null ? '' : clock(now.value - state.value.since, t.value),
  );
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
      return t.value(key, { time: countdown(s.next.at - now.value, t.value) });
    }),
    total: computed(() => {
      const since = chat.value.wait?.unansweredSince;
      const shown = state.value?.since;
      if (since == null || shown == null || shown - since < 5000) return '';
      return t.value('light.waitsTotal', { time: clock(now.value - since, t.value) });
    }),
  };
}
