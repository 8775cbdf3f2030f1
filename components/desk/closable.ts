import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';

/**
 * A dialog that closes itself and no other: what it has asked for may be answered when the operator has closed it long since, and
 * another one stands there.
 */
export function closable(
  { dialog }: { dialog: Signal<JSX.Element | null> },
  draw: (close: () => void) => JSX.Element,
): JSX.Element {
  const shown = draw(() => {
    if (dialog.peek() === shown) dialog.value = null;
  });
  return shown;
}
