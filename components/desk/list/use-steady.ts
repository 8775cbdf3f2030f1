import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { heldOrder } from '../../../lib/chat/order.ts';

/** A hand that has stood still for so long is not about to press. */
const HOLD_MS = 600;

/** The order in which the list is shown: nothing moves away from under a hand. `onHand` is told of every move and press in the list. */
export function useSteady(wanted: ReadonlySignal<string[]>): {
  order: ReadonlySignal<string[]>;
  onHand: () => void;
} {
  const isHeld = useSignal(false);
  const timer = useRef(0);
  const last = useRef<string[]>([]);
  const order = useComputed(
    () => (last.current = isHeld.value ? heldOrder(last.current, wanted.value) : wanted.value),
  );
  const onHand = (): void => {
    isHeld.value = true;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => (isHeld.value = false), HOLD_MS);
  };
  return { order, onHand };
}
