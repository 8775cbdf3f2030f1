import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Light } from '../../lib/chat/traffic-light.ts';

const SHAPES: Record<Light, JSX.Element> = {
  green: <circle cx="5" cy="5" r="4" />,
  yellow: <path d="M5 .8 9.600 9H.400Z" />,
  red: <path d="M5 .3 9.700 5 5 9.700.300 5Z" />,
  grey: <circle cx="5" cy="5" r="3.300" fill="none" stroke="currentColor" stroke-width="1.500" />,
};

/** Shape, clock and colour of a wait; without a light (switched off) a plain clock. */
export function LightPill({ light, text }: { light: Light | null; text: string | ReadonlySignal<string> }): JSX.Element {
  return (
    <span class="light-pill" data-tone={light ?? 'plain'}>
      {light && (
        <svg viewBox="0 0 10 10" aria-hidden="true" fill="currentColor">
          {SHAPES[light]}
        </svg>
      )}
      <span>{text}</span>
    </span>
  );
}
