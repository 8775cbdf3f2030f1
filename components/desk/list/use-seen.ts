import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const watched = new WeakMap<Element, Signal<boolean>>();
let observer: IntersectionObserver | null = null;

/** Whether the element is in sight; true until that is known. What nobody sees need not tick. */
export function useSeen(place: { current: Element | null }): ReadonlySignal<boolean> {
  const seen = useSignal(true);
  useEffect(() => {
    const element = place.current!;
    observer ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) watched.get(target)!.value = isIntersecting;
    });
    watched.set(element, seen);
    observer.observe(element);
    return () => observer!.unobserve(element);
  }, []);
  return seen;
}
