import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clockHolds, countdown, timeOrDay } from '../../../lib/shown/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { DELIVERY_WORDS } from '../../../lib/i18n/delivery.ts';
import { messengerName } from '../../../lib/shown/messenger.ts';
import { useDesk } from '../model.ts';

/** From here on the operator should hurry. */
const SOON_MS = 3_600_000;

interface WindowLineProps {
  /** Until when the messenger takes free text, ms, server clock. */
  until: number;
  provider: string;
}

/** How long the client may still be written to freely; after that, that it is over and what helps. */
export function WindowLine({ until, provider }: WindowLineProps): JSX.Element {
  const { t, now, wakeAt, language } = useDesk(DELIVERY_WORDS);
  const messenger = messengerName(provider, t.value);
  const state = useMemo(
    () =>
      computed(() => {
        const left = until - now.value;
        if (left <= 0) return 'over';
        wakeAt(now.peek() + Math.min(clockHolds(left, false), left));
        return left <= SOON_MS ? 'soon' : 'open';
      }),
    [until],
  );
  const words = useMemo(
    () =>
      computed(() =>
        state.value === 'over'
          ? t.value('window.over', { messenger, time: timeOrDay(until, now.peek(), language.value) })
          : t.value('window.left', { messenger, time: countdown(until - now.value, t.value) }),
      ),
    [until, messenger],
  );
  return (
    <p
      class="window-line small across num"
      data-window={state}
      role={state.value === 'over' ? 'status' : undefined}
    >
      {state.value !== 'open' && <Icon name="clock" size={14} />}
      <span>{words}</span>
    </p>
  );
}
