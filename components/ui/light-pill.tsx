import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Light } from '../../lib/chat/traffic-light.ts';

const SHAPES: Record<Light, JSX.Element> = {
  green: <circle cx="5" cy="5" r="4" />,
  yellow: <path d="M5 .8 9.600 9H.400Z" />,
  red: <path d="M5 .3 9.700 5 5 9.700.300 5Z" />,
  grey: <circle cx="5" cy="5" r="3.300" fill="none" stroke="currentColor" stroke-width="1.500" />,
};

interface LightPillProps {
  /** null: the light is switched off, a plain clock remains. */
  light: Light | null;
  text: string | ReadonlySignal<string>;
  /** Stands in for `text` where the list is narrow. */
  short?: ReadonlySignal<string>;
}

/** Shape, clock and colour of a wait. */
export function LightPill({ light, text, short }: LightPillProps): JSX.Element {
  return (
    <span class="light-pill" data-tone={light ?? 'plain'}>
      {light && (
        <svg viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">
          {SHAPES[light]}
        </svg>
      )}
      <span class={short ? 'long' : undefined}>{text}</span>
      {short && <span class="short">{short}</span>}
    </span>
  );
}
