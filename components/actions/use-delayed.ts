import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';

const PAUSE_MS = 350;

/** The same value, once it has stood still: a question to the CRM is not asked with every key. */
export function useDelayed<T>(source: ReadonlySignal<T>): ReadonlySignal<T> {
  const settled = useSignal(source.peek());
  useSignalEffect(() => {
    const now = source.value;
    const timer = setTimeout(() => (settled.value = now), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return settled;
}
